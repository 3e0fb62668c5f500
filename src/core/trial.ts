import type { Model, Release, Requirement, Sha256, TrialEntry } from './model.ts';

/** What a customer tries: one line of the protocol. */
export interface Trial {
  readonly requirement: Requirement;
  /** As cited after the slash. */
  readonly number: string;
  readonly text: string;
  readonly digest: Sha256;
}

/** The acceptance criteria of a requirement; one that is a sentence is tried as its own first. */
export function trialsOf(requirement: Requirement): Trial[] {
  const { criteria, isSentence, title, digest } = requirement;
  if (criteria.length === 0 && isSentence === true) return [{ requirement, number: '1', text: title, digest }];
  return criteria.map((criterion) => ({
    requirement,
    number: criterion.number,
    text: criterion.text,
    digest: criterion.digest,
  }));
}

/** What the protocol says of it: a later day before an earlier one, and of one day what stands further down. */
export function entryFor({ requirement, number }: Trial, release: Release, { trace }: Model): TrialEntry | undefined {
  return release.trial
    .filter((entry) => {
      if (entry.criterion !== number) return false;
      const resolution = trace.resolve(entry.requirement);
      return resolution.kind === 'found' && resolution.requirement === requirement;
    })
    .reduce<TrialEntry | undefined>(
      (latest, entry) => (latest === undefined || (entry.on ?? '') >= (latest.on ?? '') ? entry : latest),
      undefined,
    );
}
