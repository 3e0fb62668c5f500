import { fstatSync, writeSync } from 'node:fs';

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
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Whoever reads is slow, or has read enough.
    if (code === 'EAGAIN') process.stdout.write(bytes.subarray(written));
    else if (code !== 'EPIPE') throw error;
  }
}
