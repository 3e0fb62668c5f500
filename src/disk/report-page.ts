import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ownFolder, writeOwnFile } from './own-folder.ts';
import { writeNew } from './write-new.ts';

const file = 'report.html';

/** Where a page lies that is made anew each time: beside the evidence, where it is nobody's content. */
export const usualPage = `${ownFolder}/${file}`;

/** Gives the path of the file. */
export function writeUsualPage(root: string, page: string): string {
  writeOwnFile(root, file, page);
  return join(root, ownFolder, file);
}

export function writePage(cwd: string, asked: string, page: string): string {
  const path = resolve(cwd, asked);
  if (existsSync(path)) writeFileSync(path, page);
  else writeNew(path, page);
  return path;
}
