import { isSameList } from '../kept.ts';

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

function put<T, Key>(groups: Map<Key, T[]>, key: Key, each: T): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [each]);
  else known.push(each);
}

/** Each group of before that has the same members: whoever compares sees at once what did not change. */
export function kept<T, Key>(
  before: ReadonlyMap<Key, readonly T[]> | undefined,
  groups: Map<Key, readonly T[]>,
): ReadonlyMap<Key, readonly T[]> {
  if (before === undefined) return groups;
  for (const [key, group] of groups) {
    const known = before.get(key);
    if (known !== undefined && isSameList(known, group)) groups.set(key, known);
  }
  return groups;
}
