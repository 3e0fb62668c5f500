import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

/** False where somebody took the right to write a file away, be it ours to take back: the owner of a machine may do everything. */
export function isWritable(folder: string, path: string, platform: NodeJS.Platform = process.platform): boolean {
  try {
    const file = join(folder, path);
    const stats = statSync(file);
    // Windows marks folders so that have an icon of their own; it keeps nobody from writing there.
    if (platform === 'win32' && stats.isDirectory()) return true;
    accessSync(file, constants.W_OK);
    return (stats.mode & 0o222) !== 0;
  } catch {
    return false;
  }
}
