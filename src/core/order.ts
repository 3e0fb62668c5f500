import type { Place } from './model.ts';

/** Code units, so that every machine and every locale sorts alike. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By file, then line. What stands nowhere comes first. */
export function byPlace(a: Place | null, b: Place | null): number {
  return compareText(a?.file ?? '', b?.file ?? '') || (a?.line ?? 0) - (b?.line ?? 0);
}

/** Members between two pauses. */
const atOnce = 512;

/** Sorted, in small steps. What compares equal stays in its order. */
export function* sortedInSteps<T extends object>(
  all: readonly T[],
  inOrder: (a: T, b: T) => number,
): Generator<undefined, T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < all.length; at += atOnce) {
    runs.push(all.slice(at, at + atOnce).sort(inOrder));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(yield* mergedInSteps(runs[at] ?? [], runs[at + 1] ?? [], inOrder));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* mergedInSteps<T extends object>(
  first: readonly T[],
  second: readonly T[],
  inOrder: (a: T, b: T) => number,
): Generator<undefined, T[]> {
  const all: T[] = [];
  let at = 0;
  for (const each of first) {
    for (let other = second[at]; other !== undefined && inOrder(other, each) < 0; other = second[at]) {
      at++;
      if (all.push(other) % atOnce === 0) yield;
    }
    if (all.push(each) % atOnce === 0) yield;
  }
  for (; at < second.length; at++) all.push(second[at] as T);
  return all;
}

/**
 * In what is sorted: the index of the first that does not stand before a place, by bisection.
 * @param isBefore true for all up to some index, and for none behind it
 * @returns `to` where all stand before it
 */
export function partitionPoint(from: number, to: number, isBefore: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
