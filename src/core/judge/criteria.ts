import type { Criterion, Observation, Policy } from '../criterion.ts';
import type { Model, Problem, Severity } from '../model.ts';
import { isInGate } from '../phases.ts';
import { isUnfinishedMerge } from '../syntax/yaml/mistakes.ts';
import { isJoinable } from '../writing/both-sides.ts';
import type { IsBaselined } from './baseline.ts';
import { keptList, recalling } from '../reading/kept.ts';
import { type Draft, drafted } from './findings.ts';
import { fold } from './folding.ts';
import type { Observed, SubjectObserved } from './observe.ts';
import type { WaiverOf } from './waivers.ts';

/** A criterion, judged. The same object as before where all of it is the same. */
export interface Judged {
  readonly criterion: Criterion;
  readonly severity: Severity;
  readonly subjects: number;
  readonly drafts: readonly Draft[];
  /** False where the level does not ask, and nothing was judged. */
  readonly isAsked: boolean;
  /** What it was made of. */
  readonly observed: Observed;
  /** Of each faulty subject, in their order. */
  readonly bySubject: readonly (readonly Draft[])[];
  readonly waiverOf: WaiverOf;
}

const nothing: Observed = { subjects: 0, faulty: [] };

/**
 * What the level asks for is judged also where this gate does not ask: where the phases stand does not depend on the question.
 * @param before of the same gate, level and configuration
 */
export function* judgeOne(
  criterion: Criterion,
  observe: (criterion: Criterion) => Generator<undefined, Observed>,
  policy: Policy,
  waiverOf: WaiverOf,
  isBaselined: IsBaselined,
  before: Judged | undefined,
): Generator<undefined, Judged> {
  const isAsked = severityByLevel(criterion, policy) !== 'off';
  const observed = isAsked ? yield* observe(criterion) : nothing;
  if (before?.observed === observed && before.waiverOf === waiverOf) return before;
  const severity = severityOf(criterion, policy);
  const known = before?.waiverOf === waiverOf ? before : undefined;
  const recall = recalling(known?.observed.faulty ?? none);
  const bySubject: (readonly Draft[])[] = [];
  for (const about of observed.faulty) {
    const own = known?.bySubject[recall(about)];
    bySubject.push(draftsOf(about, criterion, severity, waiverOf, isBaselined, own));
    if (bySubject.length % atOnce === 0) yield;
  }
  yield;
  const { subjects } = observed;
  const drafts = keptList(known?.drafts, fold(criterion, bySubject.flat(), known?.drafts ?? none));
  return { criterion, severity, subjects, drafts, isAsked, observed, bySubject, waiverOf };
}

/** Subjects between two pauses. */
const atOnce = 1024;

const none: readonly never[] = [];

/** @param before those of the same subject, observed to be the same */
function draftsOf(
  about: SubjectObserved,
  criterion: Criterion,
  severity: Severity,
  waiverOf: WaiverOf,
  isBaselined: IsBaselined,
  before: readonly Draft[] | undefined,
): readonly Draft[] {
  return about.observations.map((observation, at) => {
    const baselined = isBaselined(criterion, observation);
    const known = before?.[at];
    if (known?.baselined === baselined) return known;
    const weight = observation.warns === true && severity === 'block' ? 'warn' : severity;
    const waived = waiverOf(criterion, observation.subject);
    return drafted({ criterion, severity: weight, observation, waived, baselined, about });
  });
}

/** What it means to this gate. */
function severityOf(criterion: Criterion, policy: Policy): Severity {
  return isInGate(policy.gate, criterion) ? severityByLevel(criterion, policy) : 'off';
}

/** What it means at this level, whatever the gate asks. */
export function severityByLevel(criterion: Criterion, { config }: Policy): Severity {
  return config.severities[criterion.id] ?? criterion.severity[config.gate];
}

/**
 * A problem blocks wherever the level asks for a criterion that needs the fact it spoils: turning that criterion down in `severities` does
 * not make a broken file readable. It is filed under the first such criterion that blocks, or else the first; the others are unverified
 * because of it.
 */
export function* problemDrafts(
  model: Model,
  policy: Policy,
  criteria: readonly Criterion[],
  waiverOf: WaiverOf,
): Generator<Draft> {
  for (const problem of model.problems) {
    if (problem.minor === true) continue;
    const inNeed = criteria
      .filter(({ needs }) => needs.includes(problem.spoils))
      .flatMap((criterion) => {
        const byLevel = isInGate(policy.gate, criterion) ? criterion.severity[policy.level] : 'off';
        const severity = severityOf(criterion, policy);
        return byLevel === 'off' && severity === 'off' ? [] : [{ criterion, severity }];
      });
    const home = inNeed.find(({ severity }) => severity === 'block') ?? inNeed[0];
    if (home === undefined) continue;
    const observation = observed(problem);
    let first: Draft | undefined;
    for (const { criterion, severity } of [home, ...inNeed.filter((each) => each !== home)]) {
      const waived = waiverOf(criterion, observation.subject) ?? first?.waived ?? null;
      const own = { criterion, observation, waived, baselined: false };
      if (first === undefined) yield (first = drafted({ ...own, severity: 'block' }));
      else if (severity !== 'off') yield drafted({ ...own, severity, causedBy: first });
    }
  }
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
