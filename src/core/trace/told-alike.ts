import { citationOf, titleOf } from '../code/title.ts';
import { grouped, groupedByAll } from '../grouped.ts';
import type { Declaration, Declared, Reference } from '../model.ts';
import { packageOf } from './family.ts';
import { folderOf } from './folder-of.ts';
import type { Reported } from './reported.ts';
import type { Entry } from './surroundings.ts';
import { keyOf, timesOf } from './titles.ts';

/**
 * Whether one of these results must be that of a test in a file which cites what the reference cites: each test has one, and fewer tests are
 * in other files. Nothing but their title tells whose they are.
 */
export function isToldApart(
  { id, criterion, place }: Pick<Reference, 'id' | 'criterion' | 'place'>,
  test: Declaration,
  entries: readonly Entry[],
  reported: Reported,
): boolean {
  const written = titleOf(test);
  const title = written === undefined ? undefined : keyOf(place.file, written);
  const files = title === undefined ? [] : reported.titled(title);
  if (title === undefined || files.length < 2) return true;
  const { below, citers, citing } = countsOf(files, title);
  const citation = citationOf(id, criterion);
  let alike = citing.get(citation);
  if (alike === undefined) citing.set(citation, (alike = timesBelow(citers.get(citation) ?? [], title)));
  const others = (folder: string): number => (below.get(folder) ?? 0) - (alike.get(folder) ?? 0);
  const reports = grouped(entries, ({ report }) => packageOf(report.file));
  const outermost = Array.from(reports.keys()).sort((a, b) => a.length - b.length)[0] ?? '';
  if (entries.length > others(outermost)) return true;
  return [...reports].some(([folder, same]) => same.length > others(folder));
}

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
    known.set(files, (counts = { below: timesBelow(files, title), citers, citing: new Map() }));
  }
  return counts;
}

function timesBelow(files: readonly Declared[], title: string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const each of files) {
    const n = timesOf(each).get(title) ?? 0;
    for (let folder = each.file; folder !== ''; ) {
      folder = folderOf(folder);
      times.set(folder, (times.get(folder) ?? 0) + n);
    }
  }
  return times;
}
