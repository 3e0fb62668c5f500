import type { Criterion, Observation, Policy } from '../criterion.ts';
import type { Model, Problem, Severity } from '../model.ts';
import { isInGate } from '../phases.ts';
import type { IsBaselined } from './baseline.ts';
import { type Draft, fold } from './findings.ts';
import type { Observed } from './observe.ts';
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
  readonly waiverOf: WaiverOf;
}

const nothing: Observed = { subjects: [] };

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
  const drafts: Draft[] = [];
  for (const about of observed.subjects) {
    for (const observation of about.observations) {
      const weight = observation.warns === true && severity === 'block' ? 'warn' : severity;
      drafts.push({
        criterion,
        severity: weight,
        observation,
        waived: waiverOf(criterion, observation.subject),
        baselined: isBaselined(criterion, observation),
        about,
      });
    }
  }
  yield;
  const subjects = observed.subjects.length;
  return { criterion, severity, subjects, drafts: fold(criterion, drafts), isAsked, observed, waiverOf };
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
 * not make a broken file readable. It is filed under the first such criterion; the others are unverified because of it.
 */
export function* problemDrafts(
  model: Model,
  policy: Policy,
  criteria: readonly Criterion[],
  waiverOf: WaiverOf,
): Generator<Draft> {
  for (const problem of model.problems) {
    if (problem.minor === true) continue;
    let first: Draft | undefined;
    for (const criterion of criteria) {
      const byLevel = isInGate(policy.gate, criterion) ? criterion.severity[policy.level] : 'off';
      const severity = severityOf(criterion, policy);
      if ((byLevel === 'off' && severity === 'off') || !criterion.needs.includes(problem.spoils)) continue;
      const observation = observed(problem);
      const waived = waiverOf(criterion, observation.subject) ?? first?.waived ?? null;
      if (first === undefined) yield (first = { criterion, severity: 'block', observation, waived, baselined: false });
      else if (severity !== 'off')
        yield { criterion, severity, observation, waived, baselined: false, causedBy: first };
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
  };
}
