import { spliceBetween, spliced } from './spliced.ts';

/**
 * What is equal to what was there before is kept, and what is made of it can be kept too: a change is followed as far as it reaches, and no
 * further. All that is compared here is never written to again.
 */

/** The list of before where it has the same members. */
export function keptList<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return before !== undefined && isSameList(before, now) ? before : now;
}

/** What a filter left of a list. */
export interface Filtered<T> {
  readonly all: readonly T[];
  readonly left: readonly T[];
}

/**
 * What a filter leaves of a list: the same list as before where it leaves the same. Members are asked only from where the list begins to be
 * another than before, to where it ends to be one: to look at each of thousands takes longer than to compare them.
 */
export function keptFilter<T>(
  all: readonly T[],
  isLeft: (each: T) => boolean,
  before: Filtered<T> = { all: [], left: [] },
): readonly T[] {
  if (all === before.all) return before.left;
  const { at, gone, come } = spliceBetween(before.all, all);
  const head = leftOf(before, 0, at, 0);
  const tail = leftOf(before, at, at + gone, head);
  return spliced(before.left, { at: head, gone: tail - head }, all.slice(at, at + come).filter(isLeft));
}

/** @returns how many are left of the first `to` members, of which the first `from` left so many */
function leftOf<T>({ all, left }: Filtered<T>, from: number, to: number, known: number): number {
  if (left.length === 0) return 0;
  if (left.length === all.length) return to;
  let n = known;
  for (let at = from; at < to; at++) if (all[at] === left[n]) n++;
  return n;
}

/** A loop, because the lists are long and compared often. */
export function isSameList(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** Plain data of before where it says the same. */
export function keptData<T>(before: T | undefined, now: T): T {
  return before !== undefined && isSameData(before, now) ? before : now;
}

export function isSameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((each, at) => isSameData(each, b[at]));
  const keys = Object.keys(a) as (keyof typeof a)[];
  return (
    !Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameData(a[key], b[key]))
  );
}
