/** Index of the last number up to another one; -1 where there is none. */
export function lastUpTo(sorted: readonly number[], most: number): number {
  let low = -1;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= most) low = middle;
    else high = middle;
  }
  return low;
}
