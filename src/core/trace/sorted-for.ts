import type { Reference } from '../model.ts';
import type { Family } from './family.ts';
import { familyOf } from './match.ts';
import type { Reported, Sorting } from './reported-cases.ts';
import type { ReportedIn } from './surroundings.ts';

/** References between two pauses. */
const atOnce = 4096;

/** Sorts in small steps what is reported, by all that joining these references asks for. */
export function* sortedFor(references: readonly Reference[], reported: Reported): Generator<undefined, void> {
  const sortings = new Map<Family, Sorting[]>();
  for (const [n, { target, place }] of references.entries()) {
    if (n % atOnce === atOnce - 1) yield;
    const [test] = target?.what === 'test' ? [target] : (target?.tests ?? []);
    if (test === undefined) continue;
    const family = familyOf(place.file);
    if (sortings.has(family)) continue;
    const { loose } = family;
    const around = family.ways(test, place.file).map(([by]): Sorting => ({ kind: 'around', by }));
    sortings.set(family, loose === undefined ? around : [...around, { kind: 'named', by: loose }]);
  }
  for (const sorting of [...sortings.values()].flat()) yield* reported.sort(sorting);
  const isUnnamed = ({ surroundings }: ReportedIn): boolean => surroundings.some(({ files }) => files === undefined);
  const mayBeUncited = [...sortings.keys()].some(({ uncited }) => uncited !== undefined);
  if (mayBeUncited && reported.reports.some(isUnnamed)) yield* reported.indexAlike();
}
