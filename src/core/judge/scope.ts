import { isDue } from '../criterion/scoped.ts';
import { isInOperation } from '../criterion/release-judged.ts';
import type { Day, Model, Requirement } from '../model.ts';
import { compareVersions } from '../versions.ts';

/** The judged release: the one asked for, else the highest release file not yet in operation, else what the manifest says, else none. */
export function judgedRelease(model: Model, asked: string | undefined, today: Day): string | null {
  if (asked !== undefined) return asked;
  const ahead = model.releases.filter((release) => !isInOperation(release, today)).map((release) => release.version);
  const highest = ahead.sort(compareVersions).at(-1);
  return highest ?? model.versions[0]?.version ?? null;
}

/** Agreed requirements for the judged release or an earlier one. */
export function scopeOf(model: Model, release: string | null): readonly Requirement[] {
  return model.requirements.filter((requirement) => requirement.state === 'agreed' && isDue(requirement, release));
}
