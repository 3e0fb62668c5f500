import type { Code } from '../../code/code.ts';
import { skipSpace, unescaped } from '../../code/declared.ts';
import { memoized } from '../../memoized.ts';
import type { Name } from './name.ts';

const ofNode = memoized(({ text }: Code) => /['"]node:test['"]/.test(text), new WeakMap());
const takesAllInOne = memoized((source: Code) => ofNode(source) || source.text.includes('Deno.test'), new WeakMap());

export interface Options extends Name {
  readonly hasFunction: boolean;
}

/** What node:test and Deno take in place of a name: `test({ name: 'adds', fn() {} })`, or a constant that is such options. */
export function optionsWithName(source: Code, at: number): Options | undefined {
  const { masked, closing } = source;
  if (!takesAllInOne(source)) return undefined;
  const [own = ''] = masked[at] === '{' ? [] : (alone.exec(masked.slice(at, at + longestName)) ?? []);
  const open = own === '' ? at : constantsIn(source).get(own);
  if (open === undefined || masked[open] !== '{') return undefined;
  const end = Math.min(closing(open) + 1, open + longest);
  const value = valueIn(masked, open, end);
  if (value === undefined) return undefined;
  const hasFunction = aFunction.test(masked.slice(open, end));
  return { ...nameOf(source, value, end), end: own === '' ? end : at + own.length, hasFunction };
}

/**
 * `test('adds')`: node:test reports it as passed, and all others as still to be written.
 * @param from behind its name
 */
export function isWithoutFunction(source: Code, from: number, end: number): boolean {
  if (end - from > longest || !ofNode(source)) return false;
  const behind = source.masked.slice(from, end);
  const given = nothingMore.exec(behind);
  return given !== null && !aFunction.test(behind) && given.slice(1).every((name) => isWithoutFunctionAs(source, name));
}

function isWithoutFunctionAs(source: Code, name: string | undefined): boolean {
  if (name === undefined || name === 'undefined' || name === 'null') return true;
  const open = constantsIn(source).get(name);
  return open !== undefined && !aFunction.test(source.masked.slice(open, source.closing(open)));
}

const longestName = 100;
/** Nobody writes longer options. */
const longest = 20_000;
const given = String.raw`(?:\{(?:[^{}]|\{[^{}]*\})*\}|([\w$]+))`;
const nothingMore = new RegExp(String.raw`^\s*(?:,\s*${given}\s*)?(?:,\s*${given}\s*)?,?\s*$`);
const alone = /^[A-Za-z_$][\w$]*(?=\s*[,)])/;
const constant = /\b(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*(?::[^=;{}]{0,200})?=\s*(?=\{)/g;
const aFunction = /=>|\bfunction\b|\bfn\b|\)\s*\{/;

/** By name, where their options begin. */
const constantsIn = memoized((source: Code): ReadonlyMap<string, number> => {
  const found = source.masked.matchAll(constant);
  return new Map(Array.from(found, ({ 0: head, 1: name = '', index }) => [name, index + head.length]));
}, new WeakMap<Code, ReadonlyMap<string, number>>());

/** Offset of what the property `name` has. */
function valueIn(masked: string, open: number, end: number): number | undefined {
  let depth = 0;
  for (const { 0: found, index } of masked.slice(open, end).matchAll(/[{}()[\]]|\bname\s*(?::\s*|(?=[,}]))/g)) {
    if (found.length === 1) depth += '{(['.includes(found) ? 1 : -1;
    else if (depth === 1 && /[{,]\s*$/.test(masked.slice(Math.max(0, open + index - 100), open + index)))
      return open + index + found.length;
  }
  return undefined;
}

function nameOf({ text, masked, stringAt }: Code, at: number, end: number): Pick<Name, 'value' | 'written'> {
  const string = stringAt(at);
  if (string === undefined || string.end > end) return { value: undefined, written: '%s' };
  const written = unescaped(text.slice(string.from, string.to));
  const isAll = string.whole && ',}'.includes(masked[skipSpace(masked, string.end)] ?? ' ');
  return isAll ? { value: written, written } : { value: undefined, written: `${written}%s` };
}
