import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { packed, type PackedFact, type Reading, type Readings, unpacked } from '../core/index.ts';
import { ownFolder, writeOwnFile } from './own-folder.ts';

declare const TOLLGATE_BUILD: string | undefined;

/** Raised with every change of the layout below. */
const layout = 'tollgate/cache/2';
const file = 'cache/readings';
/** Bytes. A larger cache would take longer to read than what it saves. */
const largest = 256 * 1024 * 1024;

/** Path, stamp, digest, facts: four values a file, one after the other; twice as fast to parse as objects. */
type Row = string | readonly PackedFact[];
interface Kept {
  readonly files: readonly Row[];
  readonly reports: readonly Row[];
}

/**
 * What was read the last time, by the same Tollgate with the same configuration; undefined where there is none, or anything
 * is wrong with it. A reading counts only where its stamp is that of the file, so that a cache from elsewhere does no harm.
 */
export function loadReadings(root: string): Readings | undefined {
  try {
    const bytes = bytesOf(join(root, ownFolder, file));
    const end = bytes.indexOf('\n');
    const body = bytes.subarray(end + 1);
    if (end < 0 || bytes.toString('utf8', 0, end) !== head(root, body)) return undefined;
    const { files, reports } = JSON.parse(body.toString('utf8')) as Kept;
    return { files: fromRows(files), reports: fromRows(reports) };
  } catch {
    return undefined;
  }
}

/**
 * Keeps what was read. Does nothing where that is already kept, and where the folder cannot be written.
 * @param before what `loadReadings` gave
 */
export function saveReadings(root: string, readings: Readings, before: Readings | undefined): void {
  if (before !== undefined && isSame(readings.files, before.files) && isSame(readings.reports, before.reports)) return;
  try {
    const kept: Kept = { files: toRows(readings.files), reports: toRows(readings.reports) };
    const body = Buffer.from(JSON.stringify(kept));
    if (body.length > largest) return;
    writeOwnFile(root, file, Buffer.concat([Buffer.from(`${head(root, body)}\n`), body]));
  } catch {
    // A cache is a favour, not a duty: a folder that cannot be written is read again the next time.
  }
}

function bytesOf(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() && stats.size <= largest ? readFileSync(descriptor) : Buffer.alloc(0);
  } finally {
    closeSync(descriptor);
  }
}

/** What a file is found to state depends on the program and on the configuration; the sum betrays damage. */
function head(root: string, body: Uint8Array): string {
  return [layout, program(), configuration(root), crc32(body)].join(' ');
}

/** One for all that is built from the same sources: the editor and the command line share what they keep. */
function program(): string {
  return typeof TOLLGATE_BUILD === 'string' ? TOLLGATE_BUILD : 'unbuilt';
}

function configuration(root: string): number {
  try {
    return crc32(readFileSync(join(root, 'tollgate.yaml')));
  } catch {
    return 0;
  }
}

function isSame(readings: ReadonlyMap<string, Reading>, before: ReadonlyMap<string, Reading>): boolean {
  return readings.size === before.size && [...readings].every(([path, reading]) => before.get(path) === reading);
}

/** What has no stamp is read again in any case. */
function toRows(readings: ReadonlyMap<string, Reading>): Row[] {
  return [...readings].flatMap(([path, { stamp, sha256, facts }]) =>
    stamp === '' ? [] : [path, stamp, sha256, packed(facts)],
  );
}

function fromRows(rows: readonly Row[]): Map<string, Reading> {
  const readings = new Map<string, Reading>();
  for (let at = 0; at < rows.length; at += 4) {
    const path = rows[at];
    const stamp = rows[at + 1];
    const sha256 = rows[at + 2];
    const facts = rows[at + 3];
    if (typeof path !== 'string' || typeof stamp !== 'string' || typeof sha256 !== 'string' || !Array.isArray(facts)) {
      throw new Error('not a reading');
    }
    readings.set(path, { stamp, sha256, facts: unpacked(facts as readonly PackedFact[]) });
  }
  return readings;
}
