import type { Policy } from '../criterion.ts';
import { grouped } from '../grouped.ts';
import type { Day, Model, Requirement, Specification } from '../model.ts';
import { compareVersions, isVersion } from '../versions.ts';
import { memoized } from '../memoized.ts';

/** The specifications that ask for something of the judged release: drafts on the side block nothing. */
export function* inScope(model: Model, { scope }: Pick<Policy, 'scope'>): Generator<Specification> {
  const files = filesOf(scope);
  for (const specification of model.specifications) if (files.has(specification.place.file)) yield specification;
}

/** What a file asks for of the judged release. Asked for each of many files. */
export function inScopeAt(file: string, { scope }: Policy): readonly Requirement[] {
  return byFile(scope).get(file) ?? [];
}

const byFile = memoized((scope: readonly Requirement[]) => grouped(scope, ({ place }) => place.file), new WeakMap());

/** Where requirements stand that stand in order: nearly always where the one before does. */
export function filesOf(requirements: readonly Requirement[]): ReadonlySet<string> {
  const files = new Set<string>();
  let last: string | undefined;
  for (const { place } of requirements) if (place.file !== last) files.add((last = place.file));
  return files;
}

/** The requirements that the judged release is held to. */
export function requirementsInScope(_model: Model, { scope }: Policy): readonly Requirement[] {
  return scope;
}

/** Those, and what is retired only later: until then nobody may lose sight of it. */
export function requirementsInForce(
  { requirements }: Model,
  { scope, release, today }: Policy,
): readonly Requirement[] {
  const leaving = requirements.filter((each) => isRetiredLater(each, today) && isDue(each, release));
  return leaving.length === 0 ? scope : [...scope, ...leaving];
}

export function isRetiredLater({ state, retired }: Requirement, today: Day): boolean {
  return state === 'retired' && retired?.on !== undefined && retired.on > today;
}

/** For this release or an earlier one. Where none is judged, or one by a name that is no version, nothing can be put off to a later one. */
export function isDue(requirement: Requirement, release: string | null): boolean {
  if (requirement.release === undefined || release === null) return true;
  if (!isVersion(release) && isVersion(requirement.release.value)) return true;
  return compareVersions(requirement.release.value, release) <= 0;
}
