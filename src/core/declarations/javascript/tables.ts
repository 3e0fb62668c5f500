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
  const tables = [...new Set(words)].flatMap((word) => tablesIn(source).get(word)?.() ?? []);
  return [...new Set([...own.flatMap((region) => idsIn(source, region)), ...tables])].slice(0, most.ids);
}

/** Whether some of that comes from what another file hands on, by the names that `isElsewhere` knows. Arguments as above. */
export function isGivenFrom(
  source: Code,
  start: number,
  name: number,
  isElsewhere: (name: string) => boolean,
): boolean {
  return wordsIn(source, givenBy(source, start, name)).some(isElsewhere);
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

const tablesIn = memoized((source: Code): ReadonlyMap<string, () => readonly string[]> => {
  const found = Array.from(source.masked.matchAll(table), ({ 0: head, 1: name = '', index }) => {
    const open = index + head.length;
    return [name, lazily(() => idsIn(source, [open, source.closing(open)]))] as const;
  });
  return new Map(found);
}, new WeakMap<Code, ReadonlyMap<string, () => readonly string[]>>());
