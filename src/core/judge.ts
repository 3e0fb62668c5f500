import type { ReadConfig } from './config.ts';
import type { Criterion, Observation, Policy } from './criterion.ts';
import { freshness } from './freshness.ts';
import { type Draft, fileFindings, fold } from './judge/findings.ts';
import { phaseStates } from './judge/phase-states.ts';
import { requirementVerdicts, type Verified } from './judge/requirement-verdicts.ts';
import { judgedRelease, scopeOf } from './judge/scope.ts';
import { isUnexcused, oneSentence, standingFindings } from './judge/sentence.ts';
import { waiverFor, type WaiverOf, waiverWarnings } from './judge/waivers.ts';
import { message } from './message.ts';
import type {
  Colour,
  CriterionVerdict,
  Day,
  Finding,
  GateId,
  Model,
  PhaseId,
  Problem,
  Requirement,
  Severity,
  TestTotals,
  Verdict,
} from './model.ts';
import { byPlace } from './order.ts';
import { isInGate, phaseIds } from './phases.ts';

// @req GATE-001, GATE-002, GATE-005
/** What is asked of the judge. */
export interface Question {
  readonly gate: GateId | { readonly phase: PhaseId };
  readonly today: Day;
  /** Undefined: the repository says which release is next. */
  readonly release?: string;
}

/** (Model, policy) → Verdict. The same model, configuration and question give the same verdict, to the byte. */
export function judge(
  model: Model,
  { config, mistakes }: ReadConfig,
  question: Question,
  registry: readonly Criterion[],
): Verdict {
  const release = judgedRelease(model, question.release);
  const policy: Policy = {
    config,
    level: config.gate,
    gate: question.gate,
    today: question.today,
    release,
    scope: scopeOf(model, release),
    freshness: freshness(model.reports, model.evidence, model.content, question.today),
  };
  const criteria = inProductOrder(registry);
  const misconfigured = mistakes.length > 0;
  const waiverOf = waiverFor(config, question.today);
  const judged = misconfigured ? [] : criteria.map((criterion) => judgeOne(criterion, model, policy, waiverOf));
  const broken = misconfigured ? [] : problemDrafts(model, policy, criteria, waiverOf);
  const { findings, findingOf } = fileFindings([...judged.flatMap((each) => each.drafts), ...broken]);
  const verdicts = criterionVerdicts(judged, findings, findingOf);
  const standing = standingFindings(findings, verdicts);
  const toGo = new Set(standing.map((finding) => finding.criterion)).size;
  const verdict = misconfigured ? 'error' : colour(verdicts);
  const results = resultsOf(model, policy);
  const [firstMistake] = mistakes;
  const requirements = requirementVerdicts(model, verifiedBy(judged, findings, model, policy));
  const scope = new Set(policy.scope);
  const verifiedInScope = requirements.filter((each) => each.verified && scope.has(each.requirement));
  return {
    verdict,
    gate: typeof question.gate === 'string' ? question.gate : `phase:${question.gate.phase}`,
    level: config.gate,
    release,
    today: question.today,
    sentence:
      firstMistake === undefined
        ? oneSentence(verdict, config.gate, standing, toGo, results.tests, verifiedInScope.length)
        : message('{file} line {line}: {found}', {
            file: firstMistake.place.file,
            line: firstMistake.place.line,
            found: firstMistake.found,
          }),
    toGo,
    inputs: { content: model.content.digest, git: model.history },
    phases: phaseStates(model, verdicts, findings, (id) =>
      judged.some(({ criterion }) => criterion.id === id && severityByLevel(criterion, policy) === 'block'),
    ),
    criteria: verdicts,
    findings,
    requirements,
    results,
    problems: [...mistakes, ...model.problems, ...waiverWarnings(config, question.today)].sort((a, b) =>
      byPlace(a.place, b.place),
    ),
    read: model.read,
  };
}

function inProductOrder(registry: readonly Criterion[]): readonly Criterion[] {
  const rank = (criterion: Criterion): number => phaseIds.indexOf(criterion.phase) * 100 + criterion.position;
  return [...registry].sort((a, b) => rank(a) - rank(b));
}

interface Judged {
  readonly criterion: Criterion;
  readonly severity: Severity;
  readonly subjects: number;
  readonly drafts: readonly Draft[];
}

/** What the level asks for is judged also where this gate does not ask: where the phases stand does not depend on the question. */
function judgeOne(criterion: Criterion, model: Model, policy: Policy, waiverOf: WaiverOf): Judged {
  const severity = severityOf(criterion, policy);
  if (severityByLevel(criterion, policy) === 'off') return { criterion, severity, subjects: 0, drafts: [] };
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
        about,
      });
    }
  }
  return { criterion, severity, subjects, drafts: fold(criterion, drafts) };
}

/** What it means to this gate. */
function severityOf(criterion: Criterion, policy: Policy): Severity {
  return isInGate(policy.gate, criterion) ? severityByLevel(criterion, policy) : 'off';
}

function severityByLevel(criterion: Criterion, { config }: Policy): Severity {
  return config.severities[criterion.id] ?? criterion.severity[config.gate];
}

/**
 * A problem blocks wherever the level asks for a criterion that needs the fact it spoils: turning that criterion down in `severities` does
 * not make a broken file readable. It is filed under the first such criterion; the others are unverified because of it.
 */
function* problemDrafts(
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
      if (first === undefined) yield (first = { criterion, severity: 'block', observation, waived });
      else if (severity !== 'off') yield { criterion, severity, observation, waived, causedBy: first };
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

function criterionVerdicts(
  judged: readonly Judged[],
  findings: readonly Finding[],
  findingOf: ReadonlyMap<Draft, Finding>,
): CriterionVerdict[] {
  const own = new Map<string, Finding[]>(judged.map(({ criterion }) => [criterion.id, []]));
  for (const finding of findings) own.get(finding.criterion)?.push(finding);
  return judged.map(({ criterion, severity, subjects, drafts }) => {
    const filed = own.get(criterion.id) ?? [];
    // What only warns although its criterion blocks is shown; the criterion holds.
    const counts = (finding: Finding): boolean =>
      isUnexcused(finding) && (severity !== 'block' || finding.severity === 'block');
    const unexcused = filed.filter(counts);
    const failed = new Set<number>();
    for (const draft of drafts) {
      const finding = findingOf.get(draft);
      if (draft.about !== undefined && finding !== undefined && counts(finding)) failed.add(draft.about);
    }
    return {
      id: criterion.id,
      phase: criterion.phase,
      title: criterion.title,
      severity: unexcused.some((finding) => finding.severity === 'block') ? 'block' : severity,
      result: resultOf(unexcused, subjects > 0 || filed.length > 0),
      judged: subjects,
      failed: failed.size,
      waived: filed.filter((finding) => finding.waived !== null).length,
      baselined: filed.filter((finding) => finding.baselined).length,
    };
  });
}

function resultOf(unexcused: readonly Finding[], anything: boolean): CriterionVerdict['result'] {
  if (unexcused.some((finding) => finding.result === 'fails')) return 'fails';
  if (unexcused.length > 0) return 'unverified';
  return anything ? 'holds' : 'not-applicable';
}

function colour(criteria: readonly CriterionVerdict[]): Colour {
  const results = criteria.filter((criterion) => criterion.severity === 'block').map((criterion) => criterion.result);
  if (results.includes('fails')) return 'closed';
  if (results.includes('unverified') || !results.includes('holds')) return 'unverified';
  return 'open';
}

/** Whether a requirement is verified is what `requirements-verified` says of it, also where the level does not ask or it is out of scope. */
function verifiedBy(judged: readonly Judged[], findings: readonly Finding[], model: Model, policy: Policy): Verified {
  const own = judged.find(({ criterion }) => criterion.id === 'requirements-verified');
  if (own === undefined) return () => false;
  const alreadyJudged = new Set(own.severity === 'off' ? [] : policy.scope);
  const faulty = new Set<string>();
  for (const { criterion, subject } of findings) {
    if (criterion !== own.criterion.id || subject === null) continue;
    faulty.add(subject).add(subject.replace(/\/\d+$/, ''));
  }
  const judgeNow = (requirement: Requirement): boolean =>
    [...own.criterion.judge(requirement, model, policy)].length === 0;
  return (requirement) => (alreadyJudged.has(requirement) ? !faulty.has(requirement.id) : judgeNow(requirement));
}

function resultsOf(model: Model, policy: Policy): Verdict['results'] {
  const reports = model.reports.map((report) => ({
    file: report.file,
    format: report.format,
    sha256: report.sha256,
    fresh: policy.freshness.of(report.file).fresh,
    tests: report.tests,
  }));
  return { basis: policy.freshness.basis, tests: totals(reports.map((report) => report.tests)), reports };
}

function totals(all: readonly TestTotals[]): TestTotals {
  const sum = (key: keyof TestTotals): number => all.reduce((n, each) => n + each[key], 0);
  return {
    total: sum('total'),
    passed: sum('passed'),
    failed: sum('failed'),
    errors: sum('errors'),
    skipped: sum('skipped'),
  };
}
