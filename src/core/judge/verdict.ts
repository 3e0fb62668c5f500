import { emptyBaseline } from '../policy/baseline.ts';
import type { ReadConfig } from '../config.ts';
import type { Policy } from '../criterion.ts';
import { lazily } from '../lazily.ts';
import { message } from '../message.ts';
import type { Colour, CriterionVerdict, Finding, Message, Model, PhaseVerdict, Problem, Verdict } from '../model.ts';
import { byPlace } from '../order.ts';
import { baselineWarnings } from './baseline.ts';
import { type Judged, severityByLevel } from './criteria.ts';
import { byPlaceAndId } from './findings.ts';
import { leftOut } from './left-out.ts';
import { phaseStates } from './phase-states.ts';
import type { Question } from './policy.ts';
import { requirementVerdicts, verifiedBy } from './requirement-verdicts.ts';
import { resultsOf } from './results.ts';
import { oneSentence, withWayBack } from './sentence.ts';
import type { FindingsChunk } from './findings-chunk.ts';
import { waiverWarnings } from './waivers.ts';

export interface JudgeInput {
  readonly model: Model;
  readonly config: ReadConfig;
  readonly question: Question;
}

/** All that a verdict tells. */
interface VerdictParts extends JudgeInput {
  readonly policy: Policy;
  /** By criterion. */
  readonly judged: ReadonlyMap<string, Judged>;
  readonly criteria: readonly CriterionVerdict[];
  readonly findings: readonly Finding[];
  readonly chunks: readonly FindingsChunk[];
  /** What stands in the way. */
  readonly standing: readonly Finding[];
}

export function verdictOf(parts: VerdictParts): Verdict {
  const { model, config, question, policy, judged, criteria, findings, chunks, standing } = parts;
  const verdict = config.mistakes.length > 0 ? 'error' : colour(criteria);
  const toGo = new Set(standing.map(({ criterion }) => criterion)).size;
  const results = resultsOf(model, policy);
  const verified = verifiedBy(judged.get('requirements-verified'), findings, model, policy);
  const requirements = lazily(() => requirementVerdicts(model, verified.is));
  const excused = chunks.reduce((n, { tally }) => n + tally.excused, 0);
  const phases = phasesOf(parts);
  const sentence = oneSentence(verdict, policy.level, standing, toGo, results.tests, verified.inScope, excused);
  return {
    verdict,
    gate: typeof question.gate === 'string' ? question.gate : `phase:${question.gate.phase}`,
    level: policy.level,
    release: policy.release,
    today: question.today,
    sentence: firstMistake(config) ?? (verdict === 'open' ? withWayBack(sentence, phases, findings) : sentence),
    toGo,
    inputs: { content: model.content.digest, git: model.history },
    phases,
    criteria,
    findings,
    get requirements() {
      return requirements();
    },
    results,
    problems: problemsOf(parts),
    read: model.read,
  };
}

function firstMistake({ mistakes: [first] }: ReadConfig): Message | undefined {
  if (first === undefined) return undefined;
  const { place, found } = first;
  return message('{file} line {line}: {found}', { file: place.file, line: place.line, found });
}

function colour(criteria: readonly CriterionVerdict[]): Colour {
  const results = criteria.filter((criterion) => criterion.severity === 'block').map((criterion) => criterion.result);
  if (results.includes('fails')) return 'closed';
  if (results.includes('unverified') || !results.includes('holds')) return 'unverified';
  return 'open';
}

function phasesOf({ model, question, policy, judged, criteria, chunks }: VerdictParts): readonly PhaseVerdict[] {
  const unexcused = chunks.flatMap((chunk) => chunk.unexcused).sort((a, b) => byPlaceAndId(a.finding, b.finding));
  const blocks = ({ id }: { readonly id: string }): boolean => {
    const criterion = judged.get(id)?.criterion;
    return criterion !== undefined && severityByLevel(criterion, policy) === 'block';
  };
  return phaseStates(model, criteria, unexcused, blocks, policy.release, question.today);
}

function problemsOf({ model, config, question, policy, judged }: VerdictParts): readonly Problem[] {
  const { mistakes, remarks = [], baseline = emptyBaseline } = config;
  return [
    ...mistakes,
    ...remarks,
    ...model.problems,
    ...waiverWarnings(config.config, question.today),
    ...leftOut(config, model, policy),
    ...baselineWarnings(baseline, [...judged.values()], model),
  ].sort((a, b) => byPlace(a.place, b.place));
}
