/** The contract of a criterion: one file each in `criteria/`, its name the id. */
import type { Config } from './config.ts';
import type { Freshness } from './freshness.ts';
import type { Day, FactKind, GateId, Level, Message, Model, PhaseId, Place, Requirement, Severity } from './model.ts';

/** What the facts are judged against. */
export interface Policy {
  readonly config: Config;
  readonly level: Level;
  readonly gate: GateId | { readonly phase: PhaseId };
  readonly today: Day;
  /** The judged release; null where nothing names one. */
  readonly release: string | null;
  /** The agreed requirements that the judged release is held to, in order of file and line. */
  readonly scope: readonly Requirement[];
  /** Whether any test is reported. */
  readonly isTested: boolean;
  /** How each report, by its path, relates to the content of the tree. */
  readonly freshness: Freshness;
}

/**
 * A criterion names the subjects that it judges and judges them one by one, so that "how many" needs no bookkeeping. It never
 * opens a file, has no clock and keeps nothing between two judgements.
 */
export interface Criterion<Subject = unknown> {
  /** Equals the file name. */
  readonly id: string;
  readonly phase: PhaseId;
  /** Place within its phase, in which criteria are told; from 1. */
  readonly position: number;
  /** What holds when it holds: "Every requirement has an acceptance criterion". */
  readonly title: Message;
  /** Its subjects are not what the title speaks of: of how many it holds tells people nothing. */
  readonly uncounted?: true;
  readonly severity: Readonly<Record<Level, Severity>>;
  /** A problem in one of these makes the criterion unverified. */
  readonly needs: readonly FactKind[];
  /** What there is to judge, the same objects each time for what says the same. None: the criterion is not applicable. */
  subjects(model: Model, policy: Policy): Iterable<Subject>;
  /** Which of them are subjects at all, where that is told one by one: after a change only those are asked again that it reaches. */
  concerns?(subject: Subject, model: Model, policy: Policy): boolean;
  /**
   * What is wrong with one subject; nothing where it holds. It is asked again where anything changed that it looked at: what takes a look
   * at many, such as at all that is in scope, belongs to `subjects`.
   */
  judge(subject: Subject, model: Model, policy: Policy): Iterable<Observation>;
  /** The one sentence for many observations of a kind, by `Observation.kind`. */
  readonly folds?: Readonly<Record<string, (n: number) => { readonly found: Message; readonly wanted: Message }>>;
}

/** What a criterion found wrong; the judge makes a finding of it. */
export interface Observation {
  /** `fails`: known not to hold. `unverified`: cannot be judged. */
  readonly result: 'fails' | 'unverified';
  /** An ID, a test's name, a path; null where the repository as a whole is meant. */
  readonly subject: string | null;
  readonly place: Place | null;
  readonly found: Message;
  readonly wanted: Message;
  /** Folded away below the finding of that criterion (and subject), if there is one. */
  readonly cause?: { readonly criterion: string; readonly subject?: string | null };
  readonly sendsBackTo?: PhaseId;
  /** Command id of the fix. */
  readonly fix?: string;
  /** True where the fix needs to know the subject: many at once have none. */
  readonly fixesOne?: true;
  /** True where the criterion holds all the same, and only something about how it holds should be seen: never more than a warning. */
  readonly warns?: true;
  /** Observations of one kind fold into one sentence, see `folds`. */
  readonly kind?: string;
}

/** Lets TypeScript infer the subject of a criterion, and forgets it for the registry. */
export function criterion<Subject>(definition: Criterion<Subject>): Criterion {
  return definition;
}
