import type { Code } from '../../code/code.ts';
import { memoized } from '../../memoized.ts';

const having = (name: string): string =>
  String.raw`\{(?:[^{}]|\{[^{}]*\})*?\b(?:${name})(?=\s*[,}]|\s*:(?!\s*(?:false|undefined|null)\b))`;
const option = having('expectFailure|fails');
/** Of a suite node:test says so itself, and not of what passes in it. */
const isToDo = new RegExp(String.raw`^\s*,\s*${having('todo')}`);
const isToFail = new RegExp(String.raw`^\s*,\s*${option}`);
/** Vitest took them behind the function, too. */
const isToFailAtLast = new RegExp(String.raw`\}\s*,\s*${option}[^{}]*\}\s*,?\s*$`);
const namedOption = new RegExp(String.raw`\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;{}]{0,200})?=\s*${option}`, 'g');
const namedOptions = /\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;{}]{0,200})?=\s*\{((?:[^{}]|\{[^{}]*\}){0,3000})\}/g;
const partOfOptions = new RegExp(String.raw`([\w$]+)\s*:\s*${option}`, 'g');
const firstName = /^\s*,\s*(?:([\w$]+(?:\.[\w$]+)?)\s*[,)]|\{[^{}]*?\.{3}\s*([\w$]+))/;
const lastName = /\}\s*,\s*([\w$]+)\s*,?\s*$/;

/**
 * The names of what a test or suite takes as its options, and whether these say that to have passed shows nothing.
 * @param from behind its name
 */
export function optionsAt(
  source: Code,
  from: number,
  end: number,
  describes: boolean,
): { readonly isNoProof: boolean; readonly options: readonly string[] } {
  const { masked } = source;
  const head = masked.slice(from, Math.min(end, from + 1000));
  const tail = masked.slice(Math.max(from, end - 300), end);
  const [, first, spread] = firstName.exec(head) ?? [];
  const [, last] = lastName.exec(tail) ?? [];
  const options = [first, spread, last].filter((name) => name !== undefined);
  const isNoProof = isToFail.test(head) || isToFailAtLast.test(tail) || (describes && isToDo.test(head));
  return { isNoProof: isNoProof || options.some((each) => optionsIn(source).has(each)), options };
}

/** Of what hands on the name of a test: `it(name, { fails: true }, run)`. */
export function isToFailAt(source: Code, open: number): boolean {
  const { masked } = source;
  if (masked[open] !== '(') return false;
  const name = /^\(\s*(?:\.\.\.)?[\w$]+/.exec(masked.slice(open, open + 100))?.[0] ?? '(';
  return optionsAt(source, open + name.length, source.closing(open), false).isNoProof;
}

/** `const known = { fails: true }`, and `known.bug` of `const known = { bug: { fails: true } }` */
export const optionsIn = memoized(({ masked }: Code): ReadonlySet<string> => {
  const named = Array.from(masked.matchAll(namedOption), ([, name = '']) => name);
  const parts = Array.from(masked.matchAll(namedOptions), ([, name = '', options = '']) =>
    Array.from(options.matchAll(partOfOptions), ([, part = '']) => `${name}.${part}`),
  );
  return new Set([...named, ...parts.flat()]);
}, new WeakMap());
