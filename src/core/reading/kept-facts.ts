import type { Fact, Report, Requirement, Specification } from '../model.ts';
import { isSameData, keptData, keptList } from './kept.ts';
import type { Reading } from './readings.ts';

/** Cases of a report between two pauses. */
const atOnce = 2048;

/**
 * What a file states now, in the objects of before where it states the same: most edits leave most references and requirements as they were,
 * a run writes all of its reports anew, of which most say what they said, and what was joined and judged of those still holds. Pauses where
 * it is long.
 */
export function* keptReading(before: Reading, now: Reading): Generator<undefined, Reading> {
  return { ...now, facts: yield* keptFacts(before.facts, now.facts) };
}

function* keptFacts(before: readonly Fact[], now: readonly Fact[]): Generator<undefined, readonly Fact[]> {
  const [was, is] = [before[0], now[0]];
  if (is?.kind === 'report' || is?.kind === 'specification') yield;
  if (was?.kind === 'report' && is?.kind === 'report') return (yield* isSameReport(was, is)) ? before : now;
  return keptOfListed(before, now);
}

function* isSameReport(
  { cases: was, ...before }: Report,
  { cases: is, ...now }: Report,
): Generator<undefined, boolean> {
  if (was.length !== is.length || !isSameData(before, now)) return false;
  for (const [at, each] of is.entries()) {
    if (!isSameData(was[at], each)) return false;
    if (at % atOnce === atOnce - 1) yield;
  }
  return true;
}

function keptOfListed(before: readonly Fact[], now: readonly Fact[]): readonly Fact[] {
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
