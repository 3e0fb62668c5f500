import type { Criterion, Observation } from '../criterion.ts';
import type { Finding, Severity } from '../model.ts';
import { byPlace, compareText } from '../order.ts';

/** An observation on its way to becoming a finding. */
export interface Draft {
  readonly criterion: Criterion;
  readonly severity: Severity;
  readonly observation: Observation;
  /** The waiver that excuses it today. */
  readonly waived: Finding['waived'];
  readonly baselined: boolean;
  /** Which of the criterion's subjects it is about, counted from 0; undefined for what stands for several or for none. */
  readonly about?: number;
  /** What it is filed under when several share a kind. */
  readonly fold?: Draft;
  /** The draft that caused it, where that is known before ids are given. */
  readonly causedBy?: Draft;
}

/** Gives ids, resolves causes, and sorts by file, line and id. */
export function fileFindings(drafts: readonly Draft[]): {
  readonly findings: readonly Finding[];
  readonly findingOf: ReadonlyMap<Draft, Finding>;
} {
  const ids = giveIds(drafts);
  const byCriterion = groupedBy(drafts, (draft) => draft.criterion.id);
  const findingOf = new Map<Draft, Finding>();
  for (const draft of drafts) {
    const { observation } = draft;
    findingOf.set(draft, {
      id: ids.get(draft) ?? '',
      criterion: draft.criterion.id,
      result: observation.result,
      severity: draft.severity,
      subject: observation.subject,
      place: observation.place,
      found: observation.found,
      wanted: observation.wanted,
      causedBy: causeOf(draft, byCriterion, ids),
      sendsBackTo: observation.sendsBackTo ?? null,
      waived: draft.waived,
      baselined: draft.baselined,
      fix: observation.fix ?? null,
    });
  }
  const findings = [...findingOf.values()].sort((a, b) => byPlace(a.place, b.place) || compareText(a.id, b.id));
  return { findings, findingOf };
}

function giveIds(drafts: readonly Draft[]): Map<Draft, string> {
  const sorted = [...drafts].sort((a, b) => byPlace(a.observation.place, b.observation.place));
  const used = new Map<string, number>();
  const ids = new Map<Draft, string>();
  for (const draft of sorted) {
    const { subject, place, kind } = draft.observation;
    const heading = subject === null && place === null && kind !== undefined ? kind : null;
    const stem = [draft.criterion.id, subject, place?.file, heading]
      .filter((part) => part !== null && part !== undefined)
      .join(':');
    const ordinal = (used.get(stem) ?? 0) + 1;
    used.set(stem, ordinal);
    ids.set(draft, ordinal === 1 ? stem : `${stem}#${ordinal}`);
  }
  return ids;
}

function causeOf(
  draft: Draft,
  byCriterion: ReadonlyMap<string, readonly Draft[]>,
  ids: ReadonlyMap<Draft, string>,
): string | null {
  const known = draft.causedBy ?? draft.fold;
  if (known !== undefined) return ids.get(known) ?? null;
  const { cause } = draft.observation;
  if (cause === undefined) return null;
  const candidates = byCriterion.get(cause.criterion) ?? [];
  const causing =
    cause.subject === undefined
      ? (candidates.find((each) => each.observation.subject === null) ?? candidates[0])
      : candidates.find((each) => each.observation.subject === cause.subject);
  return causing === undefined ? null : (ids.get(causing) ?? null);
}

/** Two or more observations of one kind become the children of one sentence; excused ones stand for themselves, so that the sentence counts what is left. */
export function fold(criterion: Criterion, drafts: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  for (const [kind, group] of groupedBy(drafts, (each) =>
    each.waived === null && !each.baselined ? each.observation.kind : undefined,
  )) {
    const sentence = kind === undefined ? undefined : criterion.folds?.[kind];
    if (kind === undefined || sentence === undefined || group.length < 2) {
      result.push(...group);
      continue;
    }
    const observations = group.map((each) => each.observation);
    const severity = group.some((each) => each.severity === 'block') ? 'block' : (group[0]?.severity ?? 'warn');
    const parent: Draft = {
      criterion,
      severity,
      observation: folded(kind, observations, sentence(group.length)),
      waived: null,
      baselined: false,
    };
    result.push(parent, ...group.map((each) => ({ ...each, fold: parent })));
  }
  return result;
}

function folded(
  kind: string,
  group: readonly Observation[],
  sentence: Pick<Observation, 'found' | 'wanted'>,
): Observation {
  const [first] = group;
  const sameCause = group.every((each) => each.cause?.criterion === first?.cause?.criterion);
  const sendsBackTo = group.find((each) => each.sendsBackTo !== undefined)?.sendsBackTo;
  const fix = group.every((each) => each.fix === first?.fix) ? first?.fix : undefined;
  return {
    result: group.some((each) => each.result === 'fails') ? 'fails' : 'unverified',
    subject: null,
    place: null,
    ...sentence,
    ...(sameCause && first?.cause !== undefined && { cause: { criterion: first.cause.criterion } }),
    ...(sendsBackTo !== undefined && { sendsBackTo }),
    ...(fix !== undefined && { fix }),
    kind,
  };
}

/** `Map.groupBy`, which the oldest supported node does not have. */
function groupedBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
