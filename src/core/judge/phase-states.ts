import type { CriterionVerdict, Day, Model, PhaseId, PhaseVerdict } from '../model.ts';
import { phaseIds } from '../phases.ts';
import { isInOperation, releaseNamed } from '../criterion/release-judged.ts';
import { isExcused } from '../standing.ts';
import type { Draft } from './drafts.ts';
import type { Unexcused } from './findings-chunk.ts';

// @req GATE-008
/**
 * State is computed, never stored: from what exists, from what holds, and from the findings that send work back.
 * @param unexcused what nothing excuses, sorted; it may lack what a fold stands for
 * @param release the judged one
 * @param blocks whether a criterion blocks at the level, whatever the gate
 */
export function phaseStates(
  model: Model,
  criteria: readonly CriterionVerdict[],
  unexcused: readonly Unexcused[],
  blocks: (criterion: { readonly id: string }) => boolean,
  release: string | null,
  today: Day,
): PhaseVerdict[] {
  const exists = existence(model);
  let allBefore = true;
  return phaseIds.map((id, index) => {
    const blocking = criteria.filter((criterion) => criterion.phase === id && blocks(criterion));
    // Where nothing could be judged, nothing is known to hold.
    const holds =
      criteria.length > 0 &&
      blocking.every((criterion) => criterion.result === 'holds' || criterion.result === 'not-applicable');
    const laterExists = phaseIds.slice(index + 1).some((later) => exists[later]);
    const back = laterExists ? unexcused.filter(({ finding }) => finding.sendsBackTo === id) : [];
    const done = allBefore && holds && back.length === 0 && (id !== 'release' || runs(model, release, today));
    allBefore = done;
    if (back.length > 0)
      return { id, state: 'rework', because: roots(back, ({ observation }) => observation.sendsBackTo === id) };
    if (done && (exists[id] || blocking.some((criterion) => criterion.result === 'holds')))
      return { id, state: 'done', because: [] };
    const among = new Set(blocking.map((criterion) => criterion.id));
    const own = among.size === 0 ? [] : unexcused.filter(({ finding }) => among.has(finding.criterion));
    const because = roots(own, ({ criterion }) => among.has(criterion.id));
    return { id, state: exists[id] ? 'in-work' : 'not-started', because };
  });
}

/** The last phase ends when the judged release runs, not when it was handed over; where none is judged, when any does. */
function runs(model: Model, version: string | null, today: Day): boolean {
  const releases = version === null ? model.releases : [releaseNamed(version, model)];
  return releases.some((release) => release !== undefined && isInOperation(release, today));
}

function existence(model: Model): Record<PhaseId, boolean> {
  return {
    requirements: model.specifications.length > 0,
    design: model.notes.length > 0,
    build: model.tree.sources > 0,
    test: model.tree.tests > 0 || model.reports.length > 0,
    release: model.releases.length > 0,
  };
}

/** Where a finding and its cause both count, naming the cause is enough. */
function roots(findings: readonly Unexcused[], counts: (cause: Draft) => boolean): string[] {
  return findings
    .filter(({ cause }) => cause === undefined || isExcused(cause.draft) || !counts(cause.draft))
    .map(({ finding }) => finding.id);
}
