import type { Policy } from '../criterion.ts';
import type { Model, Requirement, Specification } from '../model.ts';

/** The specifications that ask for something of the judged release: drafts on the side block nothing. */
export function* inScope(model: Model, { scope }: Policy): Generator<Specification> {
  const files = filesOf(scope);
  for (const specification of model.specifications) if (files.has(specification.place.file)) yield specification;
}

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
