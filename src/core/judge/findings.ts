import type { Criterion, Observation } from '../criterion.ts';
import { grouped } from '../grouped.ts';
import { isSameList, recalling } from '../reading/kept.ts';
import { lazily } from '../lazily.ts';
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
  /** Its id, unless others have the same. */
  readonly stem: string;
  /** What tells its subject from the others of the criterion; undefined for what stands for several or for none. */
  readonly about?: object;
  /** It stands for all of its kind that are not excused: they are filed under it. */
  readonly isFold?: true;
  /** The draft that caused it, where that is known before ids are given. */
  readonly causedBy?: Draft;
}

export function drafted(draft: Omit<Draft, 'stem'>): Draft {
  const { subject, place, kind } = draft.observation;
  let stem = draft.criterion.id;
  if (subject !== null) stem += `:${subject}`;
  if (place !== null) stem += `:${place.file}`;
  else if (subject === null && kind !== undefined) stem += `:${kind}`;
  return { ...draft, stem };
}

/** The findings of one criterion. The same object as before where all of it is the same. */
export interface Docket {
  readonly drafts: readonly Draft[];
  /** In the order of the drafts, like all that is made of them. */
  readonly ids: readonly string[];
  readonly made: readonly Finding[];
  /** Sorted by file, line and id. */
  readonly findings: readonly Finding[];
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
    dockets.set(criterion, isSame ? known : yield* filed(own, named, known));
  }
  return dockets;
}

type Named = Pick<Docket, 'drafts' | 'ids'>;

/** Findings between two pauses. */
const atOnce = 512;

function* filed(
  own: Named,
  named: ReadonlyMap<string, Named>,
  before: Docket | undefined,
): Generator<undefined, Docket> {
  const { drafts, ids } = own;
  const causes = new Set<string>();
  const causeOf = causing(own, named, causes);
  const recall = recalling(before?.drafts ?? []);
  const made: Finding[] = [];
  for (const draft of drafts) {
    const id = ids[made.length] ?? '';
    const causedBy = causeOf(draft);
    const known = before?.made[recall(draft)];
    made.push(known?.id === id && known.causedBy === causedBy ? known : finding(draft, id, causedBy));
    if (made.length % atOnce === 0) yield;
  }
  if (before !== undefined && isSameList(before.drafts, drafts) && isSameList(before.made, made)) return before;
  return { drafts, ids, made, findings: [...made].sort(byPlaceAndId), causes };
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

/** All of them, sorted by file, line and id. */
export function findingsIn(dockets: Dockets): readonly Finding[] {
  return [...dockets.values()].flatMap(({ findings }) => findings).sort(byPlaceAndId);
}

function byPlaceAndId(a: Finding, b: Finding): number {
  return byPlace(a.place, b.place) || compareText(a.id, b.id);
}

/** No id of one criterion is that of another: each begins with the id of its criterion. */
function idsOf(drafts: readonly Draft[]): readonly string[] {
  const first = new Map<string, number>();
  const ids: string[] = [];
  const shared = new Set<string>();
  for (const { stem } of drafts) {
    if (first.has(stem)) shared.add(stem);
    else first.set(stem, ids.length);
    ids.push(stem);
  }
  if (shared.size === 0) return ids;
  const bearers = grouped(drafts.keys(), (at) => {
    const stem = drafts[at]?.stem ?? '';
    return shared.has(stem) ? stem : undefined;
  });
  const placeAt = (at: number): Finding['place'] => drafts[at]?.observation.place ?? null;
  for (const [stem, own] of bearers) {
    own.sort((a, b) => byPlace(placeAt(a), placeAt(b)));
    for (const [before, at] of own.entries()) if (before > 0) ids[at] = `${stem}#${before + 1}`;
  }
  return ids;
}

/** @param causes is given the criteria whose findings are causes */
function causing(
  { drafts, ids }: Named,
  named: ReadonlyMap<string, Named>,
  causes: Set<string>,
): (draft: Draft) => string | null {
  const indexes = new Map<string, Index>();
  const indexOf = (criterion: string): Index => {
    let index = indexes.get(criterion);
    if (index === undefined) indexes.set(criterion, (index = indexed(named.get(criterion))));
    return index;
  };
  const folds = new Map<string | undefined, string>();
  for (const [at, { isFold, observation }] of drafts.entries())
    if (isFold === true) folds.set(observation.kind, ids[at] ?? '');
  return (draft) => {
    const { cause, kind } = draft.observation;
    if (draft.causedBy !== undefined) {
      const { id } = draft.causedBy.criterion;
      causes.add(id);
      return indexOf(id).idOf(draft.causedBy);
    }
    const fold = isFoldable(draft) ? folds.get(kind) : undefined;
    if (fold !== undefined) return fold;
    if (cause === undefined) return null;
    causes.add(cause.criterion);
    return indexOf(cause.criterion).idAbout(cause.subject);
  };
}

/** Excused ones stand for themselves, so that the sentence of a fold counts what is left. */
export function isFoldable({ waived, baselined, isFold, about }: Draft): boolean {
  return waived === null && !baselined && isFold !== true && about !== undefined;
}

/** The findings of a criterion, as causes. */
interface Index {
  idOf(draft: Draft): string | null;
  /** Of the first about that subject; of the first of all, where no subject is named. */
  idAbout(subject: string | null | undefined): string | null;
}

function indexed({ drafts, ids }: Named = { drafts: [], ids: [] }): Index {
  const idOf = lazily(() => new Map(drafts.map((draft, at) => [draft, ids[at] ?? null])));
  const idAbout = lazily(() => {
    const firsts = new Map<string | null, string>();
    for (const [
      at,
      {
        observation: { subject },
      },
    ] of drafts.entries())
      if (!firsts.has(subject)) firsts.set(subject, ids[at] ?? '');
    return firsts;
  });
  return {
    idOf: (draft) => idOf().get(draft) ?? null,
    idAbout: (subject) => idAbout().get(subject ?? null) ?? (subject === undefined ? (ids[0] ?? null) : null),
  };
}
