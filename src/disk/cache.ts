import { crc32 } from 'node:zlib';
import { finish, packed, type PackedFact, type Reading, type Readings, unpacked } from '../core/index.ts';
import { program } from './build.ts';
import { keeping, largest, readKept } from './own-folder.ts';

/**
 * Raised with every change of the layout: a line that says whose readings they are, one that says by what configuration, lines of JSON with
 * several of them, and a line with the sum of all before it. In lines, because one text of all would need three times the memory.
 */
const layout = 'tollgate/cache/6';
const file = 'cache/readings';
/** Characters, or one reading. Sources state little, a report may have thousands of cases: whoever reads a line is held for as long. */
const longestLine = 64 * 1024;

/** What follows: path, stamp, digest, facts, one after the other; twice as fast to parse as objects. */
type Line = readonly [of: 'files' | 'reports', ...row: (string | readonly PackedFact[])[]];

/**
 * What was read the last time, by the same Tollgate; undefined where there is none, or anything is wrong with it. A reading counts only where
 * its stamp is that of the file, so that a cache from elsewhere does no harm.
 */
export function loadReadings(root: string): Readings | undefined {
  return finish(loadingReadings(root));
}

/** The same in steps. */
export function* loadingReadings(root: string): Generator<undefined, Readings | undefined> {
  try {
    const bytes = readKept(root, file);
    yield;
    const end = bytes.lastIndexOf('\n') + 1;
    const sum = yield* sumOf(bytes.subarray(0, end));
    if (bytes.toString('latin1', end) !== String(sum)) return undefined;
    const first = head();
    if (bytes.toString('latin1', 0, first.length) !== first) return undefined;
    return yield* fromLines(bytes.subarray(first.length, end));
  } catch {
    return undefined;
  }
}

/** Bytes between two pauses. */
const summedAtOnce = 8 * 1024 * 1024;

function* sumOf(bytes: Buffer): Generator<undefined, number> {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += summedAtOnce) {
    sum = crc32(bytes.subarray(at, at + summedAtOnce), sum);
    yield;
  }
  return sum;
}

/**
 * Keeps what was read. Does nothing where nearly all of that is already kept, and where the folder cannot be written.
 * @param before what `loadReadings` gave
 */
export function saveReadings(root: string, readings: Readings, before: Readings | undefined): void {
  finish(savingReadings(root, readings, before));
}

/** The same in steps; given up on the way, it leaves what was kept before. */
export function* savingReadings(
  root: string,
  readings: Readings,
  before: Readings | undefined,
): Generator<undefined, void> {
  if (before !== undefined && isGoodEnough(readings, before)) return;
  try {
    yield* keeping(root, file, summed(linesOf(readings)));
  } catch {
    // A cache is a favour, not a duty: a folder that cannot be written is read again the next time.
  }
}

/** What a file is found to state depends on the program. */
function head(): string {
  return `${layout} ${program()}\n`;
}

function* linesOf({ by, files, reports }: Readings): Generator<string> {
  yield head();
  yield `${JSON.stringify(by)}\n`;
  yield* toLines('files', files);
  yield* toLines('reports', reports);
}

/**
 * Each piece holds until the next is asked for: the memory of all together would stay in use until the end.
 * @throws where they are too long to be worth keeping
 */
function* summed(lines: Iterable<string>): Generator<Uint8Array> {
  let [length, sum] = [0, 0];
  let space = Buffer.alloc(0);
  for (const line of lines) {
    const size = Buffer.byteLength(line);
    length += size;
    if (length > largest) throw new Error('too large');
    if (size > space.length) space = Buffer.alloc(2 * size);
    space.write(line);
    const bytes = space.subarray(0, size);
    sum = crc32(bytes, sum);
    yield bytes;
  }
  yield Buffer.from(String(sum));
}

/** Reading one file of a hundred again takes less than writing what all of them state; reports are long. */
function isGoodEnough({ by, files, reports }: Readings, before: Readings): boolean {
  const differ = by !== before.by || differing(reports, before.reports) > 0;
  return !differ && differing(files, before.files) <= before.files.size / 100;
}

function differing(readings: ReadonlyMap<string, Reading>, before: ReadonlyMap<string, Reading>): number {
  let same = 0;
  for (const [path, reading] of readings) if (before.get(path) === reading) same++;
  return Math.max(readings.size, before.size) - same;
}

/** What has no stamp is read again in any case. */
function* toLines(of: Line[0], readings: ReadonlyMap<string, Reading>): Generator<string> {
  let rows = '';
  for (const [path, { stamp, sha256, facts }] of readings) {
    if (stamp === '') continue;
    rows += `,${JSON.stringify([path, stamp, sha256, packed(facts)]).slice(1, -1)}`;
    if (rows.length < longestLine) continue;
    yield `["${of}"${rows}]\n`;
    rows = '';
  }
  if (rows !== '') yield `["${of}"${rows}]\n`;
}

/** @throws where it is no such text */
function* fromLines(bytes: Buffer): Generator<undefined, Readings> {
  const first = bytes.indexOf('\n') + 1;
  const by: unknown = JSON.parse(bytes.toString('utf8', 0, first));
  if (typeof by !== 'string') throw new Error('nobody says by what they were read');
  const readings = { by, files: new Map<string, Reading>(), reports: new Map<string, Reading>() };
  for (let at = first, end = bytes.indexOf('\n', at); end >= 0; at = end + 1, end = bytes.indexOf('\n', at)) {
    const line = JSON.parse(bytes.toString('utf8', at, end)) as Line;
    const into = readings[line[0]];
    for (let n = 1; n < line.length; n += 4) {
      const path = line[n];
      const stamp = line[n + 1];
      const sha256 = line[n + 2];
      const facts = line[n + 3];
      if (
        typeof path !== 'string' ||
        typeof stamp !== 'string' ||
        typeof sha256 !== 'string' ||
        !Array.isArray(facts)
      ) {
        throw new Error('not a reading');
      }
      into.set(path, { stamp, sha256, facts: unpacked(facts as readonly PackedFact[]) });
    }
    yield;
  }
  return readings;
}
