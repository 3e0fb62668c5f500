import { basename, resolve } from 'node:path';

/** What a folder is called, also where it is given as `.`. */
export function folderName(folder: string): string {
  return basename(resolve(folder));
}
