import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { puttingInPlace } from './put-in-place.ts';

/**
 * Writes a file in place of what is there, all of it or nothing: it is written beside it under another name, and renamed when it is whole.
 * Whoever reads it meanwhile sees the old one. Where it cannot be written, as on a full disk, the old one stays, and nothing is left beside
 * it. A link in its place is replaced, not followed. Its folder has to be there.
 * @param mode as the system has it for the new one
 * @throws what the system says
 */
export function replaceFile(path: string, content: string | Uint8Array, mode?: number): void {
  const work = replacing(path, [content], mode);
  while (work.next().done !== true);
}

/** The same piece by piece, with a pause behind each; given up on the way, it leaves what was there. */
export function* replacing(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  mode?: number,
): Generator<undefined, void> {
  const unfinished = unfinishedBeside(path);
  try {
    const descriptor = openSync(unfinished, 'wx');
    try {
      if (mode !== undefined) fchmodSync(descriptor, mode);
      for (const piece of pieces) {
        writeFileSync(descriptor, piece);
        yield;
      }
    } finally {
      closeSync(descriptor);
    }
    yield* puttingInPlace(path, unfinished);
  } finally {
    // Renamed it is gone.
    rmSync(unfinished, { force: true });
  }
}

/** A name beside a file that nobody else takes. */
export function unfinishedBeside(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}`;
}

/**
 * Whether a file that stands beside it is an unfinished one: whoever is ended while it writes leaves that behind.
 * @param of the name of the file itself
 */
export function isUnfinished(name: string, of: string): boolean {
  return name.startsWith(`${of}.`) && /^[0-9a-f]{12}$/.test(name.slice(of.length + 1));
}
