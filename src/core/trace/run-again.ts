import { grouped } from '../grouped.ts';
import type { Family } from './family.ts';
import type { Entry, ReportedIn, Surroundings } from './surroundings.ts';
import { memoized } from '../memoized.ts';

/** Without what a report tells again only because all of it ran again, to be sure or in another browser. */
export function withoutRepeats(
  entries: readonly Entry[],
  { mayRunAgain }: Family,
  reports: readonly ReportedIn[],
): readonly Entry[] {
  if (mayRunAgain === undefined || entries.length < 2 || !mayAnyRunAgain(mayRunAgain)(entries)) return entries;
  return Array.from(grouped(entries, ({ around }) => around)).flatMap(([around, told]) => {
    if (told.length < 2 || !mayRunAgain(around)) return told;
    return Array.from(grouped(told, ({ case: { name } }) => name)).flatMap(([name, same]) =>
      same.slice(0, Math.max(1, Math.floor(same.length / timesRun(around, name, reports)))),
    );
  });
}

/** Kept with the list: thousands of tests may have it. */
const mayAnyRunAgain = memoized((mayRunAgain: NonNullable<Family['mayRunAgain']>) =>
  memoized((entries: readonly Entry[]) => entries.some(({ around }) => mayRunAgain(around)), new WeakMap()),
);

/** As often as what is told most rarely beside it, or else anywhere in its report. */
function timesRun(around: Surroundings, name: string, reports: readonly ReportedIn[]): number {
  const beside = fewest(around, name);
  if (beside !== undefined) return beside;
  const { surroundings = [] } = reports.find((each) => each.surroundings.includes(around)) ?? {};
  const elsewhere = surroundings.flatMap((each) => (each === around ? [] : (fewest(each, undefined) ?? [])));
  return elsewhere.length === 0 ? 1 : Math.min(...elsewhere);
}

/** Of those around, how often the one is told that is told most rarely, but for that of a name. */
function fewest(around: Surroundings, name: string | undefined): number | undefined {
  return twoRarest(around).find(([each]) => each !== name)?.[1];
}

const twoRarest = memoized(({ entries }: Surroundings): readonly (readonly [name: string, times: number])[] => {
  const byName = grouped(entries, (entry) => entry.case.name);
  const times = Array.from(byName, ([name, all]) => [name, all.length] as const);
  return times.sort(([, a], [, b]) => a - b).slice(0, 2);
}, new WeakMap());
