/**
 * The words that somebody may have meant, nearest first, equally near ones in the order given. Upper and lower case count as equal, two
 * neighbouring letters in the wrong order as one slip; one slip is forgiven for every three letters. A word that is given twice counts once.
 */
export function nearest(word: string, words: Iterable<string>, most = 1): string[] {
  const wanted = word.toLowerCase();
  let limit = slipsForgiven(wanted);
  const near: { readonly word: string; readonly slips: number }[] = [];
  for (const candidate of words) {
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const slips = slipsBetween(wanted, candidate.toLowerCase(), limit);
    if (slips > limit || near.some((each) => each.word === candidate)) continue;
    const at = near.findLastIndex((each) => each.slips <= slips) + 1;
    near.splice(at, 0, { word: candidate, slips });
    if (near.length < most) continue;
    // Who comes later must be nearer than the last of them.
    near.length = most;
    limit = (near.at(-1)?.slips ?? 0) - 1;
    if (limit < 0) break;
  }
  return near.map((each) => each.word);
}

export function slipsForgiven(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}

/** Optimal string alignment distance; anything above `limit` may be returned as soon as it is certain. */
function slipsBetween(one: string, other: string, limit: number): number {
  if (limit === 0) return one === other ? 0 : 1;
  const { start, end } = sharedEnds(one, other);
  const [rest, otherRest] = [one.length - start - end, other.length - start - end];
  if (rest === 0 || otherRest === 0) return rest + otherRest;
  // Nearly all of thousands: one slip takes all of the rest, or it is not the only one.
  if (limit === 1 && (rest > 2 || rest !== otherRest)) return limit + 1;
  const a = one.slice(start, start + rest);
  const b = other.slice(start, start + otherRest);
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        slips = Math.min(slips, at(beforePrevious, column - 2) + 1);
      }
      current.push(slips);
    }
    if (Math.min(...current) > limit) return limit + 1;
    [beforePrevious, previous] = [previous, current];
  }
  return at(previous, b.length);
}

/** What two words begin or end with alike is no slip. */
function sharedEnds(a: string, b: string): { readonly start: number; readonly end: number } {
  let [start, end] = [0, 0];
  const most = Math.min(a.length, b.length);
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (end < most - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return { start, end };
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
