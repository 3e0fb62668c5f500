import type { Config } from '../config.ts';
import type { Policy } from '../criterion.ts';
import { type Freshness, freshness } from '../freshness.ts';
import { keptList } from '../reading/kept.ts';
import type { Day, GateId, Model, PhaseId } from '../model.ts';
import { judgedRelease, scopeOf } from './scope.ts';

/** What is asked of the judge. */
export interface Question {
  readonly gate: GateId | { readonly phase: PhaseId };
  readonly today: Day;
  /** Undefined: the repository says which release is next. */
  readonly release?: string;
}

/** @param before of the same question and configuration: what of it is equal now is kept */
export function policyOf(
  model: Model,
  config: Config,
  question: Question,
  before?: { readonly model: Model; readonly policy: Policy },
): Policy {
  const release = judgedRelease(model, question.release, question.today);
  const known = before?.policy.release === release ? before : undefined;
  return {
    config,
    level: config.gate,
    gate: question.gate,
    today: question.today,
    release,
    scope: keptList(
      before?.policy.scope,
      scopeOf(model, release, known && { all: known.model.requirements, left: known.policy.scope }),
    ),
    isTested: model.reports.some(({ tests }) => tests.total > 0),
    freshness: freshnessIn(model, question.today, before?.policy.freshness),
  };
}

/** @param before what of it is equal now is kept */
export function freshnessIn(
  { reports, evidence, content, coverage }: Model,
  today: Day,
  before: Freshness | undefined,
): Freshness {
  return freshness(reports, evidence, content, today, coverage, before);
}
