import { grouped } from '../grouped.ts';
import type { Model, Release, Requirement, Sha256, TrialEntry } from '../model.ts';

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
export function entryFor({ requirement, number }: Trial, release: Release, model: Model): TrialEntry | undefined {
  return (entriesByRequirement(release, model).get(requirement) ?? [])
    .filter(({ criterion }) => criterion === number)
    .reduce<TrialEntry | undefined>(
      (latest, entry) => (latest === undefined || (entry.on ?? '') >= (latest.on ?? '') ? entry : latest),
      undefined,
    );
}

type Entries = ReadonlyMap<Requirement, readonly TrialEntry[]>;

/** A protocol is asked once for each of thousands of criteria; what its IDs mean depends on the requirements that there are. */
const known = new WeakMap<Model['trace'], WeakMap<Release, Entries>>();

/** What the protocol says of each requirement, in the order in which it stands there. */
export function entriesByRequirement(release: Release, { trace }: Model): Entries {
  const own = known.get(trace) ?? new WeakMap<Release, Entries>();
  known.set(trace, own);
  let entries = own.get(release);
  if (entries === undefined) {
    entries = grouped(release.trial, ({ requirement }) => {
      const resolution = trace.resolve(requirement);
      return resolution.kind === 'found' ? resolution.requirement : undefined;
    });
    own.set(release, entries);
  }
  return entries;
}
