import type {
  Declared,
  ManualResult,
  Note,
  Project,
  Reference,
  Release,
  Report,
  Requirement,
  Review,
  Signature,
  Specification,
} from '../model.ts';
import { isSameList } from '../reading/kept.ts';

/** What is joined. */
export interface Traced {
  readonly requirements: readonly Requirement[];
  /** Sorted by file. */
  readonly references: readonly Reference[];
  readonly notes: readonly Note[];
  /** Without it, nothing is known of tests that are reported alike. */
  readonly declared?: readonly Declared[];
  /** Without it, what projects are called is guessed. */
  readonly projects?: readonly Project[];
  /** Each once, and the same object as before where it says the same. */
  readonly reports: readonly Report[];
  readonly signatures: readonly Signature[];
  readonly results: readonly ManualResult[];
  readonly specifications?: readonly Specification[];
  readonly reviews?: readonly Review[];
  readonly releases?: readonly Release[];
  /**
   * See `Tree.namedFiles`: all that are listed, so that a path which a report shortened is known to mean one file and no other. Without
   * it, only the files with references are known.
   */
  readonly testFiles?: readonly string[];
}

const lists = [
  'requirements',
  'references',
  'declared',
  'projects',
  'notes',
  'signatures',
  'results',
  'specifications',
  'reviews',
  'releases',
] as const;

export function isSameFacts(a: Traced, b: Traced): boolean {
  return (
    lists.every((list) => a[list] === b[list]) &&
    isSameList(a.reports, b.reports) &&
    isSameList(testFilesOf(a), testFilesOf(b))
  );
}

export function testFilesOf({ testFiles, references }: Traced): readonly string[] {
  if (testFiles !== undefined) return testFiles;
  return [...new Set(references.filter(({ role }) => role === 'verifies').map(({ place }) => place.file))];
}
