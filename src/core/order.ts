import type { Place } from './model.ts';

/** Code units, so that every machine and every locale sorts alike. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By file, then line. What stands nowhere comes first. */
export function byPlace(a: Place | null, b: Place | null): number {
  return compareText(a?.file ?? '', b?.file ?? '') || (a?.line ?? 0) - (b?.line ?? 0);
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
