import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../core/index.ts';

/** What lies at a path of a folder, without a byte order mark; undefined where no file can be read there. */
export function savedText(
  root: string,
  path: string,
): { readonly text: string; readonly isGarbled: boolean } | undefined {
  try {
    const { text, fault } = decodeText(readFileSync(join(root, path)));
    return { text, isGarbled: fault !== undefined };
  } catch {
    return undefined;
  }
}
