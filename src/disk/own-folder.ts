import { closeSync, existsSync, fstatSync, lstatSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { toRead } from './plain-file.ts';
import { isUnfinished, replacing, unfinishedBeside } from './replace-file.ts';
import { writeNew } from './write-new.ts';

/** Where Tollgate keeps what is nobody's to commit: it ignores itself. */
export const ownFolder = '.tollgate';
const ignoreFile = '.gitignore';

/** Bytes. A larger cache would take longer to read than what it saves. */
export const largest = 256 * 1024 * 1024;

/**
 * What `keeping` wrote below `.tollgate`, here; nothing of what is too large, or no regular file, or came from elsewhere: a commit may bring
 * a `.tollgate` of its own, and with it a verdict.
 * @throws what the system says
 */
export function readKept(root: string, path: string): Buffer {
  const descriptor = openSync(join(root, ownFolder, path), toRead);
  try {
    const stats = fstatSync(descriptor);
    const bytes = stats.isFile() && stats.size <= largest ? readFileSync(descriptor) : Buffer.alloc(0);
    const first = firstLine(root);
    return bytes.toString('latin1', 0, first.length) === first ? bytes.subarray(first.length) : Buffer.alloc(0);
  } finally {
    closeSync(descriptor);
  }
}

/** As `writeOwnFile`, for `readKept`. */
export function keep(root: string, path: string, pieces: Iterable<Uint8Array>): void {
  writeOwnFile(root, path, marked(root, pieces));
}

/** The same in steps; given up on the way, it leaves what was there. */
export function keeping(root: string, path: string, pieces: Iterable<Uint8Array>): Generator<undefined, void> {
  return writingOwnFile(root, path, marked(root, pieces));
}

function* marked(root: string, pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield Buffer.from(firstLine(root));
  yield* pieces;
}

/** Tells `.tollgate` as it lies on this disk from any other; nobody knows it who was not here. */
function firstLine(root: string): string {
  const { ino, ctimeMs } = lstatSync(join(root, ownFolder, ignoreFile));
  return `${ino} ${ctimeMs}\n`;
}

/**
 * Writes a file below `.tollgate`, all of it or nothing: whoever reads it meanwhile sees the old one.
 * @param path relative to `.tollgate`, with `/`
 * @param content all of it, or its pieces, one after the other
 * @throws what the system says, where the folder cannot be written, and where it is a link: it may lead anywhere
 */
export function writeOwnFile(root: string, path: string, content: string | Iterable<Uint8Array>): void {
  const work = writingOwnFile(root, path, content);
  while (work.next().done !== true);
}

function* writingOwnFile(
  root: string,
  path: string,
  content: string | Iterable<Uint8Array>,
): Generator<undefined, void> {
  const target = placeFor(root, path);
  clearAway(target);
  yield* replacing(target, typeof content === 'string' ? [content] : content);
}

/** Milliseconds: nobody writes for that long. */
const abandoned = 60 * 60 * 1000;

/** What was left behind by those who were ended while they wrote. */
function clearAway(target: string): void {
  for (const name of readdirSync(dirname(target))) {
    if (!isUnfinished(name, basename(target))) continue;
    const path = join(dirname(target), name);
    const time = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (time < Date.now() - abandoned) rmSync(path, { force: true });
  }
}

/**
 * Writes nothing, and throws what `writeOwnFile` would throw: whoever works long for what is to be kept asks before.
 * @param path relative to `.tollgate`, with `/`
 */
export function tryOwnFile(root: string, path: string): void {
  const target = placeFor(root, path);
  const unfinished = unfinishedBeside(target);
  closeSync(openSync(unfinished, 'wx'));
  rmSync(unfinished);
  if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  throw Object.assign(new Error(`EISDIR: ${target} is a folder`), { code: 'EISDIR', syscall: 'rename' });
}

function placeFor(root: string, path: string): string {
  const target = join(root, ownFolder, path);
  makeOwn(join(root, ownFolder));
  if (dirname(path) !== '.') makeOwn(dirname(target));
  const ignore = join(root, ownFolder, ignoreFile);
  try {
    if (!existsSync(ignore)) writeNew(ignore, '*\n');
  } catch (error) {
    // Somebody else wrote it meanwhile.
    if (!existsSync(ignore)) throw error;
  }
  return target;
}

/** Not with what is above it: a root that is gone stays gone. */
function makeOwn(folder: string): void {
  makeFolder(folder);
  if (lstatSync(folder).isDirectory()) return;
  throw Object.assign(new Error(`ENOTDIR: ${folder} is a link`), { code: 'ENOTDIR', syscall: 'mkdir' });
}
