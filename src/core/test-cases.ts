import type { CitedId, TestCase, TestTotals } from './model.ts';
import { copied } from './xml.ts';

/** A name is cut there: parameters of a test may be whole documents. */
const longestName = 1000;
const longestSentence = 200;

export function shortName(text: string): string {
  return copied(text.length > longestName ? text.slice(0, longestName) : text);
}

/** The first line that is not blank, at most 200 characters of it; undefined where there is none. */
export function firstLine(text: string | undefined): string | undefined {
  const line = /\S[^\r\n]*/
    .exec(text ?? '')?.[0]
    .slice(0, longestSentence)
    .trimEnd();
  return line === undefined ? undefined : copied(line);
}

export function totalsOf(cases: readonly TestCase[]): TestTotals {
  const totals = { total: cases.length, passed: 0, failed: 0, errors: 0, skipped: 0 };
  for (const { result } of cases) totals[result === 'error' ? 'errors' : result]++;
  return totals;
}

/** Each ID once. */
export function distinct(cited: readonly CitedId[]): readonly CitedId[] {
  if (cited.length < 2) return cited;
  const byText = new Map(
    cited.map((one) => [one.readings.map(({ id, criterion }) => `${id}/${criterion}`).join(), one]),
  );
  return [...byText.values()];
}
