import { emptyBaseline } from './baseline.ts';
import type { ReadConfig } from './config.ts';
import type { Criterion, Policy } from './criterion.ts';
import { baselined, baselineWarnings } from './judge/baseline.ts';
import { judgeOne, type Judged, problemDrafts, severityByLevel } from './judge/criteria.ts';
import { criterionVerdicts } from './judge/criterion-verdicts.ts';
import { fileFindings } from './judge/findings.ts';
import { phaseStates } from './judge/phase-states.ts';
import { requirementVerdicts, verifiedBy } from './judge/requirement-verdicts.ts';
import { resultsOf } from './judge/results.ts';
import { policyOf, type Question } from './judge/policy.ts';
import { isUnexcused, oneSentence, standingFindings } from './judge/sentence.ts';
import { waiverFor, waiverWarnings } from './judge/waivers.ts';
import { message } from './message.ts';
import type { Colour, CriterionVerdict, Model, Verdict } from './model.ts';
import { byPlace } from './order.ts';
import { phaseIds } from './phases.ts';

export type { Question } from './judge/policy.ts';

// @req GATE-001, GATE-002, GATE-005
/** (Model, policy) → Verdict. The same model, configuration and question give the same verdict, to the byte. */
export function judge(model: Model, config: ReadConfig, question: Question, registry: readonly Criterion[]): Verdict {
  const work = judging(model, config, question, registry);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, for those who must not be kept waiting. */
export function* judging(
  model: Model,
  { config, mistakes, baseline = emptyBaseline, remarks = [] }: ReadConfig,
  question: Question,
  registry: readonly Criterion[],
): Generator<undefined, Verdict> {
  const policy = policyOf(model, config, question);
  const { release } = policy;
  const criteria = inProductOrder(registry);
  const misconfigured = mistakes.length > 0;
  const waiverOf = waiverFor(config, question.today);
  const isBaselined = baselined(baseline);
  const judged: Judged[] = [];
  for (const criterion of misconfigured ? [] : criteria) {
    judged.push(judgeOne(criterion, model, policy, waiverOf, isBaselined));
    yield;
  }
  const broken = misconfigured ? [] : problemDrafts(model, policy, criteria, waiverOf);
  const { findings, findingOf } = fileFindings([...judged.flatMap((each) => each.drafts), ...broken]);
  const verdicts = criterionVerdicts(judged, findings, findingOf);
  yield;
  const standing = standingFindings(findings, verdicts);
  const toGo = new Set(standing.map((finding) => finding.criterion)).size;
  const verdict = misconfigured ? 'error' : colour(verdicts);
  const results = resultsOf(model, policy);
  const [firstMistake] = mistakes;
  const requirements = requirementVerdicts(model, verifiedBy(judged, findings, model, policy));
  return {
    verdict,
    gate: typeof question.gate === 'string' ? question.gate : `phase:${question.gate.phase}`,
    level: config.gate,
    release,
    today: question.today,
    sentence:
      firstMistake === undefined
        ? oneSentence(
            verdict,
            config.gate,
            standing,
            toGo,
            results.tests,
            () => verifiedIn(policy.scope, requirements),
            excusedIn(findings),
          )
        : message('{file} line {line}: {found}', {
            file: firstMistake.place.file,
            line: firstMistake.place.line,
            found: firstMistake.found,
          }),
    toGo,
    inputs: { content: model.content.digest, git: model.history },
    phases: phaseStates(
      model,
      verdicts,
      findings,
      (id) => judged.some(({ criterion }) => criterion.id === id && severityByLevel(criterion, policy) === 'block'),
      release,
    ),
    criteria: verdicts,
    findings,
    requirements,
    results,
    problems: [
      ...mistakes,
      ...remarks,
      ...model.problems,
      ...waiverWarnings(config, question.today),
      ...baselineWarnings(baseline, judged),
    ].sort((a, b) => byPlace(a.place, b.place)),
    read: model.read,
  };
}

function inProductOrder(registry: readonly Criterion[]): readonly Criterion[] {
  const rank = (criterion: Criterion): number => phaseIds.indexOf(criterion.phase) * 100 + criterion.position;
  return [...registry].sort((a, b) => rank(a) - rank(b));
}

function excusedIn(findings: Verdict['findings']): number {
  return findings.filter((finding) => finding.severity === 'block' && !isUnexcused(finding)).length;
}

function verifiedIn(scope: Policy['scope'], requirements: Verdict['requirements']): number {
  const asked = new Set(scope);
  return requirements.filter((each) => asked.has(each.requirement) && each.verified).length;
}

function colour(criteria: readonly CriterionVerdict[]): Colour {
  const results = criteria.filter((criterion) => criterion.severity === 'block').map((criterion) => criterion.result);
  if (results.includes('fails')) return 'closed';
  if (results.includes('unverified') || !results.includes('holds')) return 'unverified';
  return 'open';
}
