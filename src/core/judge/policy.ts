import type { Config } from '../config.ts';
import type { Policy } from '../criterion.ts';
import { freshness } from '../freshness.ts';
import type { Day, GateId, Model, PhaseId } from '../model.ts';
import { judgedRelease, scopeOf } from './scope.ts';

/** What is asked of the judge. */
export interface Question {
  readonly gate: GateId | { readonly phase: PhaseId };
  readonly today: Day;
  /** Undefined: the repository says which release is next. */
  readonly release?: string;
}

export function policyOf(model: Model, config: Config, question: Question): Policy {
  const release = judgedRelease(model, question.release);
  return {
    config,
    level: config.gate,
    gate: question.gate,
    today: question.today,
    release,
    scope: scopeOf(model, release),
    freshness: freshness(model.reports, model.evidence, model.content, question.today, model.coverage),
  };
}
