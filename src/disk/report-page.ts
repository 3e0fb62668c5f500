import { accessSync, constants, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ownFolder, writeOwnFile } from './own-folder.ts';
import { replaceFile } from './replace-file.ts';
import { writeNew } from './write-new.ts';

const file = 'report.html';

/** Where a page lies that is made anew each time: beside the evidence, where it is nobody's content. */
export const usualPage = `${ownFolder}/${file}`;

/** Gives the path of the file. */
export function writeUsualPage(root: string, page: string): string {
  writeOwnFile(root, file, page);
  return join(root, ownFolder, file);
}

/**
 * Writes a page where somebody asked for it, all of it or nothing, and gives the path. A link stays one: what it leads to is replaced.
 * @throws what the system says, also where the file may only be read
 */
export function writePage(cwd: string, asked: string, page: string): string {
  const path = resolve(cwd, asked);
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) writeNew(path, page);
  else if (there.isFile()) {
    accessSync(path, constants.W_OK);
    replaceFile(realpathSync.native(path), page, there.mode);
  }
  // A pipe or a device has nothing that could be replaced.
  else writeFileSync(path, page);
  return path;
}
