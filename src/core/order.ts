import type { Place } from './model.ts';

/** Code units, so that every machine and every locale sorts alike. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By file, then line. What stands nowhere comes first. */
export function byPlace(a: Place | null, b: Place | null): number {
  return compareText(a?.file ?? '', b?.file ?? '') || (a?.line ?? 0) - (b?.line ?? 0);
}
