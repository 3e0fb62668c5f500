import type { Report, TestCase } from '../model.ts';

/** A reported case, and where its report says that it comes from. */
export interface Entry {
  readonly report: Report;
  readonly case: TestCase;
  readonly around: Surroundings;
  /** Place in the report, counted from 0. */
  readonly at: number;
}

/** What all cases of one class and suite share. */
export interface Surroundings {
  readonly report: Report;
  readonly className: string;
  readonly suites: readonly string[];
  /** Suites that a test file may declare: without file names and the names that runners give to the whole. */
  readonly labels: readonly string[];
  /** The class name where it is one that a test file may declare; empty otherwise. */
  readonly label: string;
  /** The class, or else the innermost suite, as source code writes a type: without assembly and arity, nested with dots. */
  readonly type: string;
  /** The last part of the class name. */
  readonly ending: string;
  /** The test files that may be meant; none: a file that is not here. Undefined where the report names no file. */
  readonly files: readonly string[] | undefined;
  /** In order of the report. */
  readonly entries: readonly Entry[];
}

/** Never the same as that of another report, nor of the same report with other content. */
export interface ReportedIn {
  readonly surroundings: readonly Surroundings[];
  readonly entries: readonly Entry[];
  readonly classNames: readonly string[];
}

/** In the order in which reports tell them. */
export function inOrder(a: Entry, b: Entry): number {
  if (a.report === b.report) return a.at - b.at;
  return a.report.file < b.report.file ? -1 : 1;
}

/** `TestCart` of `tests.test_cart.TestCart`, `test_cart` of `tests/test_cart`. */
export function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}
