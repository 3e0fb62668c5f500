import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Files, Progress } from './files.ts';
import type { Sha256 } from './model.ts';
import { configOf, evidenceFile, listingOptions } from './read.ts';

/** All that a repository is judged by (product.md 2.1), and the repository as it was then. */
export interface Inputs {
  /** Equal digests, equal verdicts, for one question and one program; undefined where something may change without a trace. */
  readonly digest: Sha256 | undefined;
  /** What was asked already is not asked again. */
  readonly files: Files;
  readonly listed: number;
}

export function* inputsOf(files: Files): Generator<Progress, Inputs> {
  /** Outside of the listing, or decisive for it. */
  const own = new Map<string, Uint8Array | undefined>();
  const read = (path: string): Uint8Array | undefined => {
    if (!own.has(path)) own.set(path, copied(files.read(path)));
    return own.get(path);
  };
  const config = configOf({ read });
  read(evidenceFile);
  const listing = yield* files.list(listingOptions(config));
  const { history } = files;
  const { entries, reports, unreadable } = listing;
  const all = [...entries, ...reports];
  const isCertain = unreadable.length === 0 && all.every(({ stamp }) => stamp !== '');
  const hash = files.sha256();
  const add = (parts: readonly (string | number)[]): void => hash.update(utf8ToBytes(`${parts.join('\0')}\0`));
  add([history.state, entries.length]);
  for (const [path, bytes] of own) add([path, bytes === undefined ? 'none' : files.digest(bytes)]);
  for (let at = 0; at < all.length; at += addedAtOnce) {
    add(all.slice(at, at + addedAtOnce).flatMap(({ path, time, stamp }) => [path, time, stamp]));
  }
  return {
    digest: isCertain ? hash.hex() : undefined,
    listed: entries.length,
    files: {
      ...files,
      read: (path) => (own.has(path) ? own.get(path) : files.read(path)),
      history,
      *list() {
        yield { done: all.length, of: all.length };
        return listing;
      },
    },
  };
}

const addedAtOnce = 1000;

/** What `read` gave is valid only until the next call. A `slice` of node's own bytes would be no copy. */
function copied(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes && Uint8Array.from(bytes);
}
