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
/** A constant, frozen or not, what a function returns, or what is told of it later. */
const namedOption = new RegExp(
  [
    String.raw`\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;{}]{0,200})?=\s*(?:(?:\([^(){}]{0,200}\)\s*=>|[\w$.]{1,100})\s*\(\s*)?${option}`,
    String.raw`\bfunction\s+([\w$]+)\s*\([^(){}]{0,200}\)[^(){};]{0,100}\{\s*return\s*${option}`,
    String.raw`(?<![\w$.])([\w$]+)\.(?:expectFailure|fails)\s*=(?![=>])`,
  ].join('|'),
  'g',
);
const namedOptions = /\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;{}]{0,200})?=\s*\{((?:[^{}]|\{[^{}]*\}){0,3000})\}/g;
const partOfOptions = new RegExp(String.raw`([\w$]+)\s*:\s*${option}`, 'g');
const firstName = /^\s*,\s*(?:([\w$]+(?:\.[\w$]+)?)\s*(?:[,)]|\([^()]*\)\s*,)|\{[^{}]*?\.{3}\s*([\w$]+))/;
const lastName = /\}\s*,\s*([\w$]+)\s*(?:\([^()]*\)\s*)?,?\s*\)?$/;

/**
 * The names of what a test or suite takes as its options, and whether these say that to have passed shows nothing.
 * @param from behind its name
 * @param isFirst whether they begin there instead, and have its name
 */
export function optionsAt(
  source: Code,
  from: number,
  end: number,
  describes: boolean,
  isFirst = false,
): { readonly isNoProof: boolean; readonly options: readonly string[] } {
  const code = withKeys(source);
  const head = `${isFirst ? ',' : ''}${code.slice(from, Math.min(end, from + 1000))}`;
  const tail = code.slice(Math.max(from, end - 300), end);
  const [, first, spread] = firstName.exec(head) ?? [];
  const [, last] = lastName.exec(tail) ?? [];
  const options = [first, spread, last].filter((name) => name !== undefined);
  const isNoProof = isToFail.test(head) || isToFailAtLast.test(tail) || (describes && isToDo.test(head));
  const isMade = madeOptions.test(head) || spread !== undefined || last !== undefined;
  return {
    isNoProof: isNoProof || options.some((each) => optionsIn(source).has(each)) || (isMade && makesOptions(source)),
    options,
  };
}

/** Not written at the test itself: by a name, or what a function returns. */
const madeOptions = /^\s*,\s*[\w$.]+\s*(?:\([^()]*\)\s*)?,/;
const making = new RegExp(String.raw`(?:[(]|=>|\breturn)\s*${option}|\.\s*(?:expectFailure|fails)\s*=(?![=>])`);

/** Whether a file makes options otherwise than as a constant: which of its tests have them, nobody knows. */
const makesOptions = memoized((source: Code): boolean => making.test(withKeys(source)), new WeakMap());

/** With the names of properties that are written as strings. */
const withKeys = memoized(({ text, masked }: Code): string => {
  if (!/(['"])(?:fails|expectFailure|todo)\1\s*:/.test(text)) return masked;
  return masked.replace(/"_+"(?=\s*:)/g, (key, at: number) => ` ${text.slice(at + 1, at + key.length - 1)} `);
}, new WeakMap<Code, string>());

/** Of what hands on the name of a test: `it(name, { fails: true }, run)`. */
export function isToFailAt(source: Code, open: number): boolean {
  const { masked } = source;
  if (masked[open] !== '(') return false;
  const name = /^\(\s*(?:\.\.\.)?[\w$]+/.exec(masked.slice(open, open + 100))?.[0] ?? '(';
  return optionsAt(source, open + name.length, source.closing(open), false).isNoProof;
}

/** `const known = { fails: true }`, and `known.bug` of `const known = { bug: { fails: true } }` */
export const optionsIn = memoized((source: Code): ReadonlySet<string> => {
  const masked = withKeys(source);
  if (!/\b(?:fails|expectFailure)\b/.test(masked)) return new Set();
  const named = Array.from(masked.matchAll(namedOption), ([, first, second, third]) => first ?? second ?? third ?? '');
  const parts = Array.from(masked.matchAll(namedOptions), ([, name = '', options = '']) =>
    Array.from(options.matchAll(partOfOptions), ([, part = '']) => `${name}.${part}`),
  );
  return new Set([...named, ...parts.flat()]);
}, new WeakMap());
