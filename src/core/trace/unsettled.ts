import type { Declared } from '../model.ts';
import type { Landmarks } from './landmarks.ts';
import type { Locator } from './locator.ts';
import { families, familyOf } from './match.ts';
import type { ReportedIn, Surroundings } from './surroundings.ts';
import { titlesAmong } from './titles.ts';

/** What has to be asked again where landmarks changed. */
export interface Moved {
  readonly surroundings: readonly Surroundings[];
  /** Test files, and those that are called like them. */
  readonly files: ReadonlySet<string>;
  /** Titles of their tests: whoever has one of them may be told apart from them. */
  readonly titled: readonly string[];
}

/** Surroundings between two pauses. */
const atOnce = 512;

/**
 * @param reports in which nothing else changed, and which are looked through
 * @param files all test files
 */
export function* movedBetween(
  was: Landmarks,
  locator: Locator,
  reports: readonly ReportedIn[],
  files: readonly string[],
  declared: readonly Declared[],
): Generator<undefined, Moved> {
  if (was === locator.landmarks) return { surroundings: [], files: new Set(), titled: [] };
  const surroundings = new Set<Surroundings>();
  const moved = new Set<string>();
  let n = 0;
  for (const family of families) {
    const unsettled = family.landmarks?.unsettled(was, locator.landmarks, reports);
    if (unsettled === undefined) continue;
    const { below, isAround } = unsettled;
    const isBelow = (file: string): boolean =>
      below.some((folder) => folder === '' || file.startsWith(`${folder}/`)) && familyOf(file) === family;
    if (below.length > 0) for (const file of files.filter(isBelow)) moved.add(file);
    yield;
    if (isAround === undefined) continue;
    for (const report of reports)
      for (const each of report.surroundings) {
        if (isAround(each)) surroundings.add(each);
        if (++n % atOnce === 0) yield;
      }
  }
  const all = new Set([...moved].flatMap((file) => [file, ...locator.namesakes(file, undefined)]));
  const titled = moved.size === 0 ? [] : titlesAmong(declared.filter(({ file }) => moved.has(file)));
  return { surroundings: [...surroundings], files: all, titled };
}
