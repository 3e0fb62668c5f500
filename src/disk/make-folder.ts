import { lstatSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes one folder, unless something is there; gives whether it did.
 * Asked for all that is missing above as well, node says of a disk that may only be read that there is no such folder.
 */
export function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Makes a folder with all that is missing above; gives the first that was made. */
export function makeFolders(folder: string): string | undefined {
  const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  const first = isThere || dirname(folder) === folder ? undefined : makeFolders(dirname(folder));
  return !isThere && makeFolder(folder) ? (first ?? folder) : first;
}
