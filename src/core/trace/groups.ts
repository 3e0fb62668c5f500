import { isSameList } from '../reading/kept.ts';
import { type Difference, groupedByAll } from '../grouped.ts';
import type { Resolver } from './resolve.ts';

/** What belongs to each requirement, by where it stands among them. */
export type Groups<T> = readonly (readonly T[] | undefined)[];

/** @param meant where the requirements stand that one of them belongs to */
export function groupsOf<T>(all: Iterable<T>, size: number, meant: (each: T) => Iterable<number>): Groups<T> {
  const groups = new Array<T[] | undefined>(size).fill(undefined);
  for (const each of all) {
    for (const at of meant(each)) {
      const known = groups[at];
      if (known === undefined) groups[at] = [each];
      else known.push(each);
    }
  }
  return groups;
}

/** What `groupsOf` would make of all that there are now, for requirements of the same names. */
export function regroupedAt<T>(
  groups: Groups<T>,
  { gone, come }: Difference<T>,
  meant: (each: T) => Iterable<number>,
  inOrder: (a: T, b: T) => number,
): Groups<T> {
  if (gone.length === 0 && come.length === 0) return groups;
  const isGone = new Set(gone);
  const arrived = groupedByAll(come, meant);
  const result = [...groups];
  for (const at of new Set([...gone.flatMap((each) => [...meant(each)]), ...arrived.keys()])) {
    const known = groups[at] ?? [];
    const members = [...known.filter((each) => !isGone.has(each)), ...(arrived.get(at) ?? [])].sort(inOrder);
    if (!isSameList(known, members)) result[at] = members.length > 0 ? members : undefined;
  }
  return result;
}

/** With each group of before that has the same members, wherever its requirement stood: whoever compares sees at once what did not change. */
export function keptOf<T>(
  before: { readonly resolver: Resolver; readonly groups: Groups<T> | undefined } | undefined,
  resolver: Resolver,
  groups: Groups<T>,
): Groups<T> {
  if (before?.groups === undefined) return groups;
  const known = before.groups;
  return groups.map((group, at) => {
    const own = group && known[movedFrom(at, before.resolver, resolver) ?? -1];
    return own !== undefined && group !== undefined && isSameList(own, group) ? own : group;
  });
}

/** Where a requirement stood before; where its names are the same, its text may be another. */
export function movedFrom(at: number, before: Resolver, now: Resolver): number | undefined {
  const requirement = now.requirements[at];
  if (before.names === now.names || before.requirements[at] === requirement) return at;
  return requirement && before.at(requirement);
}
