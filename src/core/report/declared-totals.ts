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
  /** Cases and failures that the open suite lists. */
  list(cases: number, failures: number): void;
  /** The failures that the suite admits beyond those it lists. */
  close(): Stated<Message> | undefined;
  /**
   * After the last suite: tests that were announced and are not there. Minor where others are, for the totals of whole runs are wrong;
   * but a suite that had tests to run, and lists none, lost them.
   */
  absent(casesInReport: number): Problem | undefined;
  /** After the last suite: all that was announced was skipped, so that none of it need be listed. */
  skipsAll(): boolean;
}

export function declaredTotals(): DeclaredTotals {
  const open: { readonly suite: DeclaredSuite; cases: number; failures: number }[] = [];
  let shortfall: { readonly depth: number; readonly listed: number; readonly suite: DeclaredSuite } | undefined;
  let lost: DeclaredSuite | undefined;
  const list = (cases: number, failures: number): void => {
    const last = open.at(-1);
    if (last === undefined) return;
    last.cases += cases;
    last.failures += failures;
  };
  const skipsAll = (): boolean =>
    shortfall?.listed === 0 && lost === undefined && shortfall.suite.skipped >= shortfall.suite.tests;
  return {
    skipsAll,
    open(suite) {
      open.push({ suite, cases: 0, failures: 0 });
    },
    list,
    close() {
      const closed = open.pop();
      if (closed === undefined) return undefined;
      const { suite, cases, failures } = closed;
      const missing = suite.failures - failures;
      list(cases, Math.max(suite.failures, failures));
      if (suite.tests > cases && open.length < (shortfall?.depth ?? Infinity)) {
        shortfall = { depth: open.length, listed: cases, suite };
      }
      if (cases === 0 && failures === 0 && suite.tests > suite.skipped + suite.failures) lost ??= suite;
      if (missing <= 0) return undefined;
      const value = message('{suite} counts {n} {n|failure|failures} more than it lists', {
        suite: suite.name,
        n: missing,
      });
      return { value, place: suite.place };
    },
    absent(casesInReport) {
      if (shortfall === undefined || (casesInReport === 0 && skipsAll())) return undefined;
      const { suite, listed } = lost === undefined ? shortfall : { suite: lost, listed: 0 };
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
