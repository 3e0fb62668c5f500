import type { CriterionVerdict, Finding } from '../model.ts';
import type { Judged } from './criteria.ts';
import type { Docket, Dockets } from './findings.ts';
import { isExcused } from '../standing.ts';

/** What verdicts were made of. */
export interface Verdicts {
  readonly judged: ReadonlyMap<string, Judged>;
  readonly dockets: Dockets;
  readonly byCriterion: ReadonlyMap<string, CriterionVerdict>;
}

/**
 * Each criterion, by the findings that were filed under it.
 * @param before what was made of the same is kept
 */
export function criterionVerdicts(
  judged: ReadonlyMap<string, Judged>,
  dockets: Dockets,
  before: Verdicts | undefined,
): ReadonlyMap<string, CriterionVerdict> {
  const verdicts = new Map<string, CriterionVerdict>();
  for (const [id, each] of judged) {
    const docket = dockets.get(id);
    const known = before?.byCriterion.get(id);
    const isSame = known !== undefined && before?.dockets.get(id) === docket && before?.judged.get(id) === each;
    verdicts.set(id, isSame ? known : verdictOf(each, docket));
  }
  return verdicts;
}

function verdictOf({ criterion, severity, subjects }: Judged, docket: Docket | undefined): CriterionVerdict {
  const { drafts = [], made = [] } = docket ?? {};
  const unexcused: Finding[] = [];
  const failed = new Set<object>();
  let [waived, baselined] = [0, 0];
  for (const [at, finding] of made.entries()) {
    if (finding.waived !== null) waived++;
    if (finding.baselined) baselined++;
    // What only warns although its criterion blocks is shown; the criterion holds.
    if (isExcused(finding) || (severity === 'block' && finding.severity !== 'block')) continue;
    unexcused.push(finding);
    const about = drafts[at]?.about;
    if (about !== undefined) failed.add(about);
  }
  const blocking = unexcused.filter((finding) => finding.severity === 'block');
  return {
    id: criterion.id,
    phase: criterion.phase,
    title: criterion.title,
    severity: blocking.length > 0 ? 'block' : severity,
    // A problem blocks although its criterion only warns: what the criterion warns of does not close the gate then.
    result: resultOf(blocking.length > 0 ? blocking : unexcused, subjects > 0 || made.length > 0),
    judged: subjects,
    failed: failed.size,
    waived,
    baselined,
  };
}

function resultOf(unexcused: readonly Finding[], anything: boolean): CriterionVerdict['result'] {
  if (unexcused.some((finding) => finding.result === 'fails')) return 'fails';
  if (unexcused.length > 0) return 'unverified';
  return anything ? 'holds' : 'not-applicable';
}
