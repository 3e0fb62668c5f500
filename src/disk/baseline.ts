import { join } from 'node:path';
import { baselineFile } from '../core/index.ts';
import { replaceFile } from './replace-file.ts';

/** All of it or nothing. A link in its place is replaced, not followed. */
export function saveBaseline(root: string, text: string): void {
  replaceFile(join(root, baselineFile), text);
}
