import { differenceOf, grouped } from '../grouped.ts';
import { isSameList } from '../reading/kept.ts';
import { byPlace } from '../order.ts';
import type { Drafts } from './drafts.ts';

/** The ids of the findings of one criterion. */
export interface Ids {
  readonly drafts: readonly Drafts[];
  /** In their order. */
  readonly ids: readonly (readonly string[])[];
  /** Stems that several have. */
  readonly shared: ReadonlySet<string>;
}

/** No id of one criterion is that of another: each begins with the id of its criterion. */
export function idsOf(drafts: readonly Drafts[], before: Ids | undefined): Ids {
  if (before === undefined) return given(drafts);
  const known = new Map(before.drafts.map((each, at) => [each, before.ids[at]]));
  const { gone, come } = differenceOf(before.drafts, drafts);
  const stems = come.flatMap(stemsOf);
  if (isSameList(gone.flatMap(stemsOf), stems) && !stems.some((stem) => before.shared.has(stem)))
    return { drafts, ids: drafts.map((each) => known.get(each) ?? stemsOf(each)), shared: before.shared };
  const { ids, shared } = given(drafts);
  const kept = ids.map((own, at) => {
    const old = known.get(drafts[at] ?? []);
    return old !== undefined && isSameList(old, own) ? old : own;
  });
  return { drafts, ids: kept, shared };
}

function stemsOf(drafts: Drafts): readonly string[] {
  return drafts.map(({ stem }) => stem);
}

/** Of those with the same stem all but the first have an ordinal, in order of their places. */
function given(drafts: readonly Drafts[]): Ids {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const each of drafts) for (const { stem } of each) (seen.has(stem) ? shared : seen).add(stem);
  const ids = drafts.map((each) => each.map(({ stem }) => stem));
  if (shared.size === 0) return { drafts, ids, shared };
  const bearers = grouped(
    drafts.flatMap((each, list) =>
      each.flatMap(({ stem, observation: { place } }, at) => (shared.has(stem) ? [{ stem, place, list, at }] : [])),
    ),
    ({ stem }) => stem,
  );
  for (const [stem, own] of bearers) {
    own.sort((a, b) => byPlace(a.place, b.place));
    for (const [n, { list, at }] of own.entries()) if (n > 0) (ids[list] ?? [])[at] = `${stem}#${n + 1}`;
  }
  return { drafts, ids, shared };
}
