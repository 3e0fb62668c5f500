import type { Model, Release, Requirement, Sha256, TrialEntry } from '../model.ts';

/** What a customer tries: one line of the protocol. */
export interface Trial {
  readonly requirement: Requirement;
  /** As cited after the slash. */
  readonly number: string;
  readonly text: string;
  readonly digest: Sha256;
}

const known = new WeakMap<Requirement, readonly Trial[]>();

/** The acceptance criteria of a requirement; one that is a sentence is tried as its own first. The same for the same requirement. */
export function trialsOf(requirement: Requirement): readonly Trial[] {
  const own = known.get(requirement) ?? trialsIn(requirement);
  known.set(requirement, own);
  return own;
}

function trialsIn(requirement: Requirement): readonly Trial[] {
  const { criteria, isSentence, title } = requirement;
  if (criteria.length === 0 && isSentence === true)
    return [{ requirement, number: '1', text: title, digest: requirement.digest }];
  return criteria.map((criterion) => ({
    requirement,
    number: criterion.number,
    text: criterion.text,
    digest: criterion.digest,
  }));
}

/**
 * What the protocol says of it: a later day before an earlier one, and of one day what stands further down. A verdict without a day may be
 * later than all above it.
 */
export function entryFor({ requirement, number }: Trial, release: Release, model: Model): TrialEntry | undefined {
  return entriesOf(requirement, release, model)
    .filter(({ criterion }) => criterion === number)
    .reduce<TrialEntry | undefined>(
      (latest, entry) => (latest === undefined || isLater(entry, latest) ? entry : latest),
      undefined,
    );
}

/** Of an entry that stands further down. */
function isLater({ on, verdict }: TrialEntry, latest: TrialEntry): boolean {
  return on === undefined ? verdict !== undefined || latest.on === undefined : on >= (latest.on ?? '');
}

/** Of all that is to be tried in a release, what did not pass as it is written now. */
export function notPassed(trials: readonly Trial[], release: Release, model: Model): Trial[] {
  return trials.filter((trial) => {
    const entry = entryFor(trial, release, model);
    return entry?.verdict !== 'passed' || !trial.digest.startsWith(entry.digest);
  });
}

/** What the protocol of a release says of a requirement, in the order in which it stands there. */
export function entriesOf(requirement: Requirement, { place }: Release, { trace }: Model): readonly TrialEntry[] {
  return trace.trials(requirement).filter((entry) => entry.place.file === place.file);
}
