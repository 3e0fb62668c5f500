import { lstatSync } from 'node:fs';
import { join } from 'node:path';

/** Whether there is anything at a path of a folder, be it a link to nowhere. */
export function isPresent(root: string, path: string): boolean {
  try {
    return lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
