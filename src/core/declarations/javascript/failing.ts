import type { Code } from '../../code/code.ts';
import type { Found } from '../../code/declared.ts';
import { lastUpTo } from '../../code/sorted.ts';

/** Playwright's `test.fail()` says of the test or suite that it is a statement of that it is to fail; with a condition nobody knows. */
const failing = /\b(?:test|it|testInfo|test\s*\.\s*info\s*\(\s*\))\s*\.\s*fail\s*\(\s*(?:true\s*[,)]|\))/g;
/** Nobody writes it further behind. */
const nearby = { declarations: 20, characters: 3000 };

/**
 * Takes what states of itself that it is to fail for no proof.
 * @param found in order
 */
export function withFailing({ masked }: Code, found: readonly Found[]): readonly Found[] {
  const marks = masked.includes('.fail') ? [...masked.matchAll(failing)] : [];
  if (marks.length === 0) return found;
  const starts = found.map(({ start }) => start);
  const unproven = new Set<Found>();
  for (const { index } of marks) {
    const last = lastUpTo(starts, index);
    const around = found.slice(Math.max(0, last - nearby.declarations), last + 1).findLast(({ end }) => index < end);
    if (around === undefined || index - around.start > nearby.characters) continue;
    const before = masked.slice(around.start, index);
    if (/[{};]\s*$/.test(before.slice(-200)) && depthOf(before) === 1) unproven.add(around);
  }
  return found.map((each) => (unproven.has(each) ? { ...each, isNoProof: true } : each));
}

/** How many braces are open at the end. */
function depthOf(masked: string): number {
  let depth = 0;
  for (const brace of masked.match(/[{}]/g) ?? []) depth += brace === '{' ? 1 : -1;
  return depth;
}
