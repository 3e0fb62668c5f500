import type { Code } from '../../code/code.ts';
import { skipSpace } from '../../code/declared.ts';
import { citedIn } from '../../ids.ts';
import { lazily } from '../../lazily.ts';
import { memoized } from '../../memoized.ts';

/** From offset to offset. */
type Region = readonly [from: number, to: number];

/** Behind which nothing is looked for: thousands of tests may have one table. */
const most = { characters: 20_000, ids: 500 };

/**
 * The IDs that may be put into the name of a test, or suite, that run time completes: those in its table, in the loop around it, and in what
 * these are called by.
 * @param start of its call
 * @param name offset
 */
export function idsGiven(source: Code, start: number, name: number): readonly string[] {
  const own = givenBy(source, start, name);
  const words = wordsIn(source, own);
  const tables = [...new Set(words)].flatMap((word) => tablesIn(source).get(word)?.ids() ?? []);
  return [...new Set([...own.flatMap((region) => idsIn(source, region)), ...tables])].slice(0, most.ids);
}

/**
 * Whether something else may be put into it, too: what comes from another file, or of which nothing is known here. Arguments as above.
 * @param isElsewhere knows the names of what comes from other files
 */
export function isGivenElsewhere(
  source: Code,
  start: number,
  name: number,
  isElsewhere: (name: string) => boolean,
): boolean {
  const [, ...used] = namesIn(source, [...givenBy(source, start, name), [name, endOfArgument(source, name)]]);
  const all = withDefinitions(source, used);
  return (
    all.some(isElsewhere) || (all.some((each) => !isKnown(each, source)) && idsGiven(source, start, name).length === 0)
  );
}

const known = new Set(
  'const let var for of in as await async new function typeof true false null undefined Object Array String Number'.split(
    ' ',
  ),
);
const free = /(?<![\w$.])(?:\.{3})?([A-Za-z_$][\w$]*)(?![\w$]|\s*:)/g;
const loopVariables = /\b(?:const|let|var)\s+([\w$]+|\{[^{}]*\}|\[[^[\]]*\])\s+(?:of|in)\b/g;

/** What is used there by its name: no properties, nor what a loop calls its own. */
function namesIn({ masked }: Code, regions: readonly Region[]): readonly string[] {
  const texts = regions.map((region) => masked.slice(...shortened(region)).replace(/"_*"/g, '""'));
  const variables = texts.flatMap((text) =>
    Array.from(text.matchAll(loopVariables), ([, own = '']) => own.match(/[\w$]+/g) ?? []).flat(),
  );
  const names = texts.flatMap((text) => Array.from(text.matchAll(free), ([, name = '']) => name));
  return names.filter((name) => !known.has(name) && !variables.includes(name));
}

/** What a constant is made of is made of others in turn. */
const deepestDefinition = 3;

function withDefinitions(source: Code, names: readonly string[]): readonly string[] {
  const all = new Set(names);
  for (let depth = 0, next = names; depth < deepestDefinition && next.length > 0; depth++) {
    const regions = next.map((name) => tablesIn(source).get(name)?.region).filter((region) => region !== undefined);
    next = namesIn(source, regions).filter((name) => !all.has(name));
    for (const name of next) all.add(name);
  }
  return [...all];
}

function isKnown(name: string, source: Code): boolean {
  return tablesIn(source).has(name);
}

/** Offset of the comma behind an argument, or of the bracket that closes the call. */
function endOfArgument({ masked, closing }: Code, from: number): number {
  const limit = Math.min(masked.length, from + nearby);
  for (let at = from; at < limit; at++) {
    const char = masked.charAt(at);
    if ('([{'.includes(char)) at = closing(at);
    else if (',)]}'.includes(char)) return at;
  }
  return limit;
}

function givenBy(source: Code, start: number, name: number): readonly Region[] {
  return [[start, name] as const, ...loopsAround(source, start)].map(shortened);
}

function wordsIn({ masked }: Code, regions: readonly Region[]): readonly string[] {
  return regions.flatMap(([from, to]) => masked.slice(from, to).match(/[A-Za-z_$][\w$]*/g) ?? []);
}

function shortened([from, to]: Region): Region {
  return [from, Math.min(to, from + most.characters)];
}

function idsIn({ text }: Code, region: Region): readonly string[] {
  const cited = citedIn(text.slice(...shortened(region)));
  return [...new Set(cited.flatMap(({ readings }) => readings.map(({ id }) => id)))];
}

/** Nobody writes a loop further before the test in it, nor a longer table. */
const nearby = 3000;
const loop = /\bfor\s*(?:await\s*)?\(|\.\s*(?:forEach|map)\s*\(/g;

function* loopsAround({ masked, closing }: Code, start: number): Generator<Region> {
  const first = Math.max(0, start - nearby);
  for (const { 0: head, index } of masked.slice(first, start).matchAll(loop)) {
    const open = first + index + head.length - 1;
    const close = closing(open);
    if (head.startsWith('.')) {
      if (close > start) yield receiverOf(masked, closing, first + index);
      continue;
    }
    const body = skipSpace(masked, close + 1);
    if (close < start && (body === start || (masked[body] === '{' && closing(body) > start))) yield [open, close];
  }
}

/** Brackets that are looked through for the one that a list begins with. */
const mostBrackets = 50;

/** What stands before a dot: a name, or a list. */
function receiverOf(masked: string, closing: Code['closing'], dot: number): Region {
  const last =
    masked
      .slice(Math.max(0, dot - 100), dot)
      .trimEnd()
      .at(-1) ?? '';
  const end = masked.lastIndexOf(last, dot);
  if (last === ']' || last === ')') {
    const opening = last === ']' ? '[' : '(';
    let at = masked.lastIndexOf(opening, end);
    for (let n = 0; n < mostBrackets && at >= 0; n++, at = masked.lastIndexOf(opening, at - 1))
      if (closing(at) === end) return [at, end];
  }
  return [end - (/[\w$]*$/.exec(masked.slice(Math.max(0, end - 100), end + 1))?.[0].length ?? 0), dot];
}

const table = /\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;{}]{0,200})?=\s*[\w$.\s]{0,50}(?=[[{(])/g;

interface Table {
  readonly region: Region;
  readonly ids: () => readonly string[];
}

const tablesIn = memoized((source: Code): ReadonlyMap<string, Table> => {
  const found = Array.from(source.masked.matchAll(table), ({ 0: head, 1: name = '', index }) => {
    const open = index + head.length;
    const close = source.closing(open);
    const behindName = index + head.indexOf('=') + 1;
    return [name, { region: [behindName, close], ids: lazily(() => idsIn(source, [open, close])) }] as const;
  });
  return new Map(found);
}, new WeakMap<Code, ReadonlyMap<string, Table>>());
