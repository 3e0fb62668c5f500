import { message } from '../message.ts';
import type { Message, Place, Problem, Stated } from '../model.ts';

/** A suite, and what its attributes say of itself. */
export interface DeclaredSuite {
  readonly name: string;
  readonly place: Place;
  readonly tests: number;
  /** Failures and errors. */
  readonly failures: number;
  readonly skipped: number;
}

/**
 * Holds what the suites of a report say of themselves against what they list. The totals of reporters are wrong in every
 * direction, so nothing is counted by them; but a failure that a total admits and no case shows is a failure.
 */
export interface DeclaredTotals {
  open(suite: DeclaredSuite): void;
  /** Cases, failures and skipped cases that the open suite lists. */
  list(cases: number, failures: number, skipped: number): void;
  /** The failures that the suite admits beyond those it lists. */
  close(): Stated<Message> | undefined;
  /**
   * After the last suite: tests that were announced and are not there. Minor where others are, for the totals of whole runs are wrong;
   * but a suite that had tests to run, and lists none, lost them, unless what is around it says that as many were skipped: Mocha's
   * reporter counts those in the run alone.
   */
  absent(casesInReport: number): Problem | undefined;
  /** After the last suite: all that was announced was skipped, so that none of it need be listed. */
  skipsAll(): boolean;
}

interface OpenSuite {
  readonly suite: DeclaredSuite;
  cases: number;
  failures: number;
  skipped: number;
  lost: Lost | undefined;
}

/** Tests of suites that list none, and the first of these. */
interface Lost {
  readonly suite: DeclaredSuite;
  readonly tests: number;
}

export function declaredTotals(): DeclaredTotals {
  const open: OpenSuite[] = [];
  let shortfall: { readonly depth: number; readonly listed: number; readonly suite: DeclaredSuite } | undefined;
  let lost: Lost | undefined;
  const list = (cases: number, failures: number, skipped: number): void => {
    const last = open.at(-1);
    if (last === undefined) return;
    last.cases += cases;
    last.failures += failures;
    last.skipped += skipped;
  };
  const skipsAll = (): boolean =>
    shortfall?.listed === 0 && lost === undefined && shortfall.suite.skipped >= shortfall.suite.tests;
  return {
    skipsAll,
    open(suite) {
      open.push({ suite, cases: 0, failures: 0, skipped: 0, lost: undefined });
    },
    list,
    close() {
      const closed = open.pop();
      if (closed === undefined) return undefined;
      const { suite, cases, failures, skipped } = closed;
      const missing = suite.failures - failures;
      list(cases, Math.max(suite.failures, failures), Math.max(suite.skipped, skipped));
      if (suite.tests > cases && open.length < (shortfall?.depth ?? Infinity)) {
        shortfall = { depth: open.length, listed: cases, suite };
      }
      const around = open.at(-1);
      if (around === undefined) lost ??= lostIn(closed);
      else around.lost = both(around.lost, lostIn(closed));
      if (missing <= 0) return undefined;
      const value = message('{suite} counts {n} {n|failure|failures} more than it lists', {
        suite: suite.name,
        n: missing,
      });
      return { value, place: suite.place };
    },
    absent(casesInReport) {
      if (shortfall === undefined || (casesInReport === 0 && skipsAll())) return undefined;
      const { suite, listed } = lost === undefined ? shortfall : { suite: lost.suite, listed: 0 };
      return {
        kind: 'problem',
        spoils: 'report',
        place: suite.place,
        found: message('{suite} announces {n} {n|test|tests} and lists {listed}', {
          suite: suite.name,
          n: suite.tests,
          listed,
        }),
        wanted: message('every test that was announced'),
        ...(casesInReport > 0 && lost === undefined && { minor: true }),
      };
    },
  };
}

function lostIn({ suite, cases, failures, skipped, lost }: OpenSuite): Lost | undefined {
  const below = lost !== undefined && lost.tests <= suite.skipped - skipped ? undefined : lost;
  const own = cases === 0 && failures === 0 ? suite.tests - suite.skipped - suite.failures : 0;
  return own > (below?.tests ?? 0) ? { suite: below?.suite ?? suite, tests: own } : below;
}

function both(one: Lost | undefined, other: Lost | undefined): Lost | undefined {
  return one === undefined || other === undefined
    ? (one ?? other)
    : { suite: one.suite, tests: one.tests + other.tests };
}
