import type { Fact, Requirement, Specification } from '../model.ts';
import { isSameData, keptData, keptList } from './kept.ts';

/**
 * What a file states now, in the objects of before where it states the same: most edits leave most references and requirements as they were,
 * and what was joined and judged of those still holds.
 */
export function keptFacts(before: readonly Fact[], now: readonly Fact[]): readonly Fact[] {
  if (now.every(({ kind }) => kind === 'reference' || kind === 'declared')) {
    if (isSameData(before, now)) return before;
    const declared = before.find(({ kind }) => kind === 'declared');
    return now.map((fact) => (fact.kind === 'declared' ? keptData(declared, fact) : fact));
  }
  return now.map((fact, at) => {
    const known = before[at];
    return fact.kind === 'specification' && known?.kind === 'specification' ? keptRequirements(known, fact) : fact;
  });
}

function keptRequirements(before: Specification, now: Specification): Specification {
  const known = new Map(before.requirements.map((each) => [each.id, each]));
  const requirements = now.requirements.map((each) => {
    const own = known.get(each.id);
    return own !== undefined && isSame(own, each) ? own : each;
  });
  return { ...now, requirements: keptList(before.requirements, requirements) };
}

function isSame(a: Requirement, b: Requirement): boolean {
  const parts = partsOf(b);
  return partsOf(a).length === parts.length && parts.every((part) => isSameData(a[part], b[part]));
}

/** Text and digest are made of the others when they are asked for, which few are. */
function partsOf(requirement: Requirement): readonly (keyof Requirement)[] {
  const isMade = (part: string): boolean => Object.getOwnPropertyDescriptor(requirement, part)?.get !== undefined;
  return (Object.keys(requirement) as (keyof Requirement)[]).filter((part) => !isMade(part));
}
