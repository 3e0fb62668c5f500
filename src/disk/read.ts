import { closeSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import type { Files } from '../core/index.ts';
import type { ListedFile } from './listed-file.ts';
import { noLink, toRead } from './plain-file.ts';

const mebi = 1024 * 1024;
/** Larger files are read in chunks or not at all. */
const longest = 512 * mebi;
/** A buffer that grew beyond this is not kept. */
const kept = 16 * mebi;

/**
 * Synchronous reads into one buffer: a third faster than a new buffer per file, five times faster than promises.
 *
 * @param listed what the last listing saw; told what the system says of a file that is opened
 */
export function reader(root: string, listed: ReadonlyMap<string, ListedFile>): Pick<Files, 'read' | 'chunks'> {
  let buffer = Buffer.allocUnsafe(mebi);
  let spare: Buffer | undefined;

  return { read, chunks };

  function read(path: string, atMost = longest - 1): Uint8Array | undefined {
    const file = open(path);
    if (file === undefined) return undefined;
    try {
      return wholeOf(file, atMost);
    } catch {
      return undefined;
    } finally {
      closeSync(file.descriptor);
    }
  }

  function* chunks(path: string): Generator<Uint8Array> {
    const file = open(path, true);
    if (file === undefined) return;
    // Whoever reads a long file may pause: others meanwhile read into another one.
    const piece = spare ?? Buffer.allocUnsafe(mebi);
    spare = undefined;
    try {
      for (;;) {
        const length = readSync(file.descriptor, piece, 0, piece.length, null);
        if (length === 0) return;
        yield piece.subarray(0, length);
      }
    } finally {
      closeSync(file.descriptor);
      spare = piece;
    }
  }

  function wholeOf({ descriptor, size }: OpenFile, atMost: number): Uint8Array | undefined {
    if (size > atMost) return undefined;
    let into = roomFor(size + 1);
    let filled = 0;
    for (;;) {
      const length = readSync(descriptor, into, filled, into.length - filled, null);
      filled += length;
      // The size is known, and nothing came after it: saves asking for the end of every file.
      if (length === 0 || (filled === size && filled < into.length)) return into.subarray(0, filled);
      if (filled < into.length) continue;
      if (filled > atMost) return undefined;
      into = Buffer.concat([into], into.length * 2);
    }
  }

  function roomFor(length: number): Buffer {
    if (length <= buffer.length) return buffer;
    const larger = Buffer.allocUnsafe(2 ** Math.ceil(Math.log2(length)));
    if (larger.length <= kept) buffer = larger;
    return larger;
  }

  /** @param anew look at it also where that was done before: something else may have taken its place, which only fails when it is read */
  function open(path: string, anew = false): OpenFile | undefined {
    try {
      const file = listed.get(path);
      if (file !== undefined) return opened(openSync(`${root}/${path}`, toRead | noLink), file, anew);
      return isInside(path) ? opened(openSync(join(root, path), toRead)) : undefined;
    } catch {
      return undefined;
    }
  }

  /** What was looked at before needs no second look. */
  function opened(descriptor: number, file?: ListedFile, anew = false): OpenFile | undefined {
    if (file?.isKnown === true && !anew) return { descriptor, size: file.size };
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) {
      closeSync(descriptor);
      return undefined;
    }
    file?.take(stats);
    return { descriptor, size: stats.size };
  }

  /** A path that was not listed may be anything that a document or a configuration names. */
  function isInside(path: string): boolean {
    if (path === '' || isAbsolute(path) || path.split(/[/\\]/).includes('..')) return false;
    const folder = realpathSync.native(root);
    return realpathSync.native(join(root, path)).startsWith(folder.endsWith(sep) ? folder : folder + sep);
  }
}

interface OpenFile {
  readonly descriptor: number;
  readonly size: number;
}
