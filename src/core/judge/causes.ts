import { lazily } from '../lazily.ts';
import type { Draft, Drafts } from './drafts.ts';
import { isFoldable } from './drafts.ts';
import { type Ids, idsOf } from './ids.ts';

/** A draft that has its id, as the cause of others. */
export interface Cause {
  readonly id: string;
  /** What is said of it may have changed since; what it weighs did not. */
  readonly draft: Draft;
}

/** The drafts of one criterion, which others may have been caused by. The same object as before where all of them are the same. */
export interface CauseIndex {
  readonly ids: Ids;
  /** By the kind of those that are folded. The same as before where they weigh the same, whatever they say: they count thousands. */
  readonly folds: ReadonlyMap<string | undefined, Cause>;
  of(draft: Draft): Cause | undefined;
  /** The first about that subject; the first of all, where no subject is named. */
  about(subject: string | null | undefined): Cause | undefined;
}

export function causeIndex(drafts: readonly Drafts[], before: CauseIndex | undefined): CauseIndex {
  const ids = idsOf(drafts, before?.ids);
  const all = function* (): Generator<Cause, undefined> {
    for (const [list, each] of drafts.entries())
      for (const [at, draft] of each.entries()) yield { id: ids.ids[list]?.[at] ?? '', draft };
  };
  const byDraft = lazily(() => new Map(Array.from(all(), (cause) => [cause.draft, cause])));
  const bySubject = lazily(() => {
    const firsts = new Map<string | null, Cause>();
    for (const cause of all()) {
      const { subject } = cause.draft.observation;
      if (!firsts.has(subject)) firsts.set(subject, cause);
    }
    return firsts;
  });
  return {
    ids,
    folds: foldsIn(ids, before?.folds),
    of: (draft) => byDraft().get(draft),
    about: (subject) => bySubject().get(subject ?? null) ?? (subject === undefined ? all().next().value : undefined),
  };
}

function foldsIn({ drafts, ids }: Ids, before: CauseIndex['folds'] | undefined): CauseIndex['folds'] {
  const folds = new Map<string | undefined, Cause>();
  for (const [list, own] of drafts.entries()) {
    // They stand together, in front of what else is there.
    if (own[0]?.isFold !== true) continue;
    for (const [at, draft] of own.entries())
      if (draft.isFold) folds.set(draft.observation.kind, { id: ids[list]?.[at] ?? '', draft });
  }
  return before !== undefined && isSame(before, folds) ? before : folds;
}

function isSame(a: CauseIndex['folds'], b: CauseIndex['folds']): boolean {
  return a.size === b.size && [...a].every(([kind, fold]) => weighsTheSame(fold, b.get(kind)));
}

function weighsTheSame(a: Cause, b: Cause | undefined): boolean {
  return (
    a.id === b?.id &&
    a.draft.severity === b.draft.severity &&
    a.draft.observation.sendsBackTo === b.draft.observation.sendsBackTo
  );
}

/** Finds causes, and records the criteria among whose drafts it looked for them. */
export function causeFinder(
  own: CauseIndex,
  all: ReadonlyMap<string, CauseIndex>,
): { readonly of: (draft: Draft) => Cause | undefined; readonly consulted: Set<string> } {
  const consulted = new Set<string>();
  const within = (criterion: string): CauseIndex | undefined => {
    consulted.add(criterion);
    return all.get(criterion);
  };
  return {
    consulted,
    of(draft) {
      const { cause, kind } = draft.observation;
      if (draft.causedBy !== undefined) return within(draft.causedBy.criterion.id)?.of(draft.causedBy);
      const fold = isFoldable(draft) ? own.folds.get(kind) : undefined;
      if (fold !== undefined || cause === undefined) return fold;
      return within(cause.criterion)?.about(cause.subject);
    },
  };
}
