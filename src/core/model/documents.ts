/** What the other documents state: notes, task lists, defects, releases, signatures, changelogs, manifests, scripts. */
import type { Verification } from './specification.ts';
import type { Day, Place, Sha256, Stated } from './stated.ts';

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
  /** Path relative to the folder; may be a folder or a glob. Empty where the note says none. */
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
  /** How many of its boxes only tell what a mark in a box means: `- [P] = different files`. They are no tasks. */
  readonly legends?: number;
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
  /** Where the parts stand of which nothing is filled in yet. */
  readonly unfilled?: Readonly<Partial<Record<ReleasePart, Place>>>;
  readonly trial: readonly TrialEntry[];
}

export type ReleasePart = 'tested' | 'rollout' | 'handover' | 'acceptance' | 'operation';

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
  readonly method: Verification;
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
