import { grouped } from './grouped.ts';
import { lazily } from './lazily.ts';
import { memoized } from './memoized.ts';
import { inEnglish } from './message.ts';
import type { Finding, Problem, Verdict } from './model.ts';
import { isUnfinishedMerge } from './syntax/yaml/mistakes.ts';

/** Findings as people are told of them: every surface names the same ones first, and folds the same ones away. */
export interface Told {
  /**
   * What blocks, then what warns, then what is excused; known failures before what cannot be judged; then in product order. First of all an
   * unfinished merge: what is read beside its markers may be no more than its consequence.
   */
  readonly roots: readonly Finding[];
  /** What it causes: told below it, in the order of the verdict. */
  readonly below: (finding: Finding) => readonly Finding[];
}

/**
 * A finding is folded away below its cause, unless that weighs less: what blocks is never hidden below a warning, nor below what is
 * excused. Findings that are `off` are told to nobody.
 */
export function told({ findings, criteria }: Pick<Verdict, 'findings' | 'criteria'>): Told {
  const causes = causesIn(findings);
  const isFolded = (each: Finding): boolean => each.causedBy !== null && isBelow(each, causes.get(each.causedBy));
  const isShown = ({ severity }: Finding): boolean => severity !== 'off';
  const byCriterion = grouped(
    findings.filter((each) => isShown(each) && !isFolded(each)),
    ({ criterion }) => criterion,
  );
  const byRank = grouped(
    criteria.flatMap(({ id }) => byCriterion.get(id) ?? []),
    rank,
  );
  const byCause = lazily(() =>
    grouped(
      findings.filter((each) => isShown(each) && isFolded(each)),
      ({ causedBy }) => causedBy ?? undefined,
    ),
  );
  return {
    roots: ranks.flatMap((each) => byRank.get(each) ?? []),
    below: ({ id }) => byCause().get(id) ?? [],
  };
}

/** Few of many thousands are causes of others. */
function causesIn(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const named = new Set<string>();
  for (const { causedBy } of findings) if (causedBy !== null) named.add(causedBy);
  return new Map(findings.filter(({ id }) => named.has(id)).map((each) => [each.id, each]));
}

/** Whether a finding is folded away below its cause. */
export function isBelow(finding: Weighed, cause: Weighed | undefined): boolean {
  return cause !== undefined && cause.severity !== 'off' && weight(cause) >= weight(finding);
}

/** A problem from which several criteria suffer is a finding of each, and need be told once. */
export function saysTheSame(finding: Finding, { found, place }: Finding): boolean {
  const isThere = finding.place?.file === place?.file && finding.place?.line === place?.line;
  return isThere && inEnglish(finding.found) === inEnglish(found);
}

type Whole = Pick<Verdict, 'findings' | 'criteria'>;

const standingIn = new WeakMap<Whole, readonly Finding[]>();

/** What stands in the way: the roots that block. Looked for once in a verdict, which has many thousands of findings. */
export const inTheWay = memoized(
  (verdict: Whole): readonly Finding[] => told(verdict).roots.filter(isBlocking),
  standingIn,
);

/** The verdict, of which it is known what stands in the way. */
export function withStanding<T extends Whole>(verdict: T, standing: readonly Finding[]): T {
  standingIn.set(verdict, standing);
  return verdict;
}

/**
 * What a new run of the tests would tell, and something else says that it is wanted: a keystroke makes that of thousands of requirements, so
 * it is not said at each of their places too.
 */
export function isOfRunToCome({ causedBy, fix }: Pick<Finding, 'causedBy' | 'fix'>): boolean {
  return causedBy !== null && fix === 'tollgate.runTests';
}

export function isBlocking(finding: Weighed): boolean {
  return weight(finding) === 2;
}

/** Waived, or known since the baseline. */
export function isExcused({ waived, baselined }: Pick<Finding, 'waived' | 'baselined'>): boolean {
  return waived !== null || baselined;
}

type Weighed = Pick<Finding, 'severity' | 'waived' | 'baselined'>;

function weight(finding: Weighed): 0 | 1 | 2 {
  if (finding.severity === 'off' || isExcused(finding)) return 0;
  return finding.severity === 'block' ? 2 : 1;
}

const ranks = [0, 1, 2, 3, 4, 5, 6];

function rank(finding: Finding): number {
  if (isBlocking(finding) && isUnfinishedMerge(finding)) return 0;
  return 1 + (2 - weight(finding)) * 2 + (finding.result === 'fails' ? 0 : 1);
}

/** What is told as the reasons of a verdict, the first one first: what stands in the way, or what stands in the way of judging at all. */
export function reasonsOf(verdict: Verdict): readonly (Finding | Problem)[] {
  return verdict.verdict === 'error' ? configurationMistakes(verdict) : inTheWay(verdict);
}

/** What stands in the way of judging at all; whatever else cannot be read does not matter until it is mended. */
export function configurationMistakes({
  verdict,
  problems,
}: Pick<Verdict, 'verdict' | 'problems'>): readonly Problem[] {
  return verdict === 'error' ? problems.filter(({ spoils, minor }) => spoils === 'config' && minor !== true) : [];
}
