import { grouped } from '../grouped.ts';
import { isSameList } from '../reading/kept.ts';
import { Layered } from '../reading/layered.ts';
import { byPlace } from '../order.ts';
import type { Drafts } from './drafts.ts';

/** The ids of the findings of one criterion. */
export interface Ids {
  readonly drafts: readonly Drafts[];
  /** In their order. */
  readonly ids: readonly (readonly string[])[];
  /** How many have each stem. */
  readonly bearers: Layered<string, number>;
}

/** No id of one criterion is that of another: each begins with the id of its criterion. */
export function idsOf(drafts: readonly Drafts[], before: Ids | undefined): Ids {
  if (before === undefined) return { drafts, ids: given(drafts), bearers: new Layered(counted(drafts)) };
  const known = new Map(before.drafts.map((each, at) => [each, before.ids[at]]));
  const isHere = new Set(drafts);
  const gone = before.drafts.filter((each) => !isHere.has(each));
  const come = drafts.filter((each) => !known.has(each));
  const changes = new Map<string, number | undefined>();
  let isAnyShared = false;
  const count = (stem: string, more: 1 | -1): void => {
    const was = before.bearers.get(stem) ?? 0;
    const now = (changes.has(stem) ? (changes.get(stem) ?? 0) : was) + more;
    if (was > 1 || now > 1) isAnyShared = true;
    changes.set(stem, now === 0 ? undefined : now);
  };
  for (const stem of gone.flatMap(stemsOf)) count(stem, -1);
  for (const stem of come.flatMap(stemsOf)) count(stem, 1);
  const bearers = before.bearers.with(changes);
  if (!isAnyShared) return { drafts, ids: drafts.map((each) => known.get(each) ?? stemsOf(each)), bearers };
  const ids = given(drafts).map((own, at) => {
    const old = known.get(drafts[at] ?? []);
    return old !== undefined && isSameList(old, own) ? old : own;
  });
  return { drafts, ids, bearers };
}

function counted(drafts: readonly Drafts[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of drafts) for (const { stem } of each) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

function stemsOf(drafts: Drafts): readonly string[] {
  return drafts.map(({ stem }) => stem);
}

/** Of those with the same stem all but the first have an ordinal, in order of their places. */
function given(drafts: readonly Drafts[]): readonly (readonly string[])[] {
  const counts = counted(drafts);
  const ids = drafts.map((each) => each.map(({ stem }) => stem));
  const bearers = grouped(
    drafts.flatMap((each, list) =>
      each.flatMap(({ stem, observation: { place } }, at) =>
        (counts.get(stem) ?? 0) > 1 ? [{ stem, place, list, at }] : [],
      ),
    ),
    ({ stem }) => stem,
  );
  for (const [stem, own] of bearers) {
    own.sort((a, b) => byPlace(a.place, b.place));
    for (const [n, { list, at }] of own.entries()) if (n > 0) (ids[list] ?? [])[at] = `${stem}#${n + 1}`;
  }
  return ids;
}
