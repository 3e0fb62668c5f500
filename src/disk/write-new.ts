import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file that is not there, all of it or nothing.
 * @throws what the system says, and where anything is there
 */
export function writeNew(path: string, content: string | Uint8Array): void {
  const descriptor = openSync(path, 'wx');
  let isWhole = false;
  try {
    writeFileSync(descriptor, content);
    isWhole = true;
  } finally {
    closeSync(descriptor);
    if (!isWhole) rmSync(path, { force: true });
  }
}
