import type { Code } from '../../code/code.ts';
import type { Found } from '../../code/declared.ts';
import { type Call, callOf } from './calls.ts';
import { chain, type Word } from './chain.ts';
import type { Taken } from './handed-on.ts';

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
    const isPart = direct === undefined && from.isAll;
    const [written = '', part] = (isPart && partOf.exec(masked.slice(behind, behind + 100))) || [];
    const head = part === undefined ? direct : chain(source, behind + written.length, plain);
    if (head === undefined) continue;
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
  const named = strangers.flat().filter(({ name, pieces }) => (name ?? pieces) !== undefined);
  const calls = new Map<number, Found>();
  for (const each of [...found, ...named]) {
    // Where the code breaks off, many end together.
    const key = each.end < source.masked.length ? each.end : -each.start;
    if (!calls.has(key)) calls.set(key, each);
  }
  return [...calls.values()];
}
