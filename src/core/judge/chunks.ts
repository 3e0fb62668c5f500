import { spliceBetween } from '../reading/spliced.ts';

/**
 * Subjects that stand next to each other. What is made of them is made and kept together: where nothing changed for any of them, nothing is
 * looked at but that.
 */
export interface Chunk {
  readonly subjects: readonly unknown[];
}

/** Short enough to be made anew at once, long enough that there are not many. */
const maxLength = 128;

/**
 * Finds what is known of the beginning and of the end of a list; what stands between is to be made anew.
 * @param before all subjects of those that are known
 * @returns the known ones before and after it, those that it replaces, and its subjects in chunks
 */
export function aligned<S extends Chunk>(
  known: readonly S[],
  before: readonly unknown[],
  subjects: readonly unknown[],
): {
  readonly prefix: readonly S[];
  readonly replaced: readonly S[];
  readonly replacements: readonly (readonly unknown[])[];
  readonly suffix: readonly S[];
} {
  const { at, gone } = spliceBetween(before, subjects);
  let [head, from] = [0, 0];
  for (let next = known[head]; next !== undefined && from + next.subjects.length <= at; next = known[++head])
    from += next.subjects.length;
  let [tail, behind] = [known.length, 0];
  for (let next = known[tail - 1]; next !== undefined && tail > head; next = known[tail - 1]) {
    if (behind + next.subjects.length > before.length - at - gone) break;
    behind += next.subjects.length;
    tail--;
  }
  return {
    prefix: known.slice(0, head),
    replaced: known.slice(head, tail),
    replacements: [...chunked(subjects.slice(from, subjects.length - behind))],
    suffix: known.slice(tail),
  };
}

/** Into pieces of about the same length. */
export function* chunked<T>(all: readonly T[]): Generator<readonly T[]> {
  const pieces = Math.ceil(all.length / maxLength);
  for (let n = 0; n < pieces; n++)
    yield all.slice(Math.floor((n * all.length) / pieces), Math.floor(((n + 1) * all.length) / pieces));
}
