import type { Classifier } from './classify.ts';
import type { Entry, Link, Listing, Progress, Unreadable } from '../files.ts';
import type { FiledCoverage, FiledReport, Report } from '../model.ts';
import type { Reading, Readings } from './readings.ts';
import { type Filed, reshelved, type Shelf, shelved, type Understanding } from './shelf.ts';

/** Everything that was listed and read, in the order in which it is told. */
export interface Filing {
  readonly shelves: readonly Shelf[];
  /** Files on the shelves. */
  readonly files: number;
  /** Sorted by path; what is no report, and does not look like one, is not here. A report may stand on a shelf as well. */
  readonly reports: readonly FoundReport[];
  readonly nested: readonly string[];
  readonly unreadable: readonly Unreadable[];
  /** Those that are content. */
  readonly links: readonly Link[];
  /** See `Listing.targets`. */
  readonly targets: readonly string[];
}

/** What was read where a report may be. */
export interface FoundReport {
  readonly path: string;
  readonly reading: Reading;
  /** Undefined where it could not be understood. */
  readonly report: FiledReport | undefined;
  /** What it says: the same object for as long as it says the same. */
  readonly told: Report | undefined;
  readonly coverage: FiledCoverage | undefined;
}

/** All that is listed, by path. */
export function* listed({ shelves }: Filing): Generator<Filed> {
  for (const { files } of shelves) yield* files;
}

/** What lies in a folder, sorted, with a slash behind a folder. @param folder with a slash behind it; empty: the top */
export function* childrenOf({ shelves }: Filing, folder: string): Generator<string> {
  let last = '';
  const childAt = (path: string): string => path.slice(0, path.indexOf('/', folder.length) + 1 || undefined);
  for (const { files } of shelves) {
    const [first, end] = [files[0]?.entry.path ?? '', files.at(-1)?.entry.path ?? ''];
    const isBelowLast = last.endsWith('/') && first.startsWith(last) && end.startsWith(last);
    if (isBelowLast || end < folder || (first > folder && !first.startsWith(folder))) continue;
    for (const { entry } of files) {
      if (!entry.path.startsWith(folder)) continue;
      const child = childAt(entry.path);
      if (child !== last) yield (last = child);
    }
  }
}

/** What is known of a path now; nothing, where nothing is there. */
export interface Refiled {
  readonly listed: { readonly entry: Entry; readonly reading: Reading | undefined } | undefined;
  readonly report: { readonly entry: Entry; readonly reading: Reading } | undefined;
}

/** Files between two pauses. */
const atOnce = 2048;

export function* filed(
  listing: Listing,
  readings: Readings,
  kinds: Classifier,
  understanding: Understanding,
): Generator<Progress, Filing> {
  const files: Filed[] = [];
  for (const entry of listing.entries) {
    const { path } = entry;
    const reading = readings.files.get(path);
    files.push({ entry, kind: kinds.kindOf(path), reading, isReport: readings.reports.has(path) });
    if (files.length % atOnce === 0) yield { done: files.length, of: listing.entries.length };
  }
  return {
    shelves: [...shelved(files, understanding)],
    files: files.length,
    reports: listing.reports.flatMap((entry) => {
      const reading = readings.reports.get(entry.path);
      return reading === undefined ? [] : [foundReport(entry, reading)];
    }),
    nested: listing.nested,
    unreadable: listing.unreadable,
    targets: listing.targets ?? [],
    links: (listing.links ?? []).filter(({ path }) => kinds.kindOf(path).isContent),
  };
}

/** With what is known now of some paths. Whatever stands on other shelves is what it was. */
export function refiled(
  filing: Filing,
  changes: ReadonlyMap<string, Refiled>,
  kinds: Classifier,
  understanding: Understanding,
): Filing {
  const files = new Map<string, Filed | undefined>();
  const reports = filing.reports.filter(({ path }) => !changes.has(path));
  for (const [path, { listed: now, report }] of changes) {
    files.set(path, now && { ...now, kind: kinds.kindOf(path), isReport: report !== undefined });
    if (report !== undefined) reports.push(foundReport(report.entry, report.reading));
  }
  reports.sort((a, b) => (a.path < b.path ? -1 : 1));
  const shelves = reshelved(filing.shelves, files, understanding);
  return { ...filing, shelves, reports, files: shelves.reduce((n, shelf) => n + shelf.files.length, 0) };
}

function foundReport({ path, time }: Entry, reading: Reading): FoundReport {
  const { facts, sha256 } = reading;
  const report = facts.find((fact) => fact.kind === 'report');
  const coverage = facts.find((fact) => fact.kind === 'coverage');
  return {
    path,
    reading,
    report: report && { ...report, sha256, time },
    told: report,
    coverage: coverage && { ...coverage, sha256, time },
  };
}

/** By path, for the next reading of everything. @param by see `Readings` */
export function* readingsOf(filing: Filing, by: string): Generator<Progress, Readings> {
  const files = new Map<string, Reading>();
  let n = 0;
  for (const { entry, reading } of listed(filing)) {
    if (reading !== undefined) files.set(entry.path, reading);
    if (++n % atOnce === 0) yield { done: 0, of: filing.files };
  }
  return { by, files, reports: new Map(filing.reports.map(({ path, reading }) => [path, reading])) };
}

/** Of a listed file; undefined where there is none, or none that can be read. */
export function readingAt({ shelves }: Filing, path: string): Reading | undefined {
  return near(shelves, path).find(({ entry }) => entry.path === path)?.reading;
}

/** Of a report; undefined where there is none. */
export function reportAt({ reports }: Filing, path: string): Reading | undefined {
  return reports.find((each) => each.path === path)?.reading;
}

/** What is listed below a folder, or is a report there; undefined where that is more than so many. */
export function pathsBelow({ shelves, reports }: Filing, folder: string, most: number): readonly string[] | undefined {
  const below = `${folder}/`;
  const paths = new Set<string>();
  for (const { path } of reports) if (path.startsWith(below)) paths.add(path);
  for (const { files } of shelves.slice(shelfFor(shelves, below))) {
    const first = files[0]?.entry.path ?? '';
    if (first > below && !first.startsWith(below)) break;
    for (const { entry } of files) if (entry.path.startsWith(below)) paths.add(entry.path);
    if (paths.size > most) return undefined;
  }
  return [...paths];
}

/** The files of the shelf where the path belongs. */
function near(shelves: readonly Shelf[], path: string): readonly Filed[] {
  return shelves[shelfFor(shelves, path)]?.files ?? [];
}

/** The last that begins before the path, or with it; else the first. */
function shelfFor(shelves: readonly Shelf[], path: string): number {
  return Math.max(
    0,
    shelves.findLastIndex(({ files: [first] }) => first !== undefined && first.entry.path <= path),
  );
}
