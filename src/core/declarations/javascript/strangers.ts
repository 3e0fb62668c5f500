import type { Code } from '../../code/code.ts';
import type { Found } from '../../code/declared.ts';
import { type Call, calledIn, callOf } from './calls.ts';
import { chain, isModifier, type Word } from './chain.ts';
import { type Taken, takenIn } from './handed-on.ts';

/** Whether it proves anything is told where its options come from. */
export function withOptionsFrom(taken: ReadonlyMap<string, Taken>, call: Call): Found {
  const [first] = (call.options ?? []).flatMap((name) => taken.get(name) ?? []);
  return first === undefined ? call : { ...call, calledBy: { name: first.name, from: first.from } };
}

/** Tests that are called by what comes from another file, which tells what they prove. */
export function* strangersIn(source: Code, taken: ReadonlyMap<string, Taken>): Generator<Found> {
  const { masked } = source;
  const plain: Word = { describes: false, parameterised: false, isNoProof: false };
  for (const { index: start, 1: own = '' } of masked.matchAll(/(?<![\w$.#])([\w$]+)(?=\s*[(.<])/g)) {
    const from = taken.get(own);
    if (from === undefined) continue;
    const behind = start + own.length;
    const direct = chain(source, behind, plain);
    const isPart = direct === undefined;
    const [written = '', part] = (isPart && partOf.exec(masked.slice(behind, behind + 100))) || [];
    const head = part === undefined ? direct : chain(source, behind + written.length, plain);
    if (head === undefined || (isPart && !from.isAll && !takesTest(source, head.end))) continue;
    const calledBy = { name: part ?? from.name, from: from.from };
    for (const each of callOf(source, start, head))
      if ((each.name ?? each.pieces) !== undefined) yield { ...each, calledBy };
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
