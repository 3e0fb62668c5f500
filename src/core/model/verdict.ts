/** The verdict: all that a shell ever shows. */
import type { ReadCount } from './joined.ts';
import type { TestResult, TestTotals } from './reported.ts';
import type { Requirement } from './specification.ts';
import type { Day, GateId, Level, Message, PhaseId, Place, Problem, Severity, Sha256 } from './stated.ts';

/** In order of precedence: error, closed, unverified, open. */
export type Colour = 'open' | 'closed' | 'unverified' | 'error';
export type CriterionResult = 'holds' | 'fails' | 'unverified' | 'not-applicable';
export type PhaseState = 'not-started' | 'in-work' | 'done' | 'rework';

/** What a shell shows: what `schemas/verdict.schema.json` describes, with sentences that are still without a language. */
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
  /** See `Criterion.uncounted`. */
  readonly uncounted?: true;
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
  /** Whether a test is linked to it, reported or not. */
  readonly isLinked: boolean;
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
