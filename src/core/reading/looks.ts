import { digestOf } from '../file-content.ts';
import type { Files, ListingOptions, Progress } from '../files.ts';
import { baselineFile, configFile, evidenceFile, notesFile } from '../own-paths.ts';

/** May lie where nothing is listed, and count there too. */
const decisive = [configFile, notesFile, baselineFile, evidenceFile];

/** Files that are looked at between two pauses. */
const atOnce = 256;

/**
 * How all files look that a verdict is made of, without opening them, in short: as long as it is the same, nothing has changed. Undefined where
 * something may change without a trace.
 * @param files of its own: another listing meanwhile would be disturbed
 */
export function* looksOf(files: Files, options: ListingOptions): Generator<Progress, string | undefined> {
  const hash = files.sha256();
  const add = (...parts: readonly unknown[]): void => hash.update(new TextEncoder().encode(JSON.stringify(parts)));
  for (const path of decisive) add(path, digestOf(files, path), files.isThere?.(path));
  const { entries, reports, ...others } = yield* files.list(options);
  add(files.history.state, others, entries.length);
  let done = 0;
  for (const { path, time, stamp } of [...entries, ...reports]) {
    if (stamp === '') return undefined;
    add(path, time, stamp);
    if (++done % atOnce === 0) yield { done, of: entries.length + reports.length };
  }
  return hash.hex();
}
