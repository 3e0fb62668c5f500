import { titleOf } from '../code/title.ts';
import { grouped, groupedByAll } from '../grouped.ts';
import type { Declaration, Declared } from '../model.ts';
import { type Family, packageOf, type Uncited } from './family.ts';
import { folderOf } from './folder-of.ts';
import { byFile, type Reported } from './reported-cases.ts';
import type { Entry } from './surroundings.ts';
import { keysIn, timesOf } from './titles.ts';
import { memoized } from '../memoized.ts';

/**
 * Whether one of these results must be that of a test in a file which cites what the reference cites: each test has one, and fewer tests are
 * in other files. Nothing but their title tells whose they are.
 * @param citation what the reference cites, asked for where other files have such a test
 */
export function isToldApart(
  file: string,
  citation: () => string,
  test: Declaration,
  entries: readonly Entry[],
  reported: Reported,
  { uncited: kind }: Family,
): boolean {
  const written = titleOf(test);
  const title = written === undefined ? undefined : keysIn(file)(written);
  const files = title === undefined ? [] : reported.titled(title);
  const uncited = title === undefined || kind === undefined ? nowhere : uncitedLike(test, file, reported, kind);
  if (title === undefined || (files.length < 2 && uncited.length === 0)) return true;
  const { below, citers, citing } = countsOf(files, title);
  const cited = citation();
  let alike = citing.get(cited);
  if (alike === undefined) citing.set(cited, (alike = timesBelow(citers.get(cited) ?? [], timesIn(title))));
  const more = timesOnce(uncited);
  const others = (folder: string): number =>
    (below.get(folder) ?? 0) - (alike.get(folder) ?? 0) + (more.get(folder) ?? 0);
  const reports = byPackage(entries);
  const outermost = Array.from(reports.keys()).sort((a, b) => a.length - b.length)[0] ?? '';
  if (entries.length > others(outermost)) return true;
  return [...reports].some(([folder, same]) => same.length > others(folder));
}

const nowhere: readonly never[] = [];

const byPackage = memoized(
  (entries: readonly Entry[]) => grouped(entries, ({ report }) => packageOf(report.file)),
  new WeakMap(),
);

/** Those of which a report names the file are told apart by that. */
function uncitedLike(
  test: Declaration,
  file: string,
  reported: Reported,
  { words, mayBeIn }: Uncited,
): readonly Declared[] {
  const files = reported.alike(words(test, file));
  if (mayBeIn !== undefined) return files.filter((other) => mayBeIn(other.file, file));
  if (files.length === 0 || files.length > nearlyAll) return files;
  const unnamed = files.filter(({ file }) => reported.around(byFile, file).length === 0);
  return unnamed.length === files.length ? files : unnamed;
}

/** Of so many hardly all are named, and each would be asked for by each. */
const nearlyAll = 64;

/** One in each. */
const timesOnce = memoized((files: readonly Declared[]) => timesBelow(files, () => 1), new WeakMap());

interface Counts {
  /** How many tests of the title are declared below a folder. */
  readonly below: ReadonlyMap<string, number>;
  /** Those of the files that cite something. */
  readonly citers: ReadonlyMap<string, readonly Declared[]>;
  /** How many tests of the title they declare below a folder, where it was asked for. */
  readonly citing: Map<string, ReadonlyMap<string, number>>;
}

const known = new WeakMap<readonly Declared[], Counts>();

/** Once for all of them: there may be thousands of files with a test of that title, and each may ask. */
function countsOf(files: readonly Declared[], title: string): Counts {
  let counts = known.get(files);
  if (counts === undefined) {
    const citers = groupedByAll(files, ({ cites }) => cites);
    known.set(files, (counts = { below: timesBelow(files, timesIn(title)), citers, citing: new Map() }));
  }
  return counts;
}

function timesIn(title: string): (declared: Declared) => number {
  return (declared) => timesOf(declared).get(title) ?? 0;
}

function timesBelow(files: readonly Declared[], timesIn: (declared: Declared) => number): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const each of files) {
    const n = timesIn(each);
    for (let folder = each.file; folder !== ''; ) {
      folder = folderOf(folder);
      times.set(folder, (times.get(folder) ?? 0) + n);
    }
  }
  return times;
}
