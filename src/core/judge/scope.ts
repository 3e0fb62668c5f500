import { isDue } from '../criterion/scoped.ts';
import { isInOperation } from '../criterion/release-judged.ts';
import type { Day, Model, Requirement } from '../model.ts';
import { highestVersion } from '../versions.ts';

/** The judged release: the one asked for, else the highest release file not yet in operation, else what the manifest says, else none. */
export function judgedRelease(model: Model, asked: string | undefined, today: Day): string | null {
  if (asked !== undefined) return asked;
  const ahead = model.releases.filter((release) => !isInOperation(release, today));
  return highestVersion(ahead) ?? statedVersion(model) ?? null;
}

/** Of several manifests that disagree, the highest: nothing is out of scope because of a manifest that only names tools. */
function statedVersion({ versions }: Model): string | undefined {
  const ofProject = versions.filter(({ place }) => !place.file.includes('/'));
  return highestVersion(ofProject.length > 0 ? ofProject : versions);
}

/** Agreed requirements for the judged release or an earlier one. */
export function scopeOf(model: Model, release: string | null): readonly Requirement[] {
  return model.requirements.filter((requirement) => requirement.state === 'agreed' && isDue(requirement, release));
}
