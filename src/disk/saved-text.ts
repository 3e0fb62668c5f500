import { join } from 'node:path';
import { decodeText } from '../core/index.ts';
import { bytesOf } from './plain-file.ts';

/** What lies at a path of a folder, without a byte order mark; undefined where no file can be read there. */
export function savedText(
  root: string,
  path: string,
): { readonly text: string; readonly isGarbled: boolean } | undefined {
  const bytes = bytesOf(join(root, path));
  if (bytes === undefined) return undefined;
  const { text, fault } = decodeText(bytes);
  return { text, isGarbled: fault !== undefined };
}
