import type { Entry } from './files.ts';
import { isGlob, matcher } from './globs.ts';

/** Counts non-empty files at a path: the file itself, those below the folder, or those that a glob matches. Answers are kept. */
export function nonEmptyFiles(entries: readonly Entry[]): (path: string) => number {
  const known = new Map<string, number>();
  return (path) => {
    const answer = known.get(path) ?? count(entries, path);
    known.set(path, answer);
    return answer;
  };
}

function count(entries: readonly Entry[], path: string): number {
  const matches = matcher([path]);
  if (isGlob(path)) return entries.filter((entry) => entry.size > 0 && matches(entry.path)).length;
  const plain = path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  let n = 0;
  // Sorted by code units: what lies below `src` stands together, but for names such as `src-gen` in between.
  for (let at = lowerBound(entries, plain); at < entries.length; at++) {
    const entry = entries[at];
    if (entry === undefined || !entry.path.startsWith(plain)) break;
    if (entry.size > 0 && matches(entry.path)) n++;
  }
  return n;
}

function lowerBound(entries: readonly Entry[], path: string): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.path ?? '') < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
