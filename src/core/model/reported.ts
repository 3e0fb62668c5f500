/** What test runners and coverage tools report. */
import type { Message, Problem, Stated } from './stated.ts';

export type TestResult = 'passed' | 'failed' | 'error' | 'skipped';

export interface TestCase {
  readonly name: string;
  /** `classname` of JUnit and its kin; empty where there is none. */
  readonly className: string;
  /** Names of the suites around it, outermost first. */
  readonly suites: readonly string[];
  /** The source file the report names, as written. */
  readonly file?: string;
  readonly result: TestResult;
  /** Passed only after a retry. */
  readonly flaky?: boolean;
  /** It passed though each of its parts was skipped: it counts as its runner counts it, and proves nothing. */
  readonly isHollow?: true;
  /** First line of what the failure says, at most 200 characters. */
  readonly failure?: string;
  /** Why it was skipped, as far as the report says: first line, at most 200 characters. */
  readonly reason?: string;
  /** IDs in its name, class or properties: what `citedIn` found, see ids.ts. */
  readonly cited?: readonly CitedId[];
  readonly line: number;
  readonly column: number;
}

/** What may be a requirement ID in running text. Several readings, longest first, because `REQ_007_2` may mean two things. */
export interface CitedId {
  readonly readings: readonly { readonly id: string; readonly criterion?: string }[];
}

export interface TestTotals {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly skipped: number;
}

export interface Report {
  readonly kind: 'report';
  readonly file: string;
  /** Id of the reader. */
  readonly format: string;
  readonly cases: readonly TestCase[];
  /** Counted, never taken from the report's own totals. */
  readonly tests: TestTotals;
  /** It lists no test because all of it was skipped, as it says itself: `1..0` of TAP. */
  readonly skipsAll?: true;
  /** Its producer lists what a focus or a filter kept from running as passed, and says nothing of it. */
  readonly listsUnrun?: true;
  /**
   * Failures that belong to no case: a suite that could not run, a declared failure without a test case, a totals line that
   * admits more failures than are listed. Each makes the report a failing one.
   */
  readonly failures: readonly Stated<Message>[];
  readonly problems: readonly Problem[];
}

/** What a coverage tool leaves behind: which lines the tests reached. */
export interface Coverage {
  readonly kind: 'coverage';
  readonly file: string;
  /** Id of the reader. */
  readonly format: string;
  /** Counted; a line that is told of twice counts once. */
  readonly lines: { readonly total: number; readonly covered: number };
  readonly problems: readonly Problem[];
}
