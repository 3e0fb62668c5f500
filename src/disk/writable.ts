import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

/** False where somebody took the right to write a file away, be it ours to take back: the owner of a machine may do everything. */
export function isWritable(folder: string, path: string): boolean {
  try {
    const file = join(folder, path);
    accessSync(file, constants.W_OK);
    return (statSync(file).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}
