/** What specifications state. */
import type { Day, Place, Sha256, Stated } from './stated.ts';

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
  /** The ID of what it says without asking for anything, a heading or a note: then it has no requirements, and others may lead to it. */
  readonly informs?: string;
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
  /** As `docs/digest.md` defines it, and the text it was computed from. */
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
