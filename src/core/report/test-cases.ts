import { trimmed } from '../lists.ts';
import type { CitedId, TestCase, TestTotals } from '../model.ts';

/** A name is cut there: parameters of a test may be whole documents. */
const longestName = 1000;
const longestSentence = 200;
/** Then all are forgotten, and keeping begins anew. */
const mostKept = 10_000;

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

/** A million cases share few classes and files, and neighbours mostly the same: what is made of such a name is made and kept once. */
export function once<T>(make: (name: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  let last: { readonly text: string; readonly made: T } | undefined;
  return (text) => {
    if (last?.text === text) return last.made;
    let made = kept.get(text);
    if (made === undefined) {
      if (kept.size >= mostKept) kept.clear();
      const name = shortName(text);
      made = make(name);
      kept.set(name, made);
    }
    last = { text, made };
    return made;
  };
}

/** What cases cite, likewise. Each ID is kept once a case; undefined where there is none. */
export function sharedCitations(): (cited: readonly CitedId[]) => readonly CitedId[] | undefined {
  const kept = new Map<string, readonly CitedId[]>();
  return (cited) => {
    if (cited.length === 0) return undefined;
    const distinct = cited.length === 1 ? cited : [...new Map(cited.map((one) => [keyOf(one), one])).values()];
    const key = distinct.length === 1 ? keyOf(distinct[0]) : distinct.map(keyOf).join();
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= mostKept) kept.clear();
    const own = trimmed(distinct);
    kept.set(key, own);
    return own;
  };
}

/** The longest reading decides the others. */
function keyOf(cited: CitedId | undefined): string {
  const reading = cited?.readings[0];
  return `${reading?.id}/${reading?.criterion}`;
}

/** A string of its own: a slice would keep everything in memory that it was cut from. */
function copied(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
