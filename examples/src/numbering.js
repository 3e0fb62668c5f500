// @req REQ-004
/** Hands out invoice numbers, one after the other, beginning with the year: `2026-0001`. */
export function numbering(year, last = 0) {
  let current = last;
  return () => `${year}-${String(++current).padStart(4, '0')}`;
}
