import type { Policy } from '../criterion.ts';
import { grouped } from '../grouped.ts';
import type { Day, Model, Requirement, Specification } from '../model.ts';
import { compareVersions, isVersion } from '../versions.ts';
import { memoized } from '../memoized.ts';
import { joined } from '../reading/spliced.ts';

/** Agreed, for the judged release or an earlier one. */
export function isInScope(requirement: Requirement, release: string | null): boolean {
  return requirement.state === 'agreed' && isDue(requirement, release);
}

/** The specifications that ask for something of the judged release: drafts on the side block nothing. */
export function* inScope({ specifications }: Model, { release }: Pick<Policy, 'release'>): Generator<Specification> {
  for (const specification of specifications)
    if (specification.requirements.some((each) => isInScope(each, release))) yield specification;
}

/** What a file asks for of the judged release. Asked for each of many files. */
export function inScopeAt(file: string, { scope }: Policy): readonly Requirement[] {
  return byFile(scope).get(file) ?? [];
}

const byFile = memoized((scope: readonly Requirement[]) => grouped(scope, ({ place }) => place.file), new WeakMap());

/** The requirements that the judged release is held to. */
export function requirementsInScope(_model: Model, { scope }: Policy): readonly Requirement[] {
  return scope;
}

/** Those, and what is retired only later: until then nobody may lose sight of it. */
export function requirementsInForce(
  { specifications }: Model,
  { scope, release, today }: Policy,
): readonly Requirement[] {
  const retired = specifications.flatMap(({ requirements }) => retiredAmong(requirements));
  const leaving = retired.filter((each) => isRetiredLater(each, today) && isDue(each, release));
  return leaving.length === 0 ? scope : joined(scope, leaving);
}

/** Of one file: after each change they are asked for, and most files are what they were. */
const retiredAmong = memoized(
  (requirements: readonly Requirement[]) => requirements.filter(({ state }) => state === 'retired'),
  new WeakMap(),
);

export function isRetiredLater({ state, retired }: Requirement, today: Day): boolean {
  return state === 'retired' && retired?.on !== undefined && retired.on > today;
}

/** For this release or an earlier one. Where none is judged, or one by a name that is no version, nothing can be put off to a later one. */
export function isDue(requirement: Requirement, release: string | null): boolean {
  if (requirement.release === undefined || release === null) return true;
  if (!isVersion(release) && isVersion(requirement.release.value)) return true;
  return compareVersions(requirement.release.value, release) <= 0;
}
