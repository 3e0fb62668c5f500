import type { Declared } from '../model.ts';
import type { Relocated } from './locator.ts';
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
  { locator, unsettled }: Relocated,
  reports: readonly ReportedIn[],
  files: readonly string[],
  declared: readonly Declared[],
): Generator<undefined, Moved> {
  const surroundings = new Set<Surroundings>();
  const moved = new Set<string>();
  let n = 0;
  for (const { below, extensions, isAround } of unsettled(reports)) {
    const isBelow = (file: string): boolean =>
      below.some((folder) => folder === '' || file.startsWith(`${folder}/`)) &&
      extensions.some((extension) => file.endsWith(extension));
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
