import type { Code } from '../../code/code.ts';
import { skipSpace, unescaped } from '../../code/declared.ts';

export interface Name {
  /** Undefined where it is computed. */
  readonly value: string | undefined;
  readonly written: string;
  readonly end: number;
}

/** What a test is called by its first argument: a string, or a constant of the file. Undefined where it is neither. */
export function nameAt(source: Code, at: number): Name | undefined {
  return stringAs(source, at) ?? constantAs(source, at);
}

function stringAs({ text, masked, stringAt }: Code, at: number): Name | undefined {
  const string = stringAt(at);
  if (string === undefined || !/["'`]/.test(text[at] ?? '')) return undefined;
  const next = masked[skipSpace(masked, string.end)];
  const written = unescaped(text.slice(string.from, string.to));
  const isAll = string.whole && (next === ',' || next === ')');
  // Of what is put together only the beginning is read.
  return { value: isAll ? written : undefined, written: isAll ? written : `${written}%s`, end: string.end };
}

/** Written so, no parameter is called like it. */
const constant = /[A-Z][A-Z\d_]*(?=\s*[,)])/y;
const definition = /\bconst\s+([A-Z][A-Z\d_]*)\s*(?::\s*string\s*)?=\s*/g;
const definitionsEnd = /^[ \t]*(?:as const[ \t]*)?(?:[;\r\n]|$)/;
const known = new WeakMap<Code, ReadonlyMap<string, string | undefined>>();

function constantAs(source: Code, at: number): Name | undefined {
  constant.lastIndex = at;
  const [name] = constant.exec(source.masked) ?? [];
  if (name === undefined) return undefined;
  let constants = known.get(source);
  if (constants === undefined) known.set(source, (constants = constantsIn(source)));
  const value = constants.get(name);
  return value === undefined ? undefined : { value, written: value, end: at + name.length };
}

/** By name; undefined where it is no string, or several are called so. */
function constantsIn({ masked, text, stringAt }: Code): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const { 0: head, 1: name = '', index } of masked.matchAll(definition)) {
    const string = stringAt(index + head.length);
    const isAll = string?.whole === true && definitionsEnd.test(masked.slice(string.end, string.end + 50));
    found.set(name, isAll && !found.has(name) ? unescaped(text.slice(string.from, string.to)) : undefined);
  }
  return found;
}
