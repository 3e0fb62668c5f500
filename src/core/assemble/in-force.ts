import type { Specification } from '../model.ts';

/**
 * Without history, without what asks for nothing, and without changes that are proposed to requirements that there are: those are no
 * second requirements. Nor is what two changes propose alike.
 */
export function inForce(specifications: readonly Specification[]): readonly Specification[] {
  if (specifications.every(({ change, informs }) => change === undefined && informs === undefined))
    return specifications;
  const agreed = specifications.filter(({ change }) => change === undefined);
  const known = new Set(agreed.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  return specifications
    .filter(({ change, informs }) => change !== 'archived' && informs === undefined)
    .map((each) => {
      if (each.change === undefined) return each;
      const requirements = each.requirements.filter(({ id }) => !known.has(id));
      for (const { id } of requirements) known.add(id);
      return { ...each, requirements };
    });
}
