/**
 * What is equal to what was there before is kept, and what is made of it can be kept too: a change is followed as far as it reaches, and no
 * further. All that is compared here is never written to again.
 */

/** The list of before where it has the same members. */
export function keptList<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return before !== undefined && isSameList(before, now) ? before : now;
}

export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((each, at) => each === b[at]));
}

/** Plain data of before where it says the same. */
export function keptData<T>(before: T | undefined, now: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

/** So far a member may have moved: where others come and go, it stands not far from where it stood. */
const near = 64;

/** Where each member stood before, asked in order; -1 for one that was not found near by. */
export function recalling(before: readonly unknown[]): (each: unknown) => number {
  let next = 0;
  return (each) => {
    const end = Math.min(next + near, before.length);
    for (let at = next; at < end; at++) {
      if (before[at] !== each) continue;
      next = at + 1;
      return at;
    }
    return -1;
  };
}
