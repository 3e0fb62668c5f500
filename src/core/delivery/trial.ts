import type { Model, Release, Requirement, Sha256, TrialEntry } from '../model.ts';
import { memoized } from '../memoized.ts';

/** What a customer tries: one line of the protocol. */
export interface Trial {
  readonly requirement: Requirement;
  /** As cited after the slash. */
  readonly number: string;
  readonly text: string;
  readonly digest: Sha256;
}

/** The acceptance criteria of a requirement; one that is a sentence is tried as its own first. The same for the same requirement. */
export const trialsOf = memoized((requirement: Requirement): readonly Trial[] => {
  const { criteria, isSentence, title } = requirement;
  if (criteria.length === 0 && isSentence === true)
    return [{ requirement, number: '1', text: title, digest: requirement.digest }];
  return criteria.map((criterion) => ({
    requirement,
    number: criterion.number,
    text: criterion.text,
    digest: criterion.digest,
  }));
}, new WeakMap());

/**
 * What the protocol says of it: a later day before an earlier one, and of one day what stands further down. A verdict without a day may be
 * later than all above it.
 */
export function entryFor({ requirement, number }: Trial, release: Release, model: Model): TrialEntry | undefined {
  const all = model.trace.trials(requirement);
  let byFile = latestOf.get(all);
  if (byFile === undefined) latestOf.set(all, (byFile = new Map<string, Latest>()));
  let latest = byFile.get(release.place.file);
  if (latest === undefined) byFile.set(release.place.file, (latest = latestIn(entriesOf(requirement, release, model))));
  return latest.get(number);
}

/** By file, then by acceptance criterion: a requirement may have thousands. */
const latestOf = new WeakMap<readonly TrialEntry[], Map<string, Latest>>();
type Latest = ReadonlyMap<string | undefined, TrialEntry>;

function latestIn(entries: readonly TrialEntry[]): Latest {
  const latest = new Map<string | undefined, TrialEntry>();
  for (const entry of entries) {
    const known = latest.get(entry.criterion);
    if (known === undefined || isLater(entry, known)) latest.set(entry.criterion, entry);
  }
  return latest;
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
