import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { baselineFile } from '../core/index.ts';
import { writeNew } from './write-new.ts';

/** All of it or nothing. A link in its place is replaced, not followed. */
export function saveBaseline(root: string, text: string): void {
  const target = join(root, baselineFile);
  const unfinished = `${target}.${randomBytes(6).toString('hex')}`;
  try {
    writeNew(unfinished, text);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
