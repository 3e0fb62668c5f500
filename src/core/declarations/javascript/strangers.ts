import type { Code } from '../../code/code.ts';
import { type Found, skipSpace } from '../../code/declared.ts';
import { citedIn } from '../../ids.ts';
import { aliasesOf, words } from './aliases.ts';
import { type Call, calledIn, callOf, looksLikeDeclaration, placeholder } from './calls.ts';
import { chain, type Head, isModifier, type Word } from './chain.ts';
import { type Kept, keptAt } from './kept.ts';
import { type Taken, takenIn } from './taken.ts';
import { nameAt } from './name.ts';

/** Whether it proves anything is told where its options come from. */
export function withOptionsFrom(taken: ReadonlyMap<string, Taken>, call: Call): Found {
  const [first] = (call.options ?? []).flatMap((name) => taken.get(name) ?? []);
  return first === undefined ? call : { ...call, calledBy: { name: first.name, from: first.from } };
}

/** Tests that are called by what comes from another file, which tells what they prove. */
export function* strangersIn(source: Code, imported: ReadonlyMap<string, Taken>): Generator<Found> {
  const { masked } = source;
  const { taken, handsOn, uses } = withAliases(source, imported);
  for (const { start, behind, name: own } of uses) {
    const from = taken.get(own);
    if (from === undefined || handsOn.has(start) || !goesOn.test(masked[skipSpace(masked, behind)] ?? '')) continue;
    const direct = chain(source, behind, toBeTold);
    const isPart = direct === undefined;
    const [written = '', part] = (isPart && partOf.exec(masked.slice(behind, behind + 100))) || [];
    const head = part === undefined ? direct : chain(source, behind + written.length, toBeTold);
    if (head === undefined || (isPart && !from.isAll && !takesTest(source, head.end))) continue;
    yield* calledBy(source, start, head, { name: part ?? from.name, from: from.from });
  }
  yield* calledAtOnce(source);
  yield* calledByKept(source, taken, uses);
}

/** What is called, or a part of it. */
const goesOn = /[(.<]/;

/** Nobody makes names of names any further. */
const deepestName = 5;

interface Aliases {
  readonly taken: ReadonlyMap<string, Taken>;
  /** Offsets of what is called with a name that is only handed on: whoever calls the function around it has the test. */
  readonly handsOn: ReadonlySet<number>;
  /** Of all of them. */
  readonly uses: readonly Use[];
}

/** With what a file calls it otherwise: `const known = isDone ? it : broken`, or a function that hands on the name of a test. */
function withAliases(source: Code, imported: ReadonlyMap<string, Taken>): Aliases {
  const { masked } = source;
  const taken = new Map(imported);
  const handsOn = new Set<number>();
  const usesOfImported = usesOf(masked, imported);
  let uses = usesOfImported;
  for (let depth = 0; uses.length > 0 && depth < deepestName; depth++) {
    const next = new Set<string>();
    for (const { start, behind, name: own } of uses) {
      const from = taken.get(own);
      const before = masked.slice(Math.max(0, start - 200), start);
      const [part = '', name] = partOf.exec(masked.slice(behind, behind + 100)) ?? [];
      const isPart = name !== undefined && !isModifier(name);
      const head = chain(source, behind + (isPart ? part.length : 0), toBeTold);
      if (from === undefined || head === undefined) continue;
      const isAmong = /\?[^;{}?]*:\s*$|=\s*[\w$.]+\s*\(\s*$/.test(before) && masked[head.end] !== '(';
      const choice = isAmong ? head : undefined;
      const aliases = aliasesOf(masked, before, head, choice);
      if (aliases.length > 0 && masked[head.end] === '(') handsOn.add(start);
      for (const alias of aliases) {
        if (words.test(alias.name) || taken.has(alias.name)) continue;
        taken.set(alias.name, isPart ? { ...from, name } : from);
        next.add(alias.name);
      }
    }
    uses = usesOf(masked, next);
  }
  return { taken, handsOn, uses: taken.size === imported.size ? usesOfImported : usesOf(masked, taken) };
}

/** A name that stands by itself, with its offsets. */
interface Use {
  readonly start: number;
  readonly behind: number;
  readonly name: string;
}

const anyName = /(?<![\w$.#])[A-Za-z_$][\w$]*/g;

/** In order. That no pattern is made for each file saves most of the time. */
function usesOf(masked: string, names: { readonly size: number; has(name: string): boolean }): readonly Use[] {
  if (names.size === 0) return [];
  const uses: Use[] = [];
  for (const { index: start, 0: name } of masked.matchAll(anyName))
    if (names.has(name)) uses.push({ start, behind: start + name.length, name });
  return uses;
}

/** In a file that keeps more, nobody follows what is called by which. */
const mostKept = 20;

/** Behind the bracket of a list, in a choice, or in brackets of its own. */
const inList = /\[[^[\](){};]*$|[?:]\s*$|(?:^|[^\w$\])>\s])\s*\(\s*$/;

/** What may be called by a word from another file that somebody keeps, or gives to somebody: `[broken]`, `Reflect.apply(broken, null, ['adds', …])`. */
function* calledByKept(source: Code, taken: ReadonlyMap<string, Taken>, uses: readonly Use[]): Generator<Found> {
  const { masked } = source;
  const all: (Kept & { readonly by: NonNullable<Found['calledBy']> })[] = [];
  for (const { start, behind, name: own } of uses) {
    const from = taken.get(own);
    const [part = '', name] = partOf.exec(masked.slice(behind, behind + 100)) ?? [];
    const end = skipSpace(masked, behind + part.length);
    const kept = keptAt(source, start, { ...toBeTold, end }, own);
    if (from === undefined || kept === undefined) continue;
    const by = { name: name ?? from.name, from: from.from };
    for (const each of givenAlong(source, start)) yield { ...each, calledBy: by };
    if (all.length < mostKept && (kept.key !== undefined || inList.test(masked.slice(Math.max(0, start - 200), start))))
      all.push({ ...kept, by });
  }
  if (all.length === 0) return;
  for (const { 0: written, 1: dot, 2: name, index } of masked.matchAll(titled)) {
    const end = index + written.length - 1;
    const isOther = name !== undefined && dot === undefined && (words.test(name) || taken.has(name));
    if (isOther || !takesTest(source, end)) continue;
    const mayBe = all.filter(({ key }) => key === undefined || name === undefined || key === name || isModifier(name));
    const calling = new Map(mayBe.map(({ by }) => [`${by.name} ${by.from}`, by])).values();
    for (const calledBy of calling)
      for (const each of callOf(source, index, { ...toBeTold, end, parameterised: name === undefined }))
        yield { ...each, calledBy };
  }
}

/** If it proves nothing, then whatever is put into its name shows nothing. */
const toBeTold: Word = { describes: false, parameterised: false, isNoProof: true };

function* calledBy(source: Code, start: number, head: Head, by: NonNullable<Found['calledBy']>): Generator<Found> {
  const { masked, closing } = source;
  // `known(mode)('adds', …)`
  const next = masked[head.end] === '(' ? skipSpace(masked, closing(head.end) + 1) : head.end;
  const own = masked[next] === '(' ? { ...head, end: next } : head;
  let isFound = false;
  for (const each of callOf(source, start, own))
    if (
      (each.name ?? each.pieces) !== undefined ||
      each.carriesAny === true ||
      looksLikeDeclaration(masked, own.end, each.end)
    ) {
      isFound ||= (each.name ?? each.pieces) !== undefined;
      yield { ...each, calledBy: by };
    }
  if (!isFound) yield* calledWithin(source, start, own, by);
}

/** What a call that is a statement stands behind. */
const statement = /(?:^|[;{}\n]|=>|\belse\b)[ \t]*$/;
/** A function, or the name of one. */
const mayTakeTest = /=>|\bfunction\b|[,{]\s*[\w$]+\s*(?:[,}]|\([^()]{0,100}\)\s*\{)|,\s*[\w$.]+\s*,?\s*$/;
/** Farther behind the bracket no title is looked for. */
const longestTitled = 500;

/** `known({ title: 'REQ-1 adds', run })`, `known(1, 'REQ-1 adds', run)`: what carries an ID may be put into the title. */
function* calledWithin(
  { masked, text, closing, stringAt }: Code,
  start: number,
  { end: open }: Head,
  by: NonNullable<Found['calledBy']>,
): Generator<Found> {
  const end = closing(open);
  const isStatement = statement.test(masked.slice(Math.max(0, start - 20), start));
  if (masked[open] !== '(' || !isStatement || !mayTakeTest.test(masked.slice(open, end))) return;
  for (let at = masked.indexOf('"', open); at >= 0 && at < Math.min(end, open + longestTitled); ) {
    const string = stringAt(at);
    const written = string === undefined ? '' : text.slice(string.from, string.to);
    if (citedIn(written).length > 0)
      yield { what: 'test', name: undefined, pieces: ['', written, ''], start, end, isNoProof: true, calledBy: by };
    at = masked.indexOf('"', string?.end ?? at + 1);
  }
}

/** `(await import('./known')).broken('adds', …)`, `require('./known').broken('adds', …)` */
const atOnce = /\b(?:import|require)\s*\(\s*(?=")/g;

function* calledAtOnce(source: Code): Generator<Found> {
  const { masked, text, closing, stringAt } = source;
  for (const { 0: written, index } of masked.matchAll(atOnce)) {
    const open = index + written.length;
    const path = stringAt(open);
    const behind = closing(masked.indexOf('(', index)) + 1;
    const [name = '', part] = /^\s*\)?\s*\.\s*([\w$]+)/.exec(masked.slice(behind, behind + 100)) ?? [];
    const head = part === undefined ? undefined : chain(source, behind + name.length, toBeTold);
    if (part === undefined || head === undefined || path?.whole !== true) continue;
    yield* calledBy(source, index, head, { name: part, from: text.slice(path.from, path.to) });
  }
}

/** `known.broken('adds', …)` */
const partOf = /^\s*\.\s*([\w$]+)/;

/** Whoever it is that is asked: `(it as any).fails('adds', …)`, `userTest.failing('adds', …)`. */
const toFail = /\.\s*(?:todo|fails|failing|expectFailure)\b/g;

/** Adds what is called to fail of what comes from elsewhere. What is found by several of its names is one test. */
export function withStrangers(source: Code, found: readonly Found[]): Found[] {
  const strangers = Array.from(source.masked.matchAll(toFail), ({ index }) => {
    const head = chain(source, index, { describes: false, parameterised: false, isNoProof: false });
    return head === undefined ? [] : [...callOf(source, index, head)];
  });
  const named = [...strangers.flat(), ...callsOfKept(source)].filter(
    ({ name, pieces }) => (name ?? pieces) !== undefined,
  );
  const calls = new Map<number, Found>();
  for (const each of [...found, ...named]) {
    // Where the code breaks off, many end together.
    const key = each.end < source.masked.length ? each.end : -each.start;
    if (!calls.has(key)) calls.set(key, each);
  }
  return [...calls.values()];
}

const titled = /(?:(\.\s*)?(?<![\w$])([\w$]+)|[\])])\s*!?\s*(?:\?\.\s*)?\((?=\s*")/g;
const test = /=>|\bfunction\b|,\s*[\w$.]+\s*,?\s*$/;

/** Whether what is called takes something that may be a test. */
function takesTest({ masked, closing }: Code, open: number): boolean {
  return test.test(masked.slice(open + 1, Math.min(closing(open), open + 1500)));
}

/** What is called with a title and a test, by what may be a word that proves nothing and that somebody keeps. */
function* callsOfKept(source: Code): Generator<Call> {
  const { masked } = source;
  const { kept, bound } = calledIn(source);
  if (kept.length === 0) return;
  for (const { start } of kept) yield* givenAlong(source, start);
  const elsewhere = takenIn(source);
  const keys = new Set(kept.map(({ key }) => key));
  for (const { 0: written, 1: dot, 2: name, index } of masked.matchAll(titled)) {
    const isOther =
      name !== undefined &&
      (dot === undefined
        ? bound.has(name) || elsewhere.has(name)
        : !keys.has(undefined) && !keys.has(name) && !isModifier(name));
    const end = index + written.length - 1;
    if (isOther || !takesTest(source, end)) continue;
    // Behind a bracket it may be `own.broken.each([…])`.
    const parameterised = name === undefined;
    yield* callOf(source, index, { end, describes: false, parameterised, isNoProof: true });
  }
}

/** Farther behind a bracket nothing is looked for. */
const nearby = { before: 300, behind: 2000 };

/** `Reflect.apply(it.fails, it, ['adds', …])`: what is written where a word is given to somebody may be the title of a test. */
function* givenAlong(source: Code, start: number): Generator<Call> {
  const { masked, closing } = source;
  let open = masked.lastIndexOf('(', start);
  while (open > start - nearby.before && open >= 0 && closing(open) < start) open = masked.lastIndexOf('(', open - 1);
  if (open < 0 || open <= start - nearby.before || /[{};]|=>/.test(masked.slice(open, start))) return;
  const end = Math.min(closing(open), start + nearby.behind);
  for (let at = masked.indexOf('"', start); at >= 0 && at < end; at = masked.indexOf('"', at + 1)) {
    const name = nameAt(source, at);
    if (name === undefined) continue;
    const pieces = `${name.written}`.split(placeholder);
    yield {
      what: 'test',
      name: name.value,
      start: at,
      end: name.end - 1,
      isNoProof: true,
      ...(name.value === undefined && { pieces }),
    };
    at = name.end - 1;
  }
}
