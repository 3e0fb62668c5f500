import { emptyBaseline } from './policy/baseline.ts';
import type { ReadConfig } from './config.ts';
import type { Criterion, Policy } from './criterion.ts';
import { finish } from './reading/finish.ts';
import { keptList } from './reading/kept.ts';
import { baselined } from './judge/baseline.ts';
import { judgeOne, type Judged, severityByLevel } from './judge/criteria.ts';
import { criterionVerdicts, type Verdicts } from './judge/criterion-verdicts.ts';
import type { Drafts } from './judge/drafts.ts';
import { byPlaceAndId, type Dockets, type Draftings, fileFindings, findingsIn, sheetsIn } from './judge/findings.ts';
import type { Facts } from './judge/queries.ts';
import { type MemoTable, observe, type Observed, observer } from './judge/observe.ts';
import { afterNextChange, areMostFresh, isAsFresh } from './judge/ahead.ts';
import { problemDrafts } from './judge/problems.ts';
import { policyOf, type Question } from './judge/policy.ts';
import { inTheWay } from './standing.ts';
import { type Asked, verdictOf } from './judge/verdict.ts';
import { type WaiverOf, waiverFor } from './judge/waivers.ts';
import type { Finding, Model, Verdict } from './model.ts';
import { phaseIds } from './phases.ts';

export type { Question } from './judge/policy.ts';

// @req GATE-001, GATE-002, GATE-005
/** (Model, policy) → Verdict. The same model, configuration and question give the same verdict, to the byte. */
export function judge(model: Model, config: ReadConfig, question: Question, registry: readonly Criterion[]): Verdict {
  return finish(judging(model, config, question, registry));
}

/** The same in small steps, for those who must not be kept waiting. */
export function* judging(
  model: Model,
  config: ReadConfig,
  question: Question,
  registry: readonly Criterion[],
): Generator<undefined, Verdict> {
  const observing =
    ({ model, policy }: Facts) =>
    (criterion: Criterion): Generator<undefined, Observed> =>
      observe(criterion, model, policy);
  return (yield* judgement({ model, config, question }, registry, observing)).verdict;
}

/** The same again and again, of a repository that changes a little each time: only what a change reaches is judged anew. */
export interface JudgingAgain {
  /** Gives what `judging` gives, for models of one repository that keep what did not change (see kept.ts). */
  readonly judge: (model: Model, config: ReadConfig, question: Question) => Generator<undefined, Verdict>;
  /**
   * For when there is nothing else to do: judges what the next change of a source will come to. All fresh results go stale with it, and
   * thousands of requirements are unverified at once; so that change is judged as soon as any other. Whoever judges meanwhile gives it up.
   */
  readonly prepare: () => Generator<undefined, void>;
}

export function judgingAgain(registry: readonly Criterion[]): JudgingAgain {
  let last: Remembered | undefined;
  let next: Remembered | undefined;

  function* remembered(asked: Asked, before: Remembered | undefined): Generator<undefined, Remembered> {
    const byCriterion: MemoTable['byCriterion'] = new Map();
    const observing = (facts: Facts): ReturnType<typeof observer> => observer(facts, byCriterion, before?.memory);
    const made = yield* judgement(asked, registry, observing, before?.judgement);
    return { judgement: made, memory: { facts: made, byCriterion } };
  }

  return {
    *judge(model, config, question) {
      const asked = { model, config, question };
      const isExpected = next !== undefined && isAsFresh(asked, next.judgement.policy);
      last = yield* remembered(asked, isExpected ? next : last);
      if (isExpected) next = undefined;
      return last.judgement.verdict;
    },
    *prepare() {
      if (last === undefined || !areMostFresh(last.judgement)) next = undefined;
      else next = yield* remembered({ ...last.judgement, model: afterNextChange(last.judgement.model) }, next ?? last);
    },
  };
}

interface Remembered {
  readonly judgement: Judgement;
  readonly memory: MemoTable;
}

/** A verdict, and what it was made of. */
interface Judgement extends Verdicts, Asked {
  readonly verdict: Verdict;
  readonly policy: Policy;
  readonly waiverOf: WaiverOf;
  /** By criterion. */
  readonly broken: ReadonlyMap<string, Drafts>;
  readonly endings: ReadonlyMap<string, Drafts>;
  readonly standing: readonly Finding[];
}

function* judgement(
  { model, config: readConfig, question }: Asked,
  registry: readonly Criterion[],
  observing: (facts: Facts) => (criterion: Criterion) => Generator<undefined, Observed>,
  earlier?: Judgement,
): Generator<undefined, Judgement> {
  const { config, mistakes, baseline = emptyBaseline } = readConfig;
  // Another question is another judgement; the observations are the same.
  const before = isSameQuestion(earlier, readConfig, question) ? earlier : undefined;
  const policy = policyOf(model, config, question, before);
  const criteria = inProductOrder(registry);
  const misconfigured = mistakes.length > 0;
  const waiverOf = before?.waiverOf ?? waiverFor(config, question.today);
  const isBaselined = baselined(baseline);
  const observed = observing({ model, policy });
  const judged = new Map<string, Judged>();
  yield;
  if (criteria.some((criterion) => asksForRequirements(criterion, policy))) yield* model.trace.join();
  for (const criterion of misconfigured ? [] : criteria) {
    const { id } = criterion;
    judged.set(id, yield* judgeOne(criterion, observed, policy, waiverOf, isBaselined, before?.judged.get(id)));
    yield;
  }
  const isBrokenAlike = before?.model.problems === model.problems;
  const broken = isBrokenAlike ? before.broken : yield* problemDrafts(model.problems, policy, criteria, waiverOf);
  const endings = endingsOf(judged, broken, before?.endings);
  const dockets = yield* fileFindings(draftings(judged, endings), before?.dockets);
  yield;
  const isSame = before !== undefined && isSameDockets(before.dockets, dockets);
  const known = before && { dockets: before.dockets, findings: before.verdict.findings };
  const findings = isSame ? before.verdict.findings : findingsIn(dockets, known);
  const sheets = sheetsIn(dockets);
  yield;
  const byCriterion = criterionVerdicts(judged, dockets, before);
  const verdicts = [...byCriterion.values()];
  yield;
  const standing = isSame
    ? before.standing
    : inTheWay({ findings: sheets.flatMap((sheet) => sheet.standing).sort(byPlaceAndId), criteria: verdicts });
  yield;
  const told = { model, config: readConfig, question, policy, judged, criteria: verdicts, findings, sheets, standing };
  return {
    verdict: verdictOf(told),
    config: readConfig,
    question,
    model,
    policy,
    waiverOf,
    judged,
    broken,
    endings,
    dockets,
    byCriterion,
    standing,
  };
}

function isSameQuestion(before: Judgement | undefined, config: ReadConfig, question: Question): boolean {
  if (before?.config !== config) return false;
  const { gate, today, release } = before.question;
  return gate === question.gate && today === question.today && release === question.release;
}

/** Then reported tests are joined with them. */
function asksForRequirements(criterion: Criterion, policy: Policy): boolean {
  return severityByLevel(criterion, policy) !== 'off' && criterion.needs.includes('specification');
}

/** What stands behind what was observed of subjects: folds, and what problems leave in the dark. */
function endingsOf(
  judged: ReadonlyMap<string, Judged>,
  broken: ReadonlyMap<string, Drafts>,
  before: ReadonlyMap<string, Drafts> | undefined,
): ReadonlyMap<string, Drafts> {
  return new Map(
    Array.from(judged, ([id, { folds }]) => [id, keptList(before?.get(id), [...folds, ...(broken.get(id) ?? [])])]),
  );
}

function draftings(
  judged: ReadonlyMap<string, Judged>,
  endings: ReadonlyMap<string, Drafts>,
): ReadonlyMap<string, Draftings> {
  return new Map(
    Array.from(judged, ([id, { severity, drafts }]) => [id, { severity, drafts: [...drafts, endings.get(id) ?? []] }]),
  );
}

function isSameDockets(a: Dockets, b: Dockets): boolean {
  return a.size === b.size && [...a].every(([id, docket]) => b.get(id) === docket);
}

function inProductOrder(registry: readonly Criterion[]): readonly Criterion[] {
  const rank = (criterion: Criterion): number => phaseIds.indexOf(criterion.phase) * 100 + criterion.position;
  return [...registry].sort((a, b) => rank(a) - rank(b));
}
