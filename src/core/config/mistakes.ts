import type { BaseIssue } from 'valibot';
import { message } from '../message.ts';
import type { Message } from '../model.ts';
import { nearest } from '../convention/nearest.ts';
import { asWritten } from './heeded.ts';

export interface Mistake {
  readonly path: readonly (string | number)[];
  /** Where to point: at the last key of the path, or at its value. */
  readonly at: 'key' | 'value';
  readonly found: Message;
  readonly wanted: Message;
}
type Issue = BaseIssue<unknown>;

/** The text from a value to the end of its line. */
export type SourceOf = (path: Mistake['path']) => string;

/** What valibot found, in sentences; at most one for each key. */
export function mistakesIn(issues: readonly Issue[], file: string, sourceOf: SourceOf): Mistake[] {
  const byPath = new Map<string, Mistake>();
  for (const issue of issues.flatMap(unfolded)) {
    const mistake = mistakeOf(issue, file, sourceOf);
    const id = mistake.path.join('\0');
    if (!byPath.has(id)) byPath.set(id, mistake);
  }
  return [...byPath.values()];
}

/** One or many: where somebody wrote a list, what is wrong with its items says more than that it is not a single word, and the reverse. */
function unfolded(issue: Issue): Issue[] {
  const { path, issues } = issue;
  const isList = Array.isArray(issue.input);
  const meant = issues?.filter((each) =>
    isList ? each.path !== undefined : each.path === undefined && each.type !== 'array',
  );
  if (!path || !meant || meant.length === 0) return [issue];
  return meant.map((inner) => ({ ...inner, path: [...path, ...(inner.path ?? [])] }));
}

function mistakeOf(issue: Issue, file: string, sourceOf: SourceOf): Mistake {
  const items = issue.path ?? [];
  const path = items.map(({ key }) => (typeof key === 'string' ? asWritten(key) : (key as string | number)));
  const last = items.at(-1);
  const [code = '', ...words] = issue.message.split(' ');
  const isAboutKey = code === 'key' || last?.origin === 'key';
  const key = String(path.at(-1));
  if (code === 'key') {
    return { path, at: 'key', found: message('`{key}` is not known here', { key }), wanted: oneOf(key, words) };
  }
  if (isAboutKey) {
    return {
      path,
      at: 'value',
      found: message('`{key}` is missing', { key }),
      wanted: message('a value for `{key}`', { key }),
    };
  }
  const value = last === undefined ? issue.input : last.value;
  const wanted = rules[code]?.(value, words) ?? kinds[issue.type] ?? textInstead(value);
  return { path, at: 'value', found: found(path, value, file, sourceOf(path)), wanted };
}

function found(path: Mistake['path'], value: unknown, file: string, source: string): Message {
  const key = path.findLast((each) => typeof each === 'string') ?? file;
  if (Array.isArray(value)) return message('`{key}` is a list', { key });
  if (typeof value === 'object' && value !== null) return message('`{key}` is a group of keys', { key });
  // A file that says nothing is allowed; one that says `null` says that.
  const isNothing = value === undefined || (value === null && path.length > 0);
  const written = isNothing ? '' : inWriting(value, source);
  if (written === '') return message('`{key}` is empty', { key });
  return message('`{key}` is `{value}`', { key, value: shortened(written) });
}

/** As it stands there: a number however it is written, and one that is none with the quotation marks that make it a text. */
function inWriting(value: unknown, source: string): string {
  if (typeof value !== 'string') return /^[^\s,\]}]+/.exec(source)?.[0] ?? String(value);
  const text = value.trim();
  const mark = /^["']/.exec(source)?.[0] ?? '';
  return text === '' || Number.isNaN(Number(text)) ? text : mark + text + mark;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function textInstead(value: unknown): Message {
  const looksLikeMore = typeof value === 'number' || typeof value === 'boolean';
  return looksLikeMore ? message('some text: put it in quotation marks') : message('some text');
}

const kinds: Readonly<Record<string, Message>> = {
  array: message('a list: each entry on its line, after a dash'),
  object_with_rest: message('keys with values, each on its line'),
};

/** By the code of the rule in `definition.ts`. */
const rules: Readonly<Record<string, (value: unknown, words: readonly string[]) => Message>> = {
  choice: (value, words) => oneOf(value, words),
  empty: () => message('some text'),
  day: () => message('a day, written like 2027-01-31'),
  'no-such-day': () => message('a day that the calendar has'),
  count: () => message('a whole number from 1'),
  'none-or-count': () => message('a whole number from 0'),
  percent: () => message('a number from 0 to 100'),
  'no-command': () => message('a command without the character U+0000'),
  absolute: () => message('a path that begins in this folder'),
  backslash: () => message('a path with `/` between its folders'),
  upwards: () => message('a path inside this folder, without `..`'),
  intricate: () => message('a glob with fewer wildcards: it would take too long to match'),
  obeyed: () => message('another path: this file is always obeyed'),
  'ends-before': () => message('a last day that is not before `on`'),
  'too-long': () => message('a last day at most 90 days after `on`'),
  'never-loosened': () => message('`block`: this criterion can only be waived, with a reason and an end'),
};

function oneOf(value: unknown, words: readonly string[]): Message {
  const [near] = typeof value === 'string' ? nearest(value, words) : [];
  return near === undefined ? message('one of {words}', { words }) : message('`{word}`, perhaps', { word: near });
}
