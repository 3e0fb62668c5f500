import type { Finding, Severity } from '../model.ts';
import { isBelow, isBlocking, isExcused } from '../standing.ts';
import { type Cause, causeFinder, type CauseIndex } from './causes.ts';
import type { Draft, Drafts } from './drafts.ts';

/** The findings of the drafts of one chunk. The same object as before where all of it is the same. */
export interface FindingsChunk {
  readonly drafts: Drafts;
  readonly ids: readonly string[];
  /** In the order of the drafts. */
  readonly findings: readonly Finding[];
  /** Those that nothing excuses, without those that a fold stands for in every respect. */
  readonly unexcused: readonly Unexcused[];
  /** Those that stand in the way. */
  readonly standing: readonly Finding[];
  readonly tally: Tally;
  /** Criteria whose findings are causes of these. */
  readonly causes: ReadonlySet<string>;
}

export interface Unexcused {
  readonly finding: Finding;
  readonly cause: Cause | undefined;
}

/** What a chunk comes to. */
export interface Tally {
  /** Subjects of which it does not hold and nothing excuses that. */
  readonly failed: number;
  readonly waived: number;
  readonly baselined: number;
  /** Of those that are excused, those that would block. */
  readonly excused: number;
  /** The worst of what nothing excuses; and of that, of what blocks. */
  readonly worstUnexcused: Worst;
  readonly worstBlocking: Worst;
}
export type Worst = Finding['result'] | undefined;

export function worst(a: Worst, b: Worst): Worst {
  return a === 'fails' || b === undefined ? a : b;
}

/** @param before what was made of these drafts, where that is known */
export function findingsChunk(
  drafts: Drafts,
  ids: readonly string[],
  severity: Severity,
  own: CauseIndex,
  all: ReadonlyMap<string, CauseIndex>,
  before: (draft: Draft, at: number) => Finding | undefined,
): FindingsChunk {
  const { of: causeOf, consulted: causes } = causeFinder(own, all);
  const findings: Finding[] = [];
  const unexcused: Unexcused[] = [];
  for (const [at, draft] of drafts.entries()) {
    const id = ids[at] ?? '';
    const cause = causeOf(draft);
    const causedBy = cause?.id ?? null;
    const known = before(draft, at);
    const now = known?.id === id && known.causedBy === causedBy ? known : finding(draft, id, causedBy);
    findings.push(now);
    if (!isExcused(now) && !isLikeItsFold(draft, cause)) unexcused.push({ finding: now, cause });
  }
  const standing = unexcused.filter((each) => isBlocking(each.finding) && !isBelow(each.finding, each.cause?.draft));
  return {
    drafts,
    ids,
    findings,
    unexcused,
    standing: standing.map((each) => each.finding),
    tally: tallyOf(drafts, severity),
    causes,
  };
}

/** Then it is told below it wherever both are told. */
function isLikeItsFold({ criterion, observation }: Draft, cause: Cause | undefined): boolean {
  const fold = cause?.draft;
  return (
    fold?.isFold === true && fold.criterion === criterion && fold.observation.sendsBackTo === observation.sendsBackTo
  );
}

/** @param severity of their criterion: what only warns although that blocks is shown; the criterion holds */
function tallyOf(drafts: Drafts, severity: Severity): Tally {
  const failed = new Set<object>();
  let [waived, baselined, excused] = [0, 0, 0];
  let worstUnexcused: Worst;
  let worstBlocking: Worst;
  for (const draft of drafts) {
    const { result } = draft.observation;
    if (draft.waived !== null) waived++;
    if (draft.baselined) baselined++;
    if (isExcused(draft)) {
      if (draft.severity === 'block') excused++;
      continue;
    }
    if (severity === 'block' && draft.severity !== 'block') continue;
    worstUnexcused = worst(worstUnexcused, result);
    if (draft.severity === 'block') worstBlocking = worst(worstBlocking, result);
    if (draft.about !== undefined) failed.add(draft.about);
  }
  return { failed: failed.size, waived, baselined, excused, worstUnexcused, worstBlocking };
}

function finding(
  { criterion, severity, observation, waived, baselined }: Draft,
  id: string,
  causedBy: string | null,
): Finding {
  return {
    id,
    criterion: criterion.id,
    result: observation.result,
    severity,
    subject: observation.subject,
    place: observation.place,
    found: observation.found,
    wanted: observation.wanted,
    causedBy,
    sendsBackTo: observation.sendsBackTo ?? null,
    waived,
    baselined,
    fix: observation.fix ?? null,
  };
}
