/** In order of their first appearance; what has no key is left out. */
export function grouped<T, Key>(all: Iterable<T>, keyOf: (each: T) => Key | undefined): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    if (key === undefined) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else known.push(each);
  }
  return groups;
}
