import type { CriterionVerdict } from '../model.ts';
import type { Judged } from './criteria.ts';
import type { Docket, Dockets } from './findings.ts';
import { type Worst, worst } from './sheets.ts';

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
  let [failed, waived, baselined] = [0, 0, 0];
  let unexcused: Worst;
  let blocking: Worst;
  for (const { tally } of docket?.sheets ?? []) {
    failed += tally.failed;
    waived += tally.waived;
    baselined += tally.baselined;
    unexcused = worst(unexcused, tally.unexcused);
    blocking = worst(blocking, tally.blocking);
  }
  const isAnything = subjects > 0 || docket?.sheets.some(({ findings }) => findings.length > 0) === true;
  return {
    id: criterion.id,
    phase: criterion.phase,
    title: criterion.title,
    ...(criterion.uncounted && { uncounted: true }),
    severity: blocking === undefined ? severity : 'block',
    // A problem blocks although its criterion only warns: what the criterion warns of does not close the gate then.
    result: blocking ?? unexcused ?? (isAnything ? 'holds' : 'not-applicable'),
    judged: subjects,
    failed,
    waived,
    baselined,
  };
}
