import type { Code } from '../../code/code.ts';
import type { Found } from '../../code/declared.ts';
import { type Call, calledIn, callOf, looksLikeDeclaration, placeholder } from './calls.ts';
import { chain, type Head, isModifier, type Word } from './chain.ts';
import { type Taken, takenIn } from './handed-on.ts';
import { nameAt } from './name.ts';

/** Whether it proves anything is told where its options come from. */
export function withOptionsFrom(taken: ReadonlyMap<string, Taken>, call: Call): Found {
  const [first] = (call.options ?? []).flatMap((name) => taken.get(name) ?? []);
  return first === undefined ? call : { ...call, calledBy: { name: first.name, from: first.from } };
}

/** Tests that are called by what comes from another file, which tells what they prove. */
export function* strangersIn(source: Code, taken: ReadonlyMap<string, Taken>): Generator<Found> {
  const { masked } = source;
  for (const { index: start, 1: own = '' } of masked.matchAll(/(?<![\w$.#])([\w$]+)(?=\s*[(.<])/g)) {
    const from = taken.get(own);
    if (from === undefined) continue;
    const behind = start + own.length;
    const direct = chain(source, behind, toBeTold);
    const isPart = direct === undefined;
    const [written = '', part] = (isPart && partOf.exec(masked.slice(behind, behind + 100))) || [];
    const head = part === undefined ? direct : chain(source, behind + written.length, toBeTold);
    if (head === undefined || (isPart && !from.isAll && !takesTest(source, head.end))) continue;
    yield* calledBy(source, start, head, { name: part ?? from.name, from: from.from });
  }
  yield* calledAtOnce(source);
}

/** If it proves nothing, then whatever is put into its name shows nothing. */
const toBeTold: Word = { describes: false, parameterised: false, isNoProof: true };

function* calledBy(source: Code, start: number, head: Head, by: NonNullable<Found['calledBy']>): Generator<Found> {
  for (const each of callOf(source, start, head))
    if (
      (each.name ?? each.pieces) !== undefined ||
      each.carriesAny === true ||
      looksLikeDeclaration(source.masked, head.end, each.end)
    )
      yield { ...each, calledBy: by };
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
