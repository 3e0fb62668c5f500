import type {
  ChangelogEntry,
  Defect,
  ManifestVersion,
  ManualResult,
  Note,
  Release,
  Review,
  Script,
  Signature,
  TaskList,
} from './documents.ts';
import type { Coverage, Report } from './reported.ts';
import type { Declared, Project, Reference } from './sources.ts';
import type { Specification } from './specification.ts';
import type { Problem } from './stated.ts';

/** What one file states. A pure function of its path, its bytes and the configuration; kept between readings. */
export type Fact =
  | Specification
  | Note
  | TaskList
  | Defect
  | Release
  | Signature
  | Review
  | ManualResult
  | ChangelogEntry
  | ManifestVersion
  | Script
  | Reference
  | Declared
  | Project
  | Report
  | Coverage
  | Problem
  | Blank;

/** That a file has bytes, and nothing but white space in them. */
export interface Blank {
  readonly kind: 'blank';
}
