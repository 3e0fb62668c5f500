import type { Criterion, Observation, Policy } from '../criterion.ts';
import { put } from '../grouped.ts';
import type { Problem, Severity } from '../model.ts';
import { isInGate } from '../phases.ts';
import { isUnfinishedMerge } from '../syntax/yaml/mistakes.ts';
import { isJoinable } from '../writing/both-sides.ts';
import { severityOf } from './criteria.ts';
import { type Draft, drafted, type Drafts } from './drafts.ts';
import type { WaiverOf } from './waivers.ts';

/** Problems between two pauses. */
const atOnce = 128;

/**
 * What problems leave in the dark, by criterion. A problem blocks wherever the level asks for a criterion that needs the fact it spoils:
 * turning that criterion down in `severities` does not make a broken file readable. It is filed under the first such criterion that
 * blocks, or else the first; the others are unverified because of it.
 */
export function* problemDrafts(
  problems: readonly Problem[],
  policy: Policy,
  criteria: readonly Criterion[],
  waiverOf: WaiverOf,
): Generator<undefined, ReadonlyMap<string, Drafts>> {
  const drafts = new Map<string, Draft[]>();
  const inNeed = new Map<Problem['spoils'], readonly InNeed[]>();
  for (const [at, problem] of problems.entries()) {
    if (at % atOnce === atOnce - 1) yield;
    if (problem.minor === true) continue;
    const { spoils } = problem;
    let own = inNeed.get(spoils);
    if (own === undefined) inNeed.set(spoils, (own = homeFirst(inNeedOf(spoils, policy, criteria))));
    const observation = observed(problem);
    let first: Draft | undefined;
    for (const { criterion, severity } of own) {
      const waived = waiverOf(criterion, observation.subject) ?? first?.waived ?? null;
      const told = { criterion, observation, waived, baselined: false };
      if (first === undefined) put(drafts, criterion.id, (first = drafted({ ...told, severity: 'block' })));
      else if (severity !== 'off') put(drafts, criterion.id, drafted({ ...told, severity }, { causedBy: first }));
    }
  }
  return drafts;
}

interface InNeed {
  readonly criterion: Criterion;
  readonly severity: Severity;
}

function inNeedOf(spoilt: Problem['spoils'], policy: Policy, criteria: readonly Criterion[]): readonly InNeed[] {
  return criteria
    .filter(({ needs }) => needs.includes(spoilt))
    .flatMap((criterion) => {
      const byLevel = isInGate(policy.gate, criterion) ? criterion.severity[policy.level] : 'off';
      const severity = severityOf(criterion, policy);
      return byLevel === 'off' && severity === 'off' ? [] : [{ criterion, severity }];
    });
}

function homeFirst(inNeed: readonly InNeed[]): readonly InNeed[] {
  const home = inNeed.find(({ severity }) => severity === 'block') ?? inNeed[0];
  return home === undefined ? [] : [home, ...inNeed.filter((each) => each !== home)];
}

function observed(problem: Problem): Observation {
  return {
    result: 'unverified',
    subject: problem.place.file,
    place: problem.place,
    found: problem.found,
    wanted: problem.wanted,
    ...(isUnfinishedMerge(problem) && isJoinable(problem.place.file) && { fix: 'tollgate.keepBothSides' }),
  };
}
