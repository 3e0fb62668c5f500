import type { Policy } from '../criterion.ts';
import { notPassed, trialsOf } from '../delivery/trial.ts';
import type { Model, Release, Requirement, Specification } from '../model.ts';
import { compareVersions, highestVersion } from '../versions.ts';
import { isInOperation } from './release-judged.ts';
import { filesOf, inScope } from './scoped.ts';

/** Both may name a day. */
export type Dated = Specification | Requirement;

/** What names a day, of all that is asked of the judged release and is not in operation yet. */
export function* datedAhead(model: Model, policy: Pick<Policy, 'scope' | 'today'>): Generator<Dated> {
  const running = model.releases.filter((each) => isInOperation(each, policy.today));
  const ahead = running.length === 0 ? policy.scope : notRunning(policy.scope, running, model);
  const files = filesOf(ahead);
  for (const each of inScope(model, policy)) if (each.deadline !== undefined && files.has(each.place.file)) yield each;
  for (const each of ahead) if (each.deadline !== undefined) yield each;
}

/** What names no release runs where it was tried, as it is written now, and passed. */
function notRunning(scope: readonly Requirement[], running: readonly Release[], model: Model): readonly Requirement[] {
  const highest = highestVersion(running) ?? '';
  const byFile = new Map(running.map((release) => [release.place.file, release]));
  return scope.filter((requirement) => {
    if (requirement.release !== undefined) return compareVersions(requirement.release.value, highest) > 0;
    const trials = trialsOf(requirement);
    if (trials.length === 0) return true;
    const files = new Set(model.trace.trials(requirement).map(({ place }) => place.file));
    return ![...files].some((file) => {
      const release = byFile.get(file);
      return release !== undefined && notPassed(trials, release, model).length === 0;
    });
  });
}
