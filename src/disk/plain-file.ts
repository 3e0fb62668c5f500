import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** A pipe must not make us wait for its other end, a link that took a file's place must not lead us elsewhere. */
export const toRead = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
export const noLink = constants.O_NOFOLLOW ?? 0;

/** What a file holds; undefined where none can be read there: a pipe may have no other end, and a device no end at all. */
export function bytesOf(path: string, flags = toRead): Buffer | undefined {
  try {
    const descriptor = openSync(path, flags);
    try {
      return fstatSync(descriptor).isFile() ? readFileSync(descriptor) : undefined;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

/** The text of the ignore file of a folder, which has a slash at its end. Git obeys none that is a link. */
export function ignoreFileOf(folder: string): string | undefined {
  return bytesOf(`${folder}.gitignore`, toRead | noLink)?.toString();
}
