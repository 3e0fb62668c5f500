import type { Policy } from '../criterion.ts';
import type { Model, Requirement, Specification } from '../model.ts';

/** The specifications that ask for something of the judged release: drafts on the side block nothing. */
export function* inScope(model: Model, { scope }: Policy): Generator<Specification> {
  const files = new Set(scope.map((requirement) => requirement.place.file));
  for (const specification of model.specifications) if (files.has(specification.place.file)) yield specification;
}

/** The requirements that the judged release is held to. */
export function requirementsInScope(_model: Model, { scope }: Policy): readonly Requirement[] {
  return scope;
}
