import { digestOf } from '../file-content.ts';
import type { Entry, Files, Progress } from '../files.ts';
import { baselineFile, configFile, evidenceFile, notesFile } from '../own-paths.ts';
import { isSame, listingOptions, type ReadRepository } from '../read.ts';
import type { Classifier } from './classify.ts';
import { listed } from './filing.ts';
import type { Filed } from './shelf.ts';

/** May lie where nothing is listed, and count there too. */
const decisive = [configFile, notesFile, baselineFile, evidenceFile];

/** Files that are looked at between two pauses. */
const atOnce = 256;

export interface LookedAgain {
  /** Of files that look otherwise than they were read, that came or that went; also of those that may change without a trace. */
  readonly paths: readonly string[];
  /** How all looks besides, in short: as long as it is the same, nothing of it has changed. */
  readonly rest: string;
}

/**
 * Looks at all files that a verdict is made of, without opening them.
 * @param files of their own: another listing meanwhile would be disturbed
 */
export function* lookAgain(files: Files, { config, kinds, filing }: ReadRepository): Generator<Progress, LookedAgain> {
  const { entries, reports, ...others } = yield* files.list(listingOptions(config));
  const paths: string[] = [];
  const known = listed(filing);
  let next = known.next();
  const passed = (path?: string): void => {
    for (; next.done !== true && (path === undefined || next.value.entry.path < path); next = known.next())
      paths.push(next.value.entry.path);
  };
  for (const [n, entry] of entries.entries()) {
    if (n % atOnce === 0) yield { done: n, of: entries.length };
    passed(entry.path);
    const own = next.done !== true && next.value.entry.path === entry.path ? next.value : undefined;
    if (own !== undefined) next = known.next();
    if (own === undefined || !looksSame(own, entry, kinds)) paths.push(entry.path);
  }
  passed();
  const told = new Map(filing.reports.map(({ path, reading }) => [path, reading]));
  for (const report of reports)
    if (told.has(report.path) && !isSame(told.get(report.path), report)) paths.push(report.path);
  const here = new Set(reports.map(({ path }) => path));
  for (const path of told.keys()) if (!here.has(path)) paths.push(path);

  // Of what is no report nothing is kept.
  const strangers = reports.flatMap(({ path, time, stamp }) => (told.has(path) ? [] : [[path, time, stamp]]));
  const deciding = decisive.map((path) => [digestOf(files, path), files.isThere?.(path)]);
  return { paths, rest: JSON.stringify([files.history.state, others, strangers, deciding]) };
}

/** Of what cannot be read nothing is kept but how it looked. */
function looksSame({ reading, entry: before }: Filed, now: Entry, kinds: Classifier): boolean {
  return reading === undefined ? now.stamp !== '' && before.stamp === now.stamp : isSame(reading, now, kinds);
}
