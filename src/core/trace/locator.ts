import type { Project } from '../model.ts';

/** Finds which file of the repository a report means. */
export interface Locator {
  /** Paths of the test files, and of what marks the folder of a project. */
  readonly files: readonly string[];
  /** Those that say what they are called. */
  readonly projects: readonly Project[];
  /**
   * The test files that a path in a report may mean: one where that is certain, several where it is not, none where it is a file
   * that is not here.
   * @param report path of the report that says so
   * @param checkout where the repository lay when the report was written, with a final slash; for absolute paths
   */
  readonly find: (path: string, report: string, checkout?: string) => readonly string[];
  /** All test files that are called like a file, itself among them. The same list each time. */
  readonly namesakes: (file: string) => readonly string[];
  /** Where the repository lay, judging by the absolute paths of one report; undefined where it has none that fit. */
  checkoutOf(paths: Iterable<string>): string | undefined;
}
