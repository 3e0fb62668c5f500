import type { Criterion, Observation, Policy } from '../criterion.ts';
import type { Model, Problem, Severity } from '../model.ts';
import { isInGate } from '../phases.ts';
import type { IsBaselined } from './baseline.ts';
import { type Draft, fold } from './findings.ts';
import type { WaiverOf } from './waivers.ts';

/** A criterion, judged. */
export interface Judged {
  readonly criterion: Criterion;
  readonly severity: Severity;
  readonly subjects: number;
  readonly drafts: readonly Draft[];
  /** False where the level does not ask, and nothing was judged. */
  readonly isAsked: boolean;
}

/** What the level asks for is judged also where this gate does not ask: where the phases stand does not depend on the question. */
export function judgeOne(
  criterion: Criterion,
  model: Model,
  policy: Policy,
  waiverOf: WaiverOf,
  isBaselined: IsBaselined,
): Judged {
  const severity = severityOf(criterion, policy);
  if (severityByLevel(criterion, policy) === 'off')
    return { criterion, severity, subjects: 0, drafts: [], isAsked: false };
  const drafts: Draft[] = [];
  let subjects = 0;
  for (const subject of criterion.subjects(model, policy)) {
    const about = subjects++;
    for (const observation of criterion.judge(subject, model, policy)) {
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
  return { criterion, severity, subjects, drafts: fold(criterion, drafts), isAsked: true };
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
