import { fstatSync, writeSync } from 'node:fs';
import { piecesOf } from './pieces.ts';

/** `process.stdout` brings all streams along, which takes as long to load as judging a small repository. */
const descriptor = 1;

/** Whether it is a file, or leads to another program. */
export function isRedirected(): boolean {
  try {
    return !fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}

/** @throws what the system says, but for a reader that has read enough */
export function writeOut(text: string): void {
  let isSlow = false;
  for (const piece of piecesOf(text)) {
    let written = 0;
    try {
      while (!isSlow && written < piece.length) written += writeSync(descriptor, piece, written);
    } catch (error) {
      const refused = error as NodeJS.ErrnoException;
      if (isEnough(refused)) return;
      if (refused.code !== 'EAGAIN') throw error;
      isSlow = true;
    }
    // It is written later, when the next piece stands where this one does.
    if (isSlow) process.stdout.write(Buffer.from(piece.subarray(written)));
  }
}

/** Whether whoever reads has read enough, in the words of POSIX or of Windows. */
export function isEnough({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EPIPE' || code === 'EOF';
}
