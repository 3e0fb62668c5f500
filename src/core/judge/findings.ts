import type { Criterion, Observation } from '../criterion.ts';
import { isSameList } from '../kept.ts';
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
  /** What tells its subject from the others of the criterion; undefined for what stands for several or for none. */
  readonly about?: object;
  /** What it is filed under when several share a kind. */
  readonly fold?: Draft;
  /** The draft that caused it, where that is known before ids are given. */
  readonly causedBy?: Draft;
}

/** The findings of one criterion, in the order of its drafts. The same object as before where all of it is the same. */
export interface Docket {
  readonly drafts: readonly Draft[];
  readonly ids: ReadonlyMap<Draft, string>;
  /** Sorted by file, line and id. */
  readonly findings: readonly Finding[];
  /** By draft. */
  readonly findingOf: ReadonlyMap<Draft, Finding>;
  /** Criteria whose findings are causes of these. */
  readonly causes: ReadonlySet<string>;
}

/** By the id of the criterion. */
export type Dockets = ReadonlyMap<string, Docket>;

/**
 * Gives ids, resolves causes, and sorts by file, line and id.
 * @param drafts those of one criterion together, by its id
 */
export function* fileFindings(
  drafts: ReadonlyMap<string, readonly Draft[]>,
  before: Dockets | undefined,
): Generator<undefined, Dockets> {
  const named = new Map<string, Named>();
  const changed = new Set<string>();
  for (const [criterion, own] of drafts) {
    const known = before?.get(criterion);
    const isSame = known !== undefined && isSameList(known.drafts, own);
    if (!isSame) changed.add(criterion);
    named.set(criterion, isSame ? known : { drafts: own, ids: idsOf(own) });
    yield;
  }
  for (const criterion of before?.keys() ?? []) if (!drafts.has(criterion)) changed.add(criterion);
  const dockets = new Map<string, Docket>();
  for (const [criterion, own] of named) {
    const known = before?.get(criterion);
    const isSame =
      known !== undefined && !changed.has(criterion) && ![...known.causes].some((each) => changed.has(each));
    dockets.set(criterion, isSame ? known : yield* filed(own, named));
  }
  return dockets;
}

type Named = Pick<Docket, 'drafts' | 'ids'>;

/** Findings between two pauses. */
const atOnce = 512;

function* filed({ drafts, ids }: Named, named: ReadonlyMap<string, Named>): Generator<undefined, Docket> {
  const causes = new Set<string>();
  const causeOf = causing(named, causes);
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
      causedBy: causeOf(draft),
      sendsBackTo: observation.sendsBackTo ?? null,
      waived: draft.waived,
      baselined: draft.baselined,
      fix: observation.fix ?? null,
    });
    if (findingOf.size % atOnce === 0) yield;
  }
  return { drafts, ids, findings: [...findingOf.values()].sort(byPlaceAndId), findingOf, causes };
}

/** All of them, sorted by file, line and id. */
export function findingsIn(dockets: Dockets): readonly Finding[] {
  return [...dockets.values()].flatMap(({ findings }) => findings).sort(byPlaceAndId);
}

function byPlaceAndId(a: Finding, b: Finding): number {
  return byPlace(a.place, b.place) || compareText(a.id, b.id);
}

/** No id of one criterion is that of another: each begins with the id of its criterion. */
function idsOf(drafts: readonly Draft[]): ReadonlyMap<Draft, string> {
  const sorted = [...drafts].sort((a, b) => byPlace(a.observation.place, b.observation.place));
  const used = new Map<string, number>();
  const ids = new Map<Draft, string>();
  for (const draft of sorted) {
    const { subject, place, kind } = draft.observation;
    let stem = draft.criterion.id;
    if (subject !== null) stem += `:${subject}`;
    if (place !== null) stem += `:${place.file}`;
    else if (subject === null && kind !== undefined) stem += `:${kind}`;
    const ordinal = (used.get(stem) ?? 0) + 1;
    used.set(stem, ordinal);
    ids.set(draft, ordinal === 1 ? stem : `${stem}#${ordinal}`);
  }
  return ids;
}

/** @param causes is given the criteria whose findings are causes */
function causing(named: ReadonlyMap<string, Named>, causes: Set<string>): (draft: Draft) => string | null {
  const firsts = new Map<string, ReadonlyMap<string | null, Draft>>();
  const idOf = (draft: Draft): string | null => named.get(draft.criterion.id)?.ids.get(draft) ?? null;
  return (draft) => {
    const known = draft.causedBy ?? draft.fold;
    if (known !== undefined) {
      causes.add(known.criterion.id);
      return idOf(known);
    }
    const { cause } = draft.observation;
    if (cause === undefined) return null;
    causes.add(cause.criterion);
    const candidates = named.get(cause.criterion)?.drafts ?? [];
    let bySubject = firsts.get(cause.criterion);
    if (bySubject === undefined) firsts.set(cause.criterion, (bySubject = firstBySubject(candidates)));
    const found = bySubject.get(cause.subject ?? null) ?? (cause.subject === undefined ? candidates[0] : undefined);
    return found === undefined ? null : idOf(found);
  };
}

function firstBySubject(drafts: readonly Draft[]): ReadonlyMap<string | null, Draft> {
  const firsts = new Map<string | null, Draft>();
  for (const draft of drafts) {
    const { subject } = draft.observation;
    if (!firsts.has(subject)) firsts.set(subject, draft);
  }
  return firsts;
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
  const fix = group.every((each) => each.fix === first?.fix && each.fixesOne !== true) ? first?.fix : undefined;
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
