/**
 * The nouns. Everything that is read becomes one of these, everything that is judged is made of these, and the
 * verdict at the end is all that a shell ever shows. This file imports nothing.
 */

/** A position in a file of the repository. */
export interface Place {
  /** Path relative to the folder, with `/`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, counted in UTF-16 code units. */
  readonly column: number;
}

/** Something a person wrote, and where. */
export interface Stated<T = string> {
  readonly value: T;
  readonly place: Place;
}

/**
 * A sentence that is not yet in a language: an English template and what fills it. `{name}` stands for an argument,
 * `{n|test|tests}` for the form that goes with the number `n` (two forms in English, three in Russian). Made by `message()`.
 */
export interface Message {
  readonly text: string;
  readonly args: Readonly<Record<string, MessageArgument>>;
}
export type MessageArgument = string | number | Message | readonly (string | Message)[];

/** A calendar day, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** SHA-256 in lower-case hexadecimal, 64 digits. */
export type Sha256 = string;

// ── What is judged ──────────────────────────────────────────────────────────────────────────────────────────────────

export type PhaseId = 'requirements' | 'design' | 'build' | 'test' | 'release';
export type Level = 'tests' | 'requirements' | 'delivery';
export type Severity = 'block' | 'warn' | 'off';
export type GateId = 'release' | 'operation';
export type Role = 'manager' | 'analyst' | 'customer' | 'devops' | 'developer' | 'tester';

// ── What documents state ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The kinds of fact that a file can state, named as `explain` names files. A problem names the kind it spoils, a
 * criterion the kinds it needs: that is how a broken file reaches exactly the criteria that it leaves in the dark.
 */
export type FactKind =
  | 'specification'
  | 'note'
  | 'tasks'
  | 'defect'
  | 'release'
  | 'signoffs'
  | 'results'
  | 'source'
  | 'report'
  | 'evidence'
  | 'changelog'
  | 'manifest'
  | 'script'
  | 'coverage'
  | 'config';

/** Something that could not be understood. Never thrown, never silent: the judge decides once what it does to the gate. */
export interface Problem {
  readonly kind: 'problem';
  /** What the reader was looking for when it met this. */
  readonly spoils: FactKind;
  readonly place: Place;
  readonly found: Message;
  /** What would satisfy the reader. */
  readonly wanted: Message;
  /** True where the rest of the file was understood and only a detail is in doubt; such a problem is shown, and blocks nothing. */
  readonly minor?: boolean;
}

export interface Specification {
  readonly kind: 'specification';
  /** Id of the convention that understood the file. */
  readonly convention: string;
  /** The title, or the first line. */
  readonly place: Place;
  readonly title: string | undefined;
  readonly customer?: Stated;
  readonly users?: Stated;
  readonly author?: Stated;
  /** As written; a day if it is one. */
  readonly deadline?: Stated;
  /** The text under a Purpose heading, without white space at its ends. Absent where there is none or it is empty. */
  readonly purpose?: Stated;
  /** In order of definition. */
  readonly requirements: readonly Requirement[];
  /** Acceptance criteria that belong to no single requirement: the scenarios of a user story (`US1/AC2`), those of a feature. */
  readonly scenarios?: readonly AcceptanceCriterion[];
  /**
   * The file proposes a change to other specifications. While it is `proposed` its requirements are drafts, and one that is agreed
   * already counts as it was agreed; what is `archived` is history, and in force only as those specifications say it.
   */
  readonly change?: 'proposed' | 'archived';
}

export type RequirementState = 'draft' | 'agreed' | 'retired';
export type Verification = 'test' | 'demonstration' | 'inspection' | 'analysis';

export interface Requirement {
  /** The qualified ID: unique in the repository unless somebody erred. For Tollgate's own format simply `REQ-007`. */
  readonly id: string;
  readonly convention: string;
  /** Where the ID stands. */
  readonly place: Place;
  /** Last line that belongs to it, 1-based. */
  readonly endLine: number;
  /** Without the ID. */
  readonly title: string;
  /** Prose between the heading and the attributes. */
  readonly statement: string;
  readonly criteria: readonly AcceptanceCriterion[];
  readonly state: RequirementState;
  /** Present when retired and said so. */
  readonly retired?: { readonly on: Day | undefined; readonly reason: string };
  readonly priority?: Stated;
  readonly deadline?: Stated;
  /** The release it is for, as written. */
  readonly release?: Stated;
  readonly verifyBy: Verification;
  readonly feasible?: Feasibility;
  /** `Design: none (reason)`: why no note is needed. */
  readonly withoutDesign?: Stated;
  /** True where the convention writes a requirement as one sentence, which then is its own acceptance criterion. */
  readonly isSentence?: true;
  /** IDs of the requirements that this one refines, in conventions that link requirements. */
  readonly covers?: readonly Link[];
  /** What `Link.stamp` is compared with, where the convention has such a thing. */
  readonly fingerprint?: string;
  /** Kinds of work item that must cover it, as written: `dsn`, `utest`. */
  readonly needs?: readonly string[];
  /** True where all of its wording was looked at when it was read, and nothing found: saves looking again. */
  readonly isPlain?: true;
  /** Digest of product.md 5, and the text it was computed from. */
  readonly digest: Sha256;
  readonly text: string;
}

/** An ID that a requirement points at. */
export interface Link extends Stated {
  /** The fingerprint that the target had when somebody last looked at both; null where nobody did, undefined where none is kept. */
  readonly stamp?: string | null | undefined;
}

export interface AcceptanceCriterion {
  /** As cited after the slash: `2` in `REQ-007/2`. */
  readonly number: string;
  /** One line, white space collapsed. */
  readonly text: string;
  readonly place: Place;
  readonly digest: Sha256;
}

export interface Feasibility {
  readonly verdict: 'yes' | 'no' | 'conditional';
  /** What stands between the verdict and the brackets: the effort, or the conditions. */
  readonly remark: string;
  readonly by: string | undefined;
  readonly on: Day | undefined;
  readonly place: Place;
}

/** An architecture note: a decision record, and what it says of components and environment. */
export interface Note {
  readonly kind: 'note';
  readonly convention: string;
  /** Number or date at the head of the file name, as written: `0003`, `20200924`. */
  readonly id: string;
  readonly place: Place;
  readonly title: string | undefined;
  /** First keyword in lower case (`accepted`, `superseded`, `on hold` …); null where the file states none. */
  readonly status: string | null;
  readonly statusPlace?: Place;
  readonly date?: Stated;
  readonly satisfies: readonly Stated[];
  readonly components: readonly Component[];
  readonly environment?: Environment;
}

export interface Component {
  readonly name: string;
  /** Path relative to the folder; may be a folder or a glob. */
  readonly path: string;
  readonly place: Place;
}

export interface Environment {
  readonly place: Place;
  readonly runtime?: Stated;
  readonly infrastructure: readonly Stated[];
  readonly configuration?: Stated;
  readonly delivery?: Stated;
  readonly rollback?: Stated;
}

/** A list of tasks with ticks. Shown; a tick is not evidence. */
export interface TaskList {
  readonly kind: 'tasks';
  readonly convention: string;
  readonly place: Place;
  readonly tasks: readonly Task[];
  /** See `Specification.change`. */
  readonly change?: 'proposed' | 'archived';
}
export interface Task {
  readonly id: string | undefined;
  readonly text: string;
  readonly state: 'done' | 'open' | 'other';
  /** Marked as one that may be left out. */
  readonly optional?: true;
  /** Requirement IDs, qualified where the file writes them short: `login/2.1`. */
  readonly requirements: readonly string[];
  readonly place: Place;
}

export interface Defect {
  readonly kind: 'defect';
  /** `BUG-012`. */
  readonly id: string;
  readonly place: Place;
  readonly title: string;
  readonly status: 'open' | 'fixed' | 'closed';
  readonly severity: 'blocker' | 'critical' | 'major' | 'minor';
  readonly requirement?: Stated;
  readonly foundIn?: Stated;
  /** Name of the test that shows it, as reported. */
  readonly test?: Stated;
}

/** A release protocol, `docs/releases/<version>.md`. */
export interface Release {
  readonly kind: 'release';
  readonly version: string;
  readonly place: Place;
  readonly tested?: Statement;
  readonly rollout?: Rollout;
  readonly handover?: { readonly place: Place; readonly fields: Readonly<Record<string, Stated>> };
  readonly acceptance?: Statement & {
    readonly reopens?: Stated;
    readonly remarks?: Stated;
    /** Of the artifact, where the customer says which one it was. */
    readonly sha256?: Sha256;
  };
  readonly operation?: {
    readonly since: Day | undefined;
    readonly by: string | undefined;
    readonly observed?: Stated;
    readonly place: Place;
  };
  readonly trial: readonly TrialEntry[];
}
/** Somebody's dated word. */
export interface Statement {
  readonly by: string | undefined;
  readonly on: Day | undefined;
  /** As written, lower case. */
  readonly verdict: string | undefined;
  /** Content digest the statement was made on, where it records one. */
  readonly content?: Sha256;
  readonly place: Place;
}
export interface Rollout {
  readonly place: Place;
  readonly strategy?: Stated;
  readonly success?: Stated;
  readonly abort?: Stated;
  readonly rollback?: Stated;
  readonly rehearsed?: Stated;
  readonly schema?: Stated;
}
export interface TrialEntry {
  readonly requirement: string;
  readonly criterion: string;
  /** First eight digits of the criterion's digest. */
  readonly digest: string;
  readonly how: string;
  readonly verdict: 'passed' | 'failed' | undefined;
  readonly witness: string | undefined;
  readonly on: Day | undefined;
  readonly place: Place;
}

export interface Signature {
  readonly kind: 'signature';
  readonly requirement: string;
  readonly digest: Sha256;
  readonly by: string;
  /** As written, lower case. */
  readonly role: string;
  readonly on: Day;
  /** The text that was signed: makes the difference readable without git. */
  readonly text: string;
  readonly place: Place;
}

/** Somebody looked at a note again, with the requirement as it then was. */
export interface Review {
  readonly kind: 'review';
  /** Path of the note, or its number. */
  readonly note: string;
  readonly requirement: string;
  readonly digest: Sha256;
  readonly by: string;
  readonly on: Day;
  readonly place: Place;
}

/** A manual result, for requirements that no test can verify. */
export interface ManualResult {
  readonly kind: 'result';
  readonly requirement: string;
  readonly method: string;
  readonly verdict: 'passed' | 'failed';
  readonly by: string;
  readonly on: Day;
  readonly digest: Sha256;
  readonly evidence: string;
  readonly place: Place;
}

/** A version that the changelog describes. */
export interface ChangelogEntry {
  readonly kind: 'changelog';
  readonly version: string;
  readonly empty: boolean;
  readonly place: Place;
}

/** The version that a project manifest states. */
export interface ManifestVersion {
  readonly kind: 'manifest';
  readonly version: string;
  readonly place: Place;
}

/** What runs by itself in a CI service, or when others call it. */
export interface Script {
  readonly kind: 'script';
  /** Own name of the service that runs it: `GitHub Actions`; null where it waits to be called. */
  readonly service: string | null;
  /** As others call it: its path, `npm run build`, `make test`. */
  readonly name: string;
  readonly place: Place;
  /** Simple commands in order, without those of steps that are turned off. */
  readonly commands: readonly { readonly words: readonly string[]; readonly line: number }[];
}

// ── What sources state ──────────────────────────────────────────────────────────────────────────────────────────────

/** A requirement cited in a comment of a source or test file. */
export interface Reference {
  readonly kind: 'reference';
  /** Id of the tag that was recognised: `req`. */
  readonly tag: string;
  /** As written, without the criterion. */
  readonly id: string;
  /** `2` in `REQ-007/2`. */
  readonly criterion?: string;
  readonly place: Place;
  /** In a test file a reference verifies, elsewhere it implements. */
  readonly role: 'verifies' | 'implements';
  /** What the reference stands above or inside of; only in test files whose language is known. */
  readonly target?: Declaration;
}

/** A test, or a suite of tests, as a test file declares it. */
export interface Declaration {
  readonly what: 'test' | 'suite' | 'file';
  /** As the runner will report it; undefined where it is computed at run time. Empty for a file. */
  readonly name: string | undefined;
  /** Names of the suites or classes around it, outermost first. */
  readonly suites: readonly (string | undefined)[];
  /** True where the runner adds a suffix for parameters. */
  readonly parameterised: boolean;
  /** Further names under which some runners report it: JUnit's display name. */
  readonly aliases?: readonly string[];
  /** The package or namespace that the file states, in languages in which a class carries it in reports; empty for none. */
  readonly scope?: string;
  /** True where a test of another suite in the file has the same name. Only in the target of a reference. */
  readonly hasNamesake?: boolean;
  /** The tests inside, of every depth: of a suite, of a file, of a test with subtests. Only in the target of a reference. */
  readonly tests?: readonly Declaration[];
  /** First line, decorators and annotations included. */
  readonly line: number;
  readonly endLine: number;
}

// ── What test runners report ────────────────────────────────────────────────────────────────────────────────────────

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
  | Report
  | Coverage
  | Problem;

// ── What was read, joined ───────────────────────────────────────────────────────────────────────────────────────────

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

/** What tests run on: see product.md 6. */
export interface Content {
  /** Digest over paths and normalised bytes. */
  readonly digest: Sha256;
  readonly files: number;
  /** The file that was modified last; ties go to the first path. Undefined where there is no content at all. */
  readonly newest: { readonly path: string; readonly time: number } | undefined;
}

/** The repository, understood. Lists are sorted by file, line, id. */
export interface Model {
  readonly specifications: readonly Specification[];
  readonly requirements: readonly Requirement[];
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
  /** Non-empty listed files at the path: the file itself, those below the folder, or those that the glob matches. */
  nonEmptyFilesAt(path: string): number;
  /** Number of listed source files outside tests. */
  readonly sources: number;
  readonly tests: number;
}

export interface ReadCount {
  readonly files: number;
  /** Listed files that were left out on purpose: fixtures, examples, vendored code. */
  readonly passedOver: number;
  readonly specifications: number;
  readonly notes: number;
  readonly reports: number;
  readonly notUnderstood: readonly { readonly convention: string; readonly folder: string; readonly files: number }[];
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
  /** Cases of that reported name, for defects that name their test. */
  casesNamed(name: string): readonly { readonly report: FiledReport; readonly case: TestCase }[];
  /** Joins in small steps what the first question about tests would join at once: for those who must not be kept waiting. */
  join(): Generator<undefined, void>;
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
  readonly cases: readonly { readonly report: FiledReport; readonly case: TestCase }[];
  readonly lost?: 'not-reported' | 'several-candidates' | 'name-unknown';
}

// ── The verdict ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** In order of precedence: error, closed, unverified, open. */
export type Colour = 'open' | 'closed' | 'unverified' | 'error';
export type CriterionResult = 'holds' | 'fails' | 'unverified' | 'not-applicable';
export type PhaseState = 'not-started' | 'in-work' | 'done' | 'rework';

/** What a shell shows: product.md 7, with sentences that are still without a language. */
export interface Verdict {
  readonly verdict: Colour;
  readonly gate: GateId | `phase:${PhaseId}`;
  readonly level: Level;
  readonly release: string | null;
  readonly today: Day;
  /** The one sentence. */
  readonly sentence: Message;
  /** Blocking criteria that do not hold, without those whose findings are all caused by another's. */
  readonly toGo: number;
  readonly inputs: { readonly content: Sha256 | null; readonly git: 'none' | 'shallow' | 'full' };
  readonly phases: readonly PhaseVerdict[];
  readonly criteria: readonly CriterionVerdict[];
  readonly findings: readonly Finding[];
  readonly requirements: readonly RequirementVerdict[];
  readonly results: ResultsVerdict;
  readonly problems: readonly Problem[];
  readonly read: ReadCount;
}

export interface PhaseVerdict {
  readonly id: PhaseId;
  readonly state: PhaseState;
  /** Ids of the findings that keep it from being done, or send work back to it. */
  readonly because: readonly string[];
}

export interface CriterionVerdict {
  readonly id: string;
  readonly phase: PhaseId;
  readonly title: Message;
  readonly severity: Severity;
  readonly result: CriterionResult;
  /** Subjects judged. */
  readonly judged: number;
  /** Subjects of which it does not hold and nothing excuses that. */
  readonly failed: number;
  readonly waived: number;
  readonly baselined: number;
}

export interface Finding {
  /** Criterion, subject and file, and an ordinal where those are equal: stable when lines move. */
  readonly id: string;
  readonly criterion: string;
  readonly result: 'fails' | 'unverified';
  readonly severity: Severity;
  readonly subject: string | null;
  readonly place: Place | null;
  readonly found: Message;
  readonly wanted: Message;
  readonly causedBy: string | null;
  readonly sendsBackTo: PhaseId | null;
  readonly waived: { readonly until: Day; readonly by: string; readonly reason: string } | null;
  readonly baselined: boolean;
  readonly fix: string | null;
}

export interface RequirementVerdict {
  readonly requirement: Requirement;
  readonly verified: boolean;
  readonly notes: readonly string[];
  readonly code: readonly Place[];
  readonly tests: readonly { readonly name: string; readonly result: TestResult; readonly report: string }[];
  readonly signatures: readonly {
    readonly by: string;
    readonly role: string;
    readonly on: Day;
    readonly valid: boolean;
  }[];
}

export interface ResultsVerdict {
  readonly basis: 'content' | 'time' | 'none';
  readonly tests: TestTotals;
  readonly reports: readonly {
    readonly file: string;
    readonly format: string;
    readonly sha256: Sha256;
    readonly fresh: boolean;
    readonly tests: TestTotals;
  }[];
}
