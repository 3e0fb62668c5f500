import type { Finding, PhaseId, Verdict } from '../../core/index.ts';

/** What sent the work back to the phase. */
export function waysBack(verdict: Verdict, phase: PhaseId): readonly Finding[] {
  const own = verdict.phases.find((each) => each.id === phase);
  if (own?.state !== 'rework') return [];
  const because = new Set(own.because);
  return verdict.findings.filter((finding) => because.has(finding.id));
}
