import { renameSync } from 'node:fs';

/** What Windows says as long as a virus scanner, an indexer or a reader has one of the files open: mostly for an instant. */
const inUse = new Set(['EPERM', 'EACCES', 'EBUSY']);
/** Milliseconds between two attempts: together less than half a second, because somebody waits. */
const pauses = [5, 10, 20, ...Array<number>(10).fill(40)];

/**
 * Puts a finished file in the place of another: whoever reads meanwhile sees the one or the other. A step is an attempt, and the pause
 * before the next.
 * @throws what the system says, in the end
 */
export function* puttingInPlace(
  file: string,
  by: string,
  platform: NodeJS.Platform = process.platform,
  rename: (from: string, to: string) => void = renameSync,
): Generator<undefined, void> {
  for (const pause of platform === 'win32' ? pauses : []) {
    try {
      return rename(by, file);
    } catch (error) {
      if (!inUse.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
    yield;
  }
  rename(by, file);
}
