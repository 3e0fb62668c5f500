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

/** Which pieces of a file came: any, and all to its end. */
export interface Passed {
  some: boolean;
  all: boolean;
}

/** The pieces of a file as far as they can be read: a disk may fail in the midst of it. */
export function* passedOn(pieces: Iterable<Uint8Array>, passed: Passed): Generator<Uint8Array> {
  try {
    for (const piece of pieces) {
      passed.some = true;
      yield piece;
    }
    passed.all = true;
  } catch {
    // What is missing is said by `all`.
  }
}

/** Of its bytes, however many there are; undefined where not all can be read. */
export function digestOf(files: Pick<Files, 'read' | 'chunks' | 'sha256'>, path: string): Sha256 | undefined {
  const hash = files.sha256();
  const passed = { some: false, all: false };
  for (const bytes of passedOn(files.chunks(path), passed)) hash.update(bytes);
  const isKnown = passed.all && (passed.some || files.read(path) !== undefined);
  return isKnown ? hash.hex() : undefined;
}
