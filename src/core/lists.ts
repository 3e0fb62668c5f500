/** With one more. A short list is copied: what `push` makes room for, sixteen more, is five times what most of a hundred thousand lists need. */
export function appended<T>(list: T[], each: T): T[] {
  if (list.length < short) return list.concat([each]);
  list.push(each);
  return list;
}

const short = 16;

/** The same in the room that it needs, where it was made by `push`, `filter` or `flatMap` and is kept for long. */
export function trimmed<T>(list: readonly T[]): T[] {
  return list.slice();
}
