import { appended, trimmed } from './lists.ts';
import { finish } from './reading/finish.ts';
import { isSameList } from './reading/kept.ts';
import { spliceBetween } from './reading/spliced.ts';
import type { Layered } from './reading/layered.ts';

/** In order of their first appearance; what has no key is left out. */
export function grouped<T, Key>(all: Iterable<T>, keyOf: (each: T) => Key | undefined): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    if (key !== undefined) put(groups, key, each);
  }
  return groups;
}

/** The same where each may stand in several groups. */
export function groupedByAll<T, Key>(all: Iterable<T>, keysOf: (each: T) => Iterable<Key>): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const each of all) for (const key of keysOf(each)) put(groups, key, each);
  return groups;
}

export function put<T, Key>(groups: Map<Key, T[]>, key: Key, each: T): void {
  const known = groups.get(key);
  const more = appended(known ?? [], each);
  if (more !== known) groups.set(key, more);
}

/** What went from a list, and what came. */
export interface Difference<T> {
  readonly gone: readonly T[];
  readonly come: readonly T[];
}

/** Where so much changed, all is sooner grouped than what was grouped before is looked through. */
export function isMuch({ gone, come }: Difference<unknown>, all: readonly unknown[]): boolean {
  return areMany(gone.length + come.length, all.length);
}

/** Of a few it is not worth asking. */
export function areMany(changed: number, all: number): boolean {
  return changed > 64 + all / 8;
}

/**
 * What grouping would make of the members that there are now, from what it made of those before: only the groups of what came and went
 * are made anew.
 * @param inOrder by what members come and go together
 */
export function regrouped<T, Key>(
  groups: Layered<Key, readonly T[]>,
  difference: Difference<T>,
  keysOf: (each: T) => Iterable<Key>,
  inOrder: (a: T, b: T) => number,
): Regrouped<T, Key> {
  return finish(regroupedInSteps(groups, difference, keysOf, inOrder));
}

interface Regrouped<T, Key> {
  readonly groups: Layered<Key, readonly T[]>;
  readonly changed: ReadonlySet<Key>;
}

/** Members and groups between two pauses. */
const atOnce = 1024;

/** The same with pauses. */
export function* regroupedInSteps<T, Key>(
  groups: Layered<Key, readonly T[]>,
  { gone, come }: Difference<T>,
  keysOf: (each: T, when: 'before' | 'now') => Iterable<Key>,
  inOrder: (a: T, b: T) => number,
): Generator<undefined, Regrouped<T, Key>> {
  const changes = new Map<Key, readonly T[] | undefined>();
  const isGone = new Set(gone);
  const touched = new Set<Key>();
  const arrived = new Map<Key, T[]>();
  let n = 0;
  for (const each of gone) {
    for (const key of keysOf(each, 'before')) touched.add(key);
    if (++n % atOnce === 0) yield;
  }
  for (const each of come) {
    for (const key of keysOf(each, 'now')) {
      touched.add(key);
      put(arrived, key, each);
    }
    if (++n % atOnce === 0) yield;
  }
  for (const key of touched) {
    if (++n % atOnce === 0) yield;
    const known = groups.get(key) ?? [];
    const members = [...known.filter((each) => !isGone.has(each)), ...(arrived.get(key) ?? [])].sort(inOrder);
    if (!isSameList(known, members)) changes.set(key, members.length > 0 ? trimmed(members) : undefined);
  }
  return { groups: groups.with(changes), changed: new Set(changes.keys()) };
}

/** @param before distinct objects, as are those now; those that stand in both do in the same order */
export function differenceOf<T>(before: readonly T[], now: readonly T[]): Difference<T> {
  const splice = spliceBetween(before, now);
  const gone = before.slice(splice.at, splice.at + splice.gone);
  const come = now.slice(splice.at, splice.at + splice.come);
  if (gone.length === 0 || come.length === 0) return { gone, come };
  const [stood, stands] = [new Set(gone), new Set(come)];
  return { gone: gone.filter((each) => !stands.has(each)), come: come.filter((each) => !stood.has(each)) };
}
