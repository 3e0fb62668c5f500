import type { Requirement, Specification } from '../model.ts';
import { memoized } from '../memoized.ts';
import { partitionPoint } from '../order.ts';

/** The words of all requirements of a file in one text, because searching long texts is many times as fast as searching ten thousand. */
export interface Haystack {
  has(wanted: readonly string[]): boolean;
  /** In their order, drafts last. @param wanted in lower case, without white space */
  having(wanted: readonly string[]): Iterable<Requirement>;
}

/** Requirements between two pauses. */
const atOnce = 1024;

/** What is retired is not found. */
export function* haystackOf(specifications: readonly Specification[]): Generator<void, Haystack> {
  const agreed: Piece[] = [];
  const drafts: Piece[] = [];
  let n = 0;
  for (const { requirements } of specifications) {
    const own = piecesOf(requirements);
    if (own.agreed.all.length > 0) agreed.push(own.agreed);
    if (own.drafts.all.length > 0) drafts.push(own.drafts);
    n += requirements.length;
    if (n < atOnce) continue;
    n = 0;
    yield;
  }
  const pieces = [...agreed, ...drafts];
  return {
    *having(wanted) {
      for (const piece of pieces) yield* having(piece, wanted);
    },
    has: (wanted) => wanted.every((word) => pieces.some(({ text }) => text.includes(word))),
  };
}

interface Piece {
  readonly all: readonly Requirement[];
  /** Where in the text the words of each begin. */
  readonly starts: readonly number[];
  readonly text: string;
}

/** Of one file: after each change all are searched, and most files are what they were. */
const piecesOf = memoized((requirements: readonly Requirement[]) => {
  const isDraft = ({ state }: Requirement): boolean => state === 'draft';
  return {
    agreed: pieceOf(requirements.filter((each) => !isDraft(each))),
    drafts: pieceOf(requirements.filter(isDraft)),
  };
}, new WeakMap());

function pieceOf(all: readonly Requirement[]): Piece {
  const starts: number[] = [];
  const words = all.map(wordsOf);
  let end = 0;
  for (const own of words) {
    starts.push(end);
    end += own.length + 1;
  }
  return { all, starts, text: words.join('\n') };
}

function* having({ all, starts, text }: Piece, wanted: readonly string[]): Generator<Requirement> {
  const [longest = '', ...others] = [...wanted].sort((a, b) => b.length - a.length);
  for (let at = 0; at < all.length; at++) {
    const hit = longest === '' ? starts[at] : text.indexOf(longest, starts[at]);
    if (hit === undefined || hit < 0) return;
    at = partitionPoint(at, starts.length, (index) => (starts[index] ?? 0) <= hit) - 1;
    const requirement = all[at];
    if (requirement !== undefined && isIn(requirement, others)) yield requirement;
  }
}

/** Whether its ID or its title has all of the words. */
export function isIn(requirement: Requirement, wanted: readonly string[]): boolean {
  return requirement.state !== 'retired' && wanted.every((word) => wordsOf(requirement).includes(word));
}

/** Requirements are never changed, only read anew, and most outlive a verdict. */
const wordsOf = memoized(
  ({ id, title }: Requirement) => `${id} ${id.replace(/[-_.]/g, '')} ${title}`.toLowerCase(),
  new WeakMap(),
);
