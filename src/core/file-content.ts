import type { Files } from './files.ts';
import type { Sha256 } from './model.ts';
import { decodeText } from './syntax/text.ts';

/** A file as text, whatever of it means nothing in its encoding; undefined where none can be read. */
export function textOf(files: Pick<Files, 'read'>, path: string): string | undefined {
  const bytes = files.read(path);
  return bytes && decodeText(bytes).text;
}

/** The same; undefined also where some of it means nothing: whoever wrote that text back would damage the file. */
export function soundTextOf(files: Pick<Files, 'read'>, path: string): string | undefined {
  const bytes = files.read(path);
  const decoded = bytes && decodeText(bytes);
  return decoded?.fault === undefined ? decoded?.text : undefined;
}

/** Of its bytes, however many there are; undefined where none can be read. */
export function digestOf(files: Pick<Files, 'read' | 'chunks' | 'sha256'>, path: string): Sha256 | undefined {
  const hash = files.sha256();
  let isEmpty = true;
  for (const bytes of files.chunks(path)) {
    hash.update(bytes);
    isEmpty = false;
  }
  return isEmpty && files.read(path) === undefined ? undefined : hash.hex();
}
