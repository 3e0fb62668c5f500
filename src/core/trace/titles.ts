import { areMany, differenceOf, put, regroupedInSteps } from '../grouped.ts';
import { isSameList, keptFilter } from '../reading/kept.ts';
import { Layered } from '../reading/layered.ts';
import type { Declared } from '../model.ts';
import { compareText } from '../order.ts';
import { familyOf } from './match.ts';
import { keyOfWord, type Worded, wordedIn } from './worded.ts';
import { memoized } from '../memoized.ts';

type Groups = Layered<string, readonly Declared[]>;

/** Which files declare a test of a title. */
export interface Titles {
  readonly all: readonly Declared[];
  /** Those that say more of tests than how they are called: few do. */
  readonly telling: readonly Declared[];
  readonly titled: Groups;
  readonly worded: Worded;
  /** Titles that other files have than before, or of which one says something else; undefined where it may be all. */
  readonly changed: ReadonlySet<string> | undefined;
}

/** Files between two pauses. */
const atOnce = 256;

/** @param before kept where it is the same */
export function* titlesIn(all: readonly Declared[], before: Titles | undefined): Generator<undefined, Titles> {
  if (before !== undefined && isSameList(before.all, all)) return { ...before, changed: nothing };
  const telling = keptFilter(all, isTelling, before && { all: before.all, left: before.telling });
  const difference = differenceOf(before?.all ?? [], all);
  if (before !== undefined && !areMany(difference.gone.length + difference.come.length, all.length)) {
    const titled = yield* regroupedInSteps(before.titled, difference, titlesOf, byFile);
    const words = wordsOf([...difference.gone, ...difference.come]);
    const worded = words.length === 0 ? before.worded : wordedIn(all);
    if (before.worded.isIndexed()) yield* worded.index();
    return {
      all,
      telling,
      titled: titled.groups,
      worded,
      changed: new Set([...titled.changed, ...words]),
    };
  }
  const titled = new Map<string, Declared[]>();
  for (const [n, each] of all.entries()) {
    if (n % atOnce === atOnce - 1) yield;
    for (const title of titlesOf(each)) put(titled, title, each);
  }
  return { all, telling, titled: new Layered(titled), worded: wordedIn(all), changed: undefined };
}

const nothing: ReadonlySet<string> = new Set();

/** What is changed where some of the files count otherwise: as `Titles.changed`. */
export function titlesAmong(files: readonly Declared[]): readonly string[] {
  return [...files.flatMap((each) => [...titlesOf(each)]), ...wordsOf(files)];
}

function wordsOf(files: readonly Declared[]): readonly string[] {
  return [...new Set(files.flatMap(({ words = [] }) => words))].map(keyOfWord);
}

function isTelling({ unproven, focuses, taken, handsOn, renames, carrying }: Declared): boolean {
  return [unproven, focuses, taken, handsOn, renames, carrying].some((more) => more !== undefined);
}

function byFile(a: Declared, b: Declared): number {
  return compareText(a.file, b.file);
}

function titlesOf({ file, titles }: Declared): Iterable<string> {
  return new Set(titles.map(keysIn(file)));
}

/** What a report says of a test by its title: with the place, where it says that as well. */
export function keysIn(file: string): (title: string) => string {
  const place = familyOf(file).titledIn?.(file);
  return place === undefined ? String : (title) => `${place}\0${title}`;
}

/** How many tests of each title a file has. */
export const timesOf = memoized(({ file, titles }: Declared): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const key of titles.map(keysIn(file))) {
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}, new WeakMap());
