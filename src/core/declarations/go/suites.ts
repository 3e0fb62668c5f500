import type { Code } from '../../code/code.ts';
import { lastUpTo } from '../../code/sorted.ts';

/** A function of a file that may be a test. */
export interface GoFunction {
  /** Undefined for one that is no method. */
  readonly receiver: string | undefined;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The tests that run a suite. */
interface Runners {
  readonly names: readonly string[];
  /** False where nothing in the file tells. */
  readonly isTold: boolean;
}

/** As `testifysuite`, too. */
const suiteRun = /\b\w*[sS]uite\s*\.\s*Run\s*\(\s*[\w.()]+\s*,\s*(new\s*\(|&?)\s*([\p{L}\p{N}_]+)\s*(\{?)/gu;
const made = (name: string): RegExp =>
  new RegExp(
    String.raw`(?:\bvar\s+${name}\s+\*?|(?<![\p{L}\p{N}_.])${name}\s*:?=\s*(?:new\s*\(\s*|&?\s*))([\p{L}\p{N}_]+)\s*[{);\n]`,
    'gu',
  );
/** Nobody runs more of them around a suite. */
const mostRuns = 100;
/** Characters. */
const farAbove = 2000;

/**
 * Tells of the type of a testify suite which tests run it: its methods are reported as their subtests.
 * @param all in order
 * @param runs offsets of the brackets where anything is run, in order
 */
export function suitesIn(
  { masked, closing }: Code,
  all: readonly GoFunction[],
  runs: readonly number[],
): (type: string) => Runners {
  const tests = new Map<string, Set<string>>();
  const running = new Set<string>();
  const starts = all.map(({ start }) => start);
  const isInSubtest = (from: number, at: number): boolean => {
    const behind = lastUpTo(runs, at) + 1;
    return runs.slice(Math.max(0, behind - mostRuns), behind).some((open) => open > from && closing(open) > at);
  };
  const found = masked.includes('uite') ? masked.matchAll(suiteRun) : [];
  for (const { index, 1: how = '', 2: named = '', 3: brace } of found) {
    const test = all[lastUpTo(starts, index)];
    if (test === undefined || test.receiver !== undefined || index > test.end) continue;
    const isType = brace === '{' || how.startsWith('new');
    const type = isType
      ? named
      : [...masked.slice(Math.max(test.start, index - farAbove), index).matchAll(made(named))].at(-1)?.[1];
    if (type === undefined || isInSubtest(test.start, index)) continue;
    tests.set(type, (tests.get(type) ?? new Set()).add(test.name));
    running.add(test.name);
  }
  return (type) => {
    const own = tests.get(type);
    if (own !== undefined) return { names: [...own], isTold: true };
    // In another file of the package: called as testify itself calls it.
    const usual = `Test${type.charAt(0).toUpperCase()}${type.slice(1)}`;
    return { names: running.has(usual) ? [] : [usual], isTold: false };
  };
}
