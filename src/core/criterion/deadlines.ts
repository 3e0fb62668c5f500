import type { Policy } from '../criterion.ts';
import { notPassed, trialsOf } from '../delivery/trial.ts';
import type { Model, Release, Requirement, Specification } from '../model.ts';
import { memoized } from '../memoized.ts';
import { compareVersions, highestVersion } from '../versions.ts';
import { isInOperation } from './release-judged.ts';
import { isInScope } from './scoped.ts';

/** Both may name a day. */
export type Dated = Specification | Requirement;

/** What names a day, of all that is asked of the judged release and is not in operation yet. */
export function* datedAhead(model: Model, policy: Pick<Policy, 'release' | 'today'>): Generator<Dated> {
  const { specifications, releases } = model;
  const running = releases.filter((each) => isInOperation(each, policy.today));
  const isRunning = running.length === 0 ? () => false : runningOnes(running, model);
  const isAhead = (each: Requirement): boolean => isInScope(each, policy.release) && !isRunning(each);
  for (const each of specifications) if (each.deadline !== undefined && each.requirements.some(isAhead)) yield each;
  for (const { requirements } of specifications)
    for (const each of datedAmong(requirements)) if (isAhead(each)) yield each;
}

/** Of one file: after each change they are asked for, and most files are what they were. */
const datedAmong = memoized(
  (requirements: readonly Requirement[]) => requirements.filter(({ deadline }) => deadline !== undefined),
  new WeakMap(),
);

/** What names no release runs where it was tried, as it is written now, and passed. */
function runningOnes(running: readonly Release[], model: Model): (requirement: Requirement) => boolean {
  const highest = highestVersion(running) ?? '';
  const byFile = new Map(running.map((release) => [release.place.file, release]));
  return (requirement) => {
    if (requirement.release !== undefined) return compareVersions(requirement.release.value, highest) <= 0;
    const trials = trialsOf(requirement);
    if (trials.length === 0) return false;
    const files = new Set(model.trace.trials(requirement).map(({ place }) => place.file));
    return [...files].some((file) => {
      const release = byFile.get(file);
      return release !== undefined && notPassed(trials, release, model).length === 0;
    });
  };
}
