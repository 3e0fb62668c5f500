import { emptyBaseline } from './policy/baseline.ts';
import type { ReadConfig } from './config.ts';
import type { Criterion, Policy } from './criterion.ts';
import { finish } from './reading/finish.ts';
import { keptList } from './reading/kept.ts';
import { baselined } from './judge/baseline.ts';
import { judgeOne, type Judged, severityByLevel } from './judge/criteria.ts';
import { criterionVerdicts, type Verdicts } from './judge/criterion-verdicts.ts';
import type { Drafts } from './judge/drafts.ts';
import {
  byPlaceAndId,
  chunksIn,
  type CriterionDrafts,
  type FindingsByCriterion,
  resolvedFindings,
  sortedFindings,
} from './judge/findings.ts';
import type { Facts } from './judge/queries.ts';
import { type MemoTable, observe, type Observed, observer } from './judge/observe.ts';
import { areFew, isAsFresh, turned } from './judge/ahead.ts';
import { bothChanges, changedSince, none } from './judge/changes.ts';
import { problemDrafts } from './judge/problems.ts';
import { policyOf, type Question } from './judge/policy.ts';
import { sortedInSteps } from './order.ts';
import { inTheWay, withStanding } from './standing.ts';
import { type JudgeInput, verdictOf } from './judge/verdict.ts';
import { type WaiverOf, waiverFor } from './judge/waivers.ts';
import type { Finding, Model, TraceChanges, Verdict } from './model.ts';
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
export interface IncrementalJudge {
  /** Gives what `judging` gives, for models of one repository that keep what did not change (see kept.ts). */
  readonly judge: (model: Model, config: ReadConfig, question: Question) => Generator<undefined, Verdict>;
  /**
   * For when there is nothing else to do: judges what the next change of a source will come to. All fresh results go stale with it, and
   * thousands of requirements are unverified at once; so that change is judged as soon as any other, and so is the one after which they are
   * fresh again. Whoever judges meanwhile gives it up.
   */
  readonly prepare: () => Generator<undefined, void>;
}

export function incrementalJudge(registry: readonly Criterion[]): IncrementalJudge {
  let last: MemoizedJudgement | undefined;
  /** Of the same repository where results are stale that are fresh in the last one, or the other way round. */
  let other: MemoizedJudgement | undefined;
  /** What the trace answers otherwise than where that was judged. */
  let sinceOther: TraceChanges | undefined = none;

  function* judgeAfter(
    input: JudgeInput,
    before: MemoizedJudgement | undefined,
    between?: () => TraceChanges | undefined,
  ): Generator<undefined, MemoizedJudgement> {
    const byCriterion: MemoTable['byCriterion'] = new Map();
    const observing = (facts: Facts): ReturnType<typeof observer> =>
      observer(facts, byCriterion, before?.memos, between);
    const made = yield* judgement(input, registry, observing, before?.judgement);
    return { judgement: made, memos: { facts: made, byCriterion } };
  }

  return {
    *judge(model, config, question) {
      const input = { model, config, question };
      const before = last;
      const changes = (): TraceChanges | undefined => before && changedSince(before.judgement.model.trace, model.trace);
      const allChanges = (): TraceChanges | undefined => bothChanges(sinceOther, changes());
      const isTurned = other !== undefined && isAsFresh(input, other.judgement.policy);
      last = yield* isTurned ? judgeAfter(input, other, allChanges) : judgeAfter(input, before);
      if (other === undefined) return last.judgement.verdict;
      sinceOther = isTurned ? changes() : allChanges();
      if (isTurned) other = before;
      return last.judgement.verdict;
    },
    *prepare() {
      const model = last && turned(last.judgement, other?.judgement);
      if (last === undefined || model === undefined) return;
      const input = { ...last.judgement, model };
      if (other !== undefined && isAsFresh(input, other.judgement.policy) && areFew(sinceOther)) return;
      const since = sinceOther;
      other = yield* other === undefined ? judgeAfter(input, last) : judgeAfter(input, other, () => since);
      sinceOther = none;
    },
  };
}

interface MemoizedJudgement {
  readonly judgement: Judgement;
  readonly memos: MemoTable;
}

/** A verdict, and what it was made of. */
interface Judgement extends Verdicts, JudgeInput {
  readonly verdict: Verdict;
  readonly policy: Policy;
  readonly waiverOf: WaiverOf;
  /** What problems leave in the dark, by criterion. */
  readonly ofProblems: ReadonlyMap<string, Drafts>;
  readonly trailing: ReadonlyMap<string, Drafts>;
  readonly standing: readonly Finding[];
}

/**
 * What criteria observe of their subjects becomes drafts, weighed by level, waivers and baseline; drafts that have ids and causes are
 * findings; of these criteria and phases have their verdicts. What is made of a chunk of subjects is kept together, and kept where nothing
 * that it depends on changed.
 * @param earlier what of it is the same now is kept
 */
function* judgement(
  { model, config: readConfig, question }: JudgeInput,
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
  const areProblemsSame = before?.model.problems === model.problems;
  const ofProblems = areProblemsSame
    ? before.ofProblems
    : yield* problemDrafts(model.problems, policy, criteria, waiverOf);
  const trailing = trailingDrafts(judged, ofProblems, before?.trailing);
  const findingsByCriterion = yield* resolvedFindings(criterionDrafts(judged, trailing), before?.findingsByCriterion);
  yield;
  const areSame = before !== undefined && areSameFindings(before.findingsByCriterion, findingsByCriterion);
  const known = before && { byCriterion: before.findingsByCriterion, findings: before.verdict.findings };
  const findings = areSame ? before.verdict.findings : yield* sortedFindings(findingsByCriterion, known);
  const chunks = chunksIn(findingsByCriterion);
  yield;
  const byCriterion = criterionVerdicts(judged, findingsByCriterion, before);
  const verdicts = [...byCriterion.values()];
  yield;
  const allStanding = chunks.flatMap((chunk) => chunk.standing);
  const standing = areSame
    ? before.standing
    : inTheWay({ findings: yield* sortedInSteps(allStanding, byPlaceAndId), criteria: verdicts });
  yield;
  const parts = { model, config: readConfig, question, policy, judged, criteria: verdicts, findings, chunks, standing };
  return {
    verdict: withStanding(verdictOf(parts), standing),
    config: readConfig,
    question,
    model,
    policy,
    waiverOf,
    judged,
    ofProblems,
    trailing,
    findingsByCriterion,
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
function trailingDrafts(
  judged: ReadonlyMap<string, Judged>,
  ofProblems: ReadonlyMap<string, Drafts>,
  before: ReadonlyMap<string, Drafts> | undefined,
): ReadonlyMap<string, Drafts> {
  return new Map(
    Array.from(judged, ([id, { folds }]) => [id, keptList(before?.get(id), [...folds, ...(ofProblems.get(id) ?? [])])]),
  );
}

function criterionDrafts(
  judged: ReadonlyMap<string, Judged>,
  trailing: ReadonlyMap<string, Drafts>,
): ReadonlyMap<string, CriterionDrafts> {
  return new Map(
    Array.from(judged, ([id, { severity, drafts }]) => [id, { severity, drafts: [...drafts, trailing.get(id) ?? []] }]),
  );
}

function areSameFindings(a: FindingsByCriterion, b: FindingsByCriterion): boolean {
  return a.size === b.size && [...a].every(([id, own]) => b.get(id) === own);
}

function inProductOrder(registry: readonly Criterion[]): readonly Criterion[] {
  const rank = (criterion: Criterion): number => phaseIds.indexOf(criterion.phase) * 100 + criterion.position;
  return [...registry].sort((a, b) => rank(a) - rank(b));
}
