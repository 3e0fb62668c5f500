import type { CriterionVerdict, Finding } from '../model.ts';
import type { Judged } from './criteria.ts';
import type { Dockets } from './findings.ts';
import { isExcused } from '../standing.ts';

/** Each criterion, by the findings that were filed under it. */
export function criterionVerdicts(judged: readonly Judged[], dockets: Dockets): CriterionVerdict[] {
  return judged.map(({ criterion, severity, subjects, drafts }) => {
    const { findings: filed = [], findingOf } = dockets.get(criterion.id) ?? {};
    // What only warns although its criterion blocks is shown; the criterion holds.
    const counts = (finding: Finding): boolean =>
      !isExcused(finding) && (severity !== 'block' || finding.severity === 'block');
    const unexcused = filed.filter(counts);
    const failed = new Set<object>();
    for (const draft of unexcused.length === 0 ? [] : drafts) {
      const finding = findingOf?.get(draft);
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
