import type { Finding, Severity } from '../model.ts';
import { isBelow, isBlocking, isExcused } from '../standing.ts';
import { type Cause, causing, type Named } from './causes.ts';
import type { Draft, Drafts } from './drafts.ts';

/** The findings of drafts that stand together. The same object as before where all of it is the same. */
export interface Sheet {
  readonly drafts: Drafts;
  readonly ids: readonly string[];
  /** In the order of the drafts. */
  readonly findings: readonly Finding[];
  /** Those that nothing excuses, without those that a fold stands for in every respect. */
  readonly open: readonly Open[];
  /** Those that stand in the way. */
  readonly standing: readonly Finding[];
  readonly tally: Tally;
  /** Criteria whose findings are causes of these. */
  readonly causes: ReadonlySet<string>;
}

export interface Open {
  readonly finding: Finding;
  readonly cause: Cause | undefined;
}

/** What a sheet comes to. */
export interface Tally {
  /** Subjects of which it does not hold and nothing excuses that. */
  readonly failed: number;
  readonly waived: number;
  readonly baselined: number;
  /** Of those that are excused, those that would block. */
  readonly excused: number;
  /** The worst of what nothing excuses; and of that, of what blocks. */
  readonly unexcused: Worst;
  readonly blocking: Worst;
}
export type Worst = Finding['result'] | undefined;

export function worst(a: Worst, b: Worst): Worst {
  return a === 'fails' || b === undefined ? a : b;
}

/** @param before of the same drafts */
export function sheetOf(
  drafts: Drafts,
  ids: readonly string[],
  severity: Severity,
  own: Named,
  all: ReadonlyMap<string, Named>,
  before: Sheet | undefined,
): Sheet {
  const { of: causeOf, asked: causes } = causing(own, all);
  const findings: Finding[] = [];
  const open: Open[] = [];
  for (const [at, draft] of drafts.entries()) {
    const id = ids[at] ?? '';
    const cause = causeOf(draft);
    const causedBy = cause?.id ?? null;
    const known = before?.findings[at];
    const now = known?.id === id && known.causedBy === causedBy ? known : finding(draft, id, causedBy);
    findings.push(now);
    if (!isExcused(now) && !isLikeItsFold(draft, cause)) open.push({ finding: now, cause });
  }
  const standing = open.filter((each) => isBlocking(each.finding) && !isBelow(each.finding, each.cause?.draft));
  return {
    drafts,
    ids,
    findings,
    open,
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
  let unexcused: Worst;
  let blocking: Worst;
  for (const draft of drafts) {
    const { result } = draft.observation;
    if (draft.waived !== null) waived++;
    if (draft.baselined) baselined++;
    if (isExcused(draft)) {
      if (draft.severity === 'block') excused++;
      continue;
    }
    if (severity === 'block' && draft.severity !== 'block') continue;
    unexcused = worst(unexcused, result);
    if (draft.severity === 'block') blocking = worst(blocking, result);
    if (draft.about !== undefined) failed.add(draft.about);
  }
  return { failed: failed.size, waived, baselined, excused, unexcused, blocking };
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
