import type { CriterionVerdict } from '../model.ts';
import type { Judged } from './criteria.ts';
import type { CriterionFindings, FindingsByCriterion } from './findings.ts';
import { type Worst, worst } from './findings-chunk.ts';

/** What verdicts were made of. */
export interface Verdicts {
  readonly judged: ReadonlyMap<string, Judged>;
  readonly findingsByCriterion: FindingsByCriterion;
  readonly byCriterion: ReadonlyMap<string, CriterionVerdict>;
}

/**
 * Each criterion, by its findings.
 * @param before what was made of the same is kept
 */
export function criterionVerdicts(
  judged: ReadonlyMap<string, Judged>,
  findingsByCriterion: FindingsByCriterion,
  before: Verdicts | undefined,
): ReadonlyMap<string, CriterionVerdict> {
  const verdicts = new Map<string, CriterionVerdict>();
  for (const [id, each] of judged) {
    const findings = findingsByCriterion.get(id);
    const known = before?.byCriterion.get(id);
    const isSame =
      known !== undefined && before?.findingsByCriterion.get(id) === findings && before?.judged.get(id) === each;
    verdicts.set(id, isSame ? known : verdictOf(each, findings));
  }
  return verdicts;
}

function verdictOf(
  { criterion, severity, subjects }: Judged,
  findings: CriterionFindings | undefined,
): CriterionVerdict {
  let [failed, waived, baselined] = [0, 0, 0];
  let worstUnexcused: Worst;
  let worstBlocking: Worst;
  for (const { tally } of findings?.chunks ?? []) {
    failed += tally.failed;
    waived += tally.waived;
    baselined += tally.baselined;
    worstUnexcused = worst(worstUnexcused, tally.worstUnexcused);
    worstBlocking = worst(worstBlocking, tally.worstBlocking);
  }
  const isAnything = subjects > 0 || findings?.chunks.some((chunk) => chunk.findings.length > 0) === true;
  return {
    id: criterion.id,
    phase: criterion.phase,
    title: criterion.title,
    ...(criterion.uncounted && { uncounted: true }),
    severity: worstBlocking === undefined ? severity : 'block',
    // A problem blocks although its criterion only warns: what the criterion warns of does not close the gate then.
    result: worstBlocking ?? worstUnexcused ?? (isAnything ? 'holds' : 'not-applicable'),
    judged: subjects,
    failed,
    waived,
    baselined,
  };
}
