import { appended } from '../lists.ts';
import { isSameList, keptList } from '../reading/kept.ts';
import { differenceOf, groupedByAll, isMuch } from '../grouped.ts';
import type { Place } from '../model.ts';
import { byPlace } from '../order.ts';
import type { Resolver } from './resolve.ts';

/** What belongs to each requirement, by its seat. */
export type Groups<T> = readonly (readonly T[] | undefined)[];

/** What is grouped by the IDs that it names. */
export interface Grouped<T> {
  readonly all: readonly T[];
  readonly groups: Groups<T>;
}

/**
 * Pauses where all are grouped.
 * @param idsOf of requirements that one of them belongs to
 * @param before by what names meant before, and those whose IDs may mean something else now: groups of the same members are the same, and only
 * those that changed are made anew
 */
export function* groupedAt<T extends { readonly place: Place }>(
  all: readonly T[],
  resolver: Resolver,
  idsOf: (each: T) => readonly string[],
  before:
    | { readonly grouped: Grouped<T>; readonly resolver: Resolver; readonly affected: () => readonly T[] }
    | undefined,
): Generator<undefined, Grouped<T>> {
  const size = resolver.seats.requirements.length;
  const difference = differenceOf(before?.grouped.all ?? nowhere, all);
  if (before === undefined || isMuch(difference, all)) {
    const groups = yield* groupsOf(all, size, (each) => seatsOf(each, idsOf, resolver));
    return { all, groups: before === undefined ? groups : kept(before.grouped.groups, groups) };
  }
  const { gone, come } = difference;
  const arriving = new Set(come);
  const moved = before.affected().filter((each) => !arriving.has(each));
  const arrived = groupedByAll([...come, ...moved], (each) => seatsOf(each, idsOf, resolver));
  const isGone = new Set([...gone, ...moved]);
  const touched = new Set(arrived.keys());
  for (const each of isGone) for (const seat of seatsOf(each, idsOf, before.resolver)) touched.add(seat);
  const { groups: known } = before.grouped;
  if (touched.size === 0 && known.length === size) return { all, groups: known };
  const groups = copied(known, size);
  let isSame = known.length === size;
  for (const seat of touched) {
    const old = known[seat] ?? [];
    const members = [...old.filter((each) => !isGone.has(each)), ...(arrived.get(seat) ?? [])].sort(inOrder);
    if (isSameList(old, members)) continue;
    groups[seat] = members.length > 0 ? members : undefined;
    isSame = false;
  }
  return { all, groups: isSame ? known : groups };
}

/** With the lists of before where they have the same members. */
function kept<T>(before: Groups<T>, now: Groups<T>): Groups<T> {
  const groups = now.map((own, seat) => own && keptList(before[seat], own));
  return keptList(before, groups);
}

/** To be written to; with a place for each seat. */
export function copied<T>(groups: Groups<T>, size: number): (readonly T[] | undefined)[] {
  const own = groups.slice(0, size);
  while (own.length < size) own.push(undefined);
  return own;
}

function seatsOf<T>(each: T, idsOf: (each: T) => readonly string[], { meant }: Resolver): Iterable<number> {
  const ids = idsOf(each);
  if (ids.length > 1) return new Set(ids.map(meant).filter((seat) => seat !== undefined));
  const seat = ids[0] === undefined ? undefined : meant(ids[0]);
  return seat === undefined ? nowhere : [seat];
}

const nowhere: readonly never[] = [];

/** Members between two pauses. */
const atOnce = 4096;

function* groupsOf<T>(
  all: readonly T[],
  size: number,
  seats: (each: T) => Iterable<number>,
): Generator<undefined, Groups<T>> {
  const groups = new Array<T[] | undefined>(size).fill(undefined);
  for (const [n, each] of all.entries()) {
    if (n % atOnce === atOnce - 1) yield;
    for (const seat of seats(each)) {
      groups[seat] = appended(groups[seat] ?? [], each);
    }
  }
  return groups;
}

export function inOrder({ place: a }: { readonly place: Place }, { place: b }: { readonly place: Place }): number {
  return byPlace(a, b) || a.column - b.column;
}
