import { type Finding, message, type PhaseId, type Verdict } from '../../core/index.ts';
import type { LeadsTo } from '../told-places.ts';
import { aboutOf, findingContext, placeWords } from './finding.ts';
import { failing, type Icon, type Row } from './row.ts';

/** What sent the work back to the phase. */
export function waysBack(verdict: Verdict, phase: PhaseId): readonly Finding[] {
  const own = verdict.phases.find((each) => each.id === phase);
  if (own?.state !== 'rework') return [];
  const because = new Set(own.because);
  return verdict.findings.filter((finding) => because.has(finding.id));
}

/** … and is told nowhere else, because the gate does not ask for it: it may be open all the same, as it is after a refusal. */
export function onlyWaysBack(verdict: Verdict): readonly Finding[] {
  return verdict.phases.flatMap(({ id }) => waysBack(verdict, id)).filter(({ severity }) => severity === 'off');
}

export const wayBackIcon: Icon = { name: 'arrow-left', colour: failing };

export function wayBackRow(finding: Finding, leadsTo: LeadsTo): Row {
  return {
    key: `back/${finding.id}`,
    label: message('sent back: {found}', { found: finding.found }),
    icon: wayBackIcon,
    tooltip: () => [
      message('sent back: {found}', { found: finding.found }),
      message('wanted: {wanted}', { wanted: finding.wanted }),
      ...(finding.place === null ? [] : [placeWords(leadsTo(finding.place))]),
    ],
    ...(finding.place !== null && { place: finding.place }),
    context: findingContext(finding),
    about: aboutOf(finding),
  };
}
