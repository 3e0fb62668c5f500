/** What was read, joined: the repository, understood, and who covers what in it. */
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
  TrialEntry,
} from './documents.ts';
import type { Coverage, Report, TestCase } from './reported.ts';
import type { Declared, Nameless, Project, Reference } from './sources.ts';
import type { Requirement, Specification } from './specification.ts';
import type { Problem, Sha256 } from './stated.ts';

/** `.tollgate/evidence.json`: what `tollgate test` saw. */
export interface Evidence {
  readonly command: string;
  readonly exit: number;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly ended: string;
  /** Content digest, the same before and after the run; null where the content changed meanwhile, which binds nothing. */
  readonly content: Sha256 | null;
  /** The reports this run wrote. */
  readonly reports: readonly { readonly file: string; readonly sha256: Sha256 }[];
}

/** A report as it lies in the repository. */
export interface FiledReport extends Report {
  readonly sha256: Sha256;
  /** Time of the last modification, in milliseconds since 1970 UTC. */
  readonly time: number;
}

/** A coverage report as it lies in the repository. */
export interface FiledCoverage extends Coverage {
  readonly sha256: Sha256;
  /** As in `FiledReport`. */
  readonly time: number;
}

/** What tests run on: all that is listed but documents, reports, records of Tollgate and what is generated, see `docs/digest.md`. */
export interface Content {
  /** Digest over paths and normalised bytes. */
  readonly digest: Sha256;
  readonly files: number;
  /** The file that was modified last; ties go to the first path. Undefined where there is no content at all. */
  readonly newest: { readonly path: string; readonly time: number } | undefined;
  /** There is code, and `paths.generated` takes all of it: what is left says nothing of what tests run on. */
  readonly isWithoutCode?: true;
}

/** The repository, understood. Lists are sorted by file, line, id. */
export interface Model {
  readonly specifications: readonly Specification[];
  readonly requirements: readonly Requirement[];
  /** IDs that mean something that is said, and asks for nothing: see `Specification.informs`. */
  readonly informative?: readonly string[];
  readonly notes: readonly Note[];
  readonly tasks: readonly TaskList[];
  readonly defects: readonly Defect[];
  readonly releases: readonly Release[];
  readonly signatures: readonly Signature[];
  readonly reviews: readonly Review[];
  readonly results: readonly ManualResult[];
  readonly changelog: readonly ChangelogEntry[];
  readonly versions: readonly ManifestVersion[];
  readonly scripts: readonly Script[];
  /** What runs the tests: configured, or the usual command of the build tool that is there. */
  readonly testCommand: string | undefined;
  readonly references: readonly Reference[];
  readonly declared?: readonly Declared[];
  readonly projects?: readonly Project[];
  readonly reports: readonly FiledReport[];
  readonly coverage: readonly FiledCoverage[];
  readonly evidence: Evidence | undefined;
  readonly problems: readonly Problem[];
  readonly content: Content;
  readonly tree: Tree;
  readonly trace: Trace;
  readonly history: 'none' | 'shallow' | 'full';
  readonly read: ReadCount;
}

/** Which paths exist; for criteria that a note's words send to a place. */
export interface Tree {
  /** Listed files with more than white space at the path: the file itself, those below the folder, or those that the glob matches. */
  readonly nonEmptyFilesAt: (path: string) => number;
  /** Number of listed source files outside tests. */
  readonly sources: number;
  readonly tests: number;
  /** Sorted paths of all listed test files, also of those that are no code. */
  readonly testFiles: readonly string[];
  /** With those of files that mark projects, because a report may name those and not their folders. */
  readonly namedFiles: readonly string[];
}

export interface ReadCount {
  readonly files: number;
  /** Listed files that were left out on purpose: fixtures, examples, vendored code. */
  readonly passedOver: number;
  readonly specifications: number;
  readonly notes: number;
  readonly reports: number;
  readonly notUnderstood: readonly {
    readonly convention: string;
    /** Of the convention, as its users know it. */
    readonly title: string;
    readonly folder: string;
    readonly files: number;
  }[];
}

/** Who covers what. */
export interface Trace {
  /** The one requirement that an ID, as somebody wrote it, means. */
  resolve(id: string): Resolution;
  /** The same for a citation that may name a criterion within the ID: `login/2.1` is criterion 1 of `login/2`. */
  meaning(
    id: string,
    criterion: string | undefined,
  ): { readonly resolution: Resolution; readonly criterion: string | undefined };
  /** Whether there are two requirements whose IDs a test cannot tell apart: told where it is to be known that there are none. */
  isAnyIdShared(): boolean;
  /** The document it stands in. */
  specification(requirement: Requirement): Specification | undefined;
  /** Code that cites it outside tests. */
  implementations(requirement: Requirement): readonly Reference[];
  /** Tests that cite it, found in a report or not. */
  verifications(requirement: Requirement): readonly TestLink[];
  /** Notes that say they satisfy it. */
  notes(requirement: Requirement): readonly Note[];
  /** Requirements that say they refine it: see `Requirement.covers`. */
  refinements(requirement: Requirement): readonly Requirement[];
  signatures(requirement: Requirement): readonly Signature[];
  results(requirement: Requirement): readonly ManualResult[];
  /** That a note was looked at as the requirement is written now. */
  reviews(requirement: Requirement): readonly Review[];
  /** What the protocols of all releases say of it. */
  trials(requirement: Requirement): readonly TrialEntry[];
  /** Cases of that reported name, for defects that name their test. */
  casesNamed(name: string): readonly { readonly report: Report; readonly case: TestCase }[];
  /** Joins in small steps what the first question about tests would join at once: for those who must not be kept waiting. */
  join(): Generator<undefined, void>;
  /** What an earlier trace answered otherwise; undefined where nobody knows, and everything has to be asked again. */
  changedFrom(earlier: Trace): TraceChanges | undefined;
}

export interface TraceChanges {
  /** Queries of which some answer is another one now. What an ID means is asked by `resolve`. */
  readonly queries: ReadonlySet<keyof Trace>;
  /** Answers that are no longer given, as objects. */
  readonly gone: ReadonlySet<unknown>;
  /** Requirements and IDs of which something else is answered now. `specification` and `casesNamed` do not tell. */
  readonly come: ReadonlySet<unknown>;
}

export type Resolution =
  | { readonly kind: 'found'; readonly requirement: Requirement }
  /** Two requirements answer to it. */
  | { readonly kind: 'ambiguous'; readonly requirements: readonly Requirement[] }
  /** Its prefix is used here, the number is not. */
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] }
  /** Nobody here uses that prefix: it belongs to something else, and is counted, not reported. */
  | { readonly kind: 'foreign' };

/** A test that somebody says verifies a requirement. */
export interface TestLink {
  /** Only this criterion is meant; undefined: all. */
  readonly criterion: string | undefined;
  /** How the link was made: the case carries the ID, or a reference stands at the declared test. */
  readonly by: 'name' | 'reference';
  readonly reference?: Reference;
  /** The reported cases, with all attempts and parameters. Empty: the linked test was not found in a report, and `lost` says why. */
  readonly cases: readonly { readonly report: Report; readonly case: TestCase }[];
  readonly lost?: Lost;
}

/**
 * Why no case is that of the test: none is called so (`not-reported`), or only some of another file, class or suite, or of
 * nobody knows which (`reported-elsewhere`); several may be it; tests of other files are reported alike, and not all of them were
 * (`fewer-results`); no test is known where the reference stands (`no-test`); or why the test has no name that could be looked for.
 */
export type Lost =
  | 'not-reported'
  | 'reported-elsewhere'
  | 'several-candidates'
  | 'fewer-results'
  | 'no-test'
  | Nameless;
