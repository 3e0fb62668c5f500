import { isInScope } from '../criterion/scoped.ts';
import { isInOperation } from '../criterion/release-judged.ts';
import type { Day, Model, Release, Requirement } from '../model.ts';
import { type Filtered, keptFilter } from '../reading/kept.ts';
import { compareVersions, highestVersion } from '../versions.ts';

/** The judged release: the one asked for, else the highest release file not yet in operation, else what the manifest says, else none. */
export function judgedRelease(model: Model, asked: string | undefined, today: Day): string | null {
  if (asked !== undefined) return asked;
  const isRunning = (release: Release): boolean => isInOperation(release, today);
  const ahead = highestVersion(model.releases.filter((release) => !isRunning(release)));
  const running = highestVersion(model.releases.filter(isRunning));
  const stated = statedVersion(model);
  return isOvertaken(ahead, running, stated) ? (stated ?? null) : (ahead ?? stated ?? null);
}

/** A later release runs, and the manifest says that what is here is that one at least: the earlier protocol was forgotten. */
function isOvertaken(ahead: string | undefined, running: string | undefined, stated: string | undefined): boolean {
  if (ahead === undefined || running === undefined || stated === undefined) return false;
  return compareVersions(ahead, running) < 0 && compareVersions(running, stated) <= 0;
}

/** Of several manifests that disagree, the highest: nothing is out of scope because of a manifest that only names tools. */
function statedVersion({ versions }: Model): string | undefined {
  const ofProject = versions.filter(({ place }) => !place.file.includes('/'));
  return highestVersion(ofProject.length > 0 ? ofProject : versions);
}

/**
 * Agreed requirements for the judged release or an earlier one.
 * @param before of the same release: only what came since is looked at
 */
export function scopeOf(
  { requirements }: Pick<Model, 'requirements'>,
  release: string | null,
  before?: Filtered<Requirement>,
): readonly Requirement[] {
  return keptFilter(requirements, (each) => isInScope(each, release), before);
}
