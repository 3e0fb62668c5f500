interface Memory<Key, T> {
  get(key: Key): T | undefined;
  set(key: Key, value: T): unknown;
}

/**
 * Makes what belongs to a key when it is first asked for, and once: thousands may ask. What comes out as undefined is made each time.
 * @param known a `WeakMap` where the keys are objects that others let go of
 */
export function memoized<Key, T>(make: (key: Key) => T, known: Memory<Key, T> = new Map<Key, T>()): (key: Key) => T {
  return (key) => {
    let own = known.get(key);
    if (own === undefined) known.set(key, (own = make(key)));
    return own;
  };
}
