import type { Criterion, Observation } from '../criterion.ts';
import type { Finding, Severity } from '../model.ts';

/** An observation on its way to becoming a finding. */
export interface Draft {
  readonly criterion: Criterion;
  readonly severity: Severity;
  readonly observation: Observation;
  /** The waiver that excuses it today. */
  readonly waived: Finding['waived'];
  readonly baselined: boolean;
  /** Its id, unless others have the same. */
  readonly stem: string;
  /** What tells its subject from the others of the criterion; undefined for what stands for several or for none. */
  readonly about: object | undefined;
  /** It stands for all of its kind that are not excused: they are filed under it. */
  readonly isFold: boolean;
  /** The draft that caused it, where that is known before ids are given. */
  readonly causedBy: Draft | undefined;
}

/** Those of subjects that stand next to each other. The same list as before where they are the same. */
export type Drafts = readonly Draft[];

type Told = Pick<Draft, 'criterion' | 'severity' | 'observation' | 'waived' | 'baselined'>;

/** All alike, and not spread: a run that goes stale makes thousands. */
export function drafted(
  { criterion, severity, observation, waived, baselined }: Told,
  { about, isFold = false, causedBy }: Partial<Pick<Draft, 'about' | 'isFold' | 'causedBy'>> = {},
): Draft {
  const { subject, place, kind } = observation;
  let stem = criterion.id;
  if (subject !== null) stem += `:${subject}`;
  if (place !== null) stem += `:${place.file}`;
  else if (subject === null && kind !== undefined) stem += `:${kind}`;
  return { criterion, severity, observation, waived, baselined, stem, about, isFold, causedBy };
}

/** Excused ones stand for themselves, so that the sentence of a fold counts what is left. */
export function isFoldable({ waived, baselined, isFold, about }: Draft): boolean {
  return waived === null && !baselined && !isFold && about !== undefined;
}
