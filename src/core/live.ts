import type { Entry, Files, FoundAt, Listing, Progress } from './files.ts';
import { compareText } from './order.ts';
import {
  assembled,
  configFile,
  isEvidence,
  listingOptions,
  readRepository,
  type ReadRepository,
  stampOf,
} from './read.ts';
import { readFile } from './read-file.ts';
import type { Reading } from './readings.ts';

/**
 * A repository that is read once and then kept true. Both ways are generators: whoever drives them decides when to pause, and may give up
 * by not going on; what was known before stays known.
 */
export interface LiveRepository {
  /** Everything, with what is known of unchanged files. */
  read(): Generator<Progress, ReadRepository>;
  /** After these paths were written, created, renamed or deleted. Cheap where they are few. */
  update(paths: readonly string[]): Generator<Progress, ReadRepository>;
}

/** More changes than that are sooner found by a walk. */
const few = 200;

export function liveRepository(files: Files): LiveRepository {
  let known: ReadRepository | undefined;

  function* read(): Generator<Progress, ReadRepository> {
    known = yield* readRepository(files, known?.readings);
    return known;
  }

  function* update(paths: readonly string[]): Generator<Progress, ReadRepository> {
    if (known === undefined || files.lookUp === undefined || paths.length > few || paths.some(movesOthers)) {
      return yield* read();
    }
    const options = listingOptions(known.config);
    const changes: (readonly [path: string, found: FoundAt])[] = [];
    for (const path of new Set(paths)) {
      const found = files.lookUp(path, options);
      if (found.isFolder === true || isFolderIn(known.listing, path)) return yield* read();
      changes.push([path, found]);
    }
    known = yield* updated(files, known, changes);
    return known;
  }
  return { read, update };
}

/** What it says decides about other files. */
function movesOthers(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === '.gitignore' || name === configFile || path.startsWith('.git/');
}

function* updated(
  files: Files,
  before: ReadRepository,
  changes: readonly (readonly [path: string, found: FoundAt])[],
): Generator<Progress, ReadRepository> {
  const { config, kinds } = before;
  const entries = [...before.listing.entries];
  const reports = [...before.listing.reports];
  const readings = { files: new Map(before.readings.files), reports: new Map(before.readings.reports) };
  yield { done: 0, of: changes.length };
  for (const [at, [path, { entry, report }]] of changes.entries()) {
    place(entries, path, entry);
    place(reports, path, report);
    const file = (found: Entry, isReport: boolean): Reading | undefined => {
      const stamp = isReport ? found.stamp : stampOf(found, kinds);
      const reading = readFile(files, { path, size: found.size, isReport }, kinds, config.config);
      return reading && { stamp, ...reading };
    };
    keep(readings.files, path, entry && file(entry, false));
    keep(readings.reports, path, report && isEvidence(path, kinds) ? file(report, true) : undefined);
    yield { done: at + 1, of: changes.length };
  }
  return assembled(files, { config, kinds, readings, listing: { ...before.listing, entries, reports } });
}

function keep(readings: Map<string, Reading>, path: string, reading: Reading | undefined): void {
  if (reading === undefined) readings.delete(path);
  else readings.set(path, reading);
}

/** Puts an entry where it belongs, or takes it out. */
function place(entries: Entry[], path: string, entry: Entry | undefined): void {
  const at = lowerBound(entries, path);
  const isThere = entries[at]?.path === path;
  entries.splice(at, isThere ? 1 : 0, ...(entry === undefined ? [] : [entry]));
}

/** Whether the path was a folder: its files went with it. */
function isFolderIn({ entries, reports }: Listing, path: string): boolean {
  const below = `${path}/`;
  return [entries, reports].some((list) => list[lowerBound(list, below)]?.path.startsWith(below) === true);
}

function lowerBound(entries: readonly Entry[], path: string): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareText(entries[middle]?.path ?? '', path) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
