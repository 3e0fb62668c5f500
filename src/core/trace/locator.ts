import type { Project } from '../model.ts';
import type { Settled, Unsettled } from './landmarks.ts';
import type { ReportedIn } from './surroundings.ts';

/** Finds which file of the repository a report means. */
export interface Locator {
  /** What projects and packages tell, as they lie now. Where they come to lie otherwise, it tells whose answers may be others: see `Relocated`. */
  readonly settled: <T>(by: Settled<T>) => T;
  /**
   * The test files that a path in a report may mean: one where that is certain, several where it is not, none where it is a file
   * that is not here.
   * @param report path of the report that says so
   * @param checkout where the repository lay when the report was written, with a final slash; for absolute paths
   */
  readonly find: (path: string, report: string, checkout?: string) => readonly string[];
  /**
   * All test files that are called like a file, itself among them. The same list each time.
   * @param report path of the report because of which that is asked; undefined where the file itself is what is asked for
   */
  readonly namesakes: (file: string, report: string | undefined) => readonly string[];
  /** Where the repository lay, judging by the absolute paths of one report; undefined where it has none that fit. */
  checkoutOf(paths: Iterable<string>, report: string): string | undefined;
  /**
   * Of other files and projects.
   * @returns undefined where much changed: then any answer may be another
   */
  after(files: readonly string[], projects: readonly Project[]): Relocated | undefined;
}

/** The next locator. It answers what the last one did, but for what is told here. */
export interface Relocated {
  readonly locator: Locator;
  /** Whether anything was asked because of a report, by its path, that may be answered otherwise. */
  readonly isReached: (report: string) => boolean;
  /** The test files that have other namesakes. */
  readonly files: ReadonlySet<string>;
  /** Of all that was ever asked for by `settled`: whose answers may be others in these reports. */
  readonly unsettled: (reports: readonly ReportedIn[]) => Iterable<Unsettled & Pick<Settled<unknown>, 'extensions'>>;
}
