import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Files, Listing, Progress } from '../files.ts';
import type { Sha256 } from '../model.ts';
import { compareText } from '../order.ts';
import { type Choice, listingOf } from '../listing.ts';
import { baselineFile, configFile, evidenceFile, notesFile } from '../own-paths.ts';

/** All that a repository is judged by (product.md 2.1), and the repository as it was then. */
export interface Inputs {
  /**
   * Equal digests, equal verdicts, for one question and one program; undefined where something may change without a trace. What was read
   * before is what it is told of; whoever only wants to know reads nothing.
   */
  digest(): Generator<Progress, Sha256 | undefined>;
  /** What was asked already is not asked again. */
  readonly files: Files;
  /** How many files were listed. */
  listed(): number;
}

/** Outside of the listing, or decisive for it. */
const decisive = [configFile, notesFile, baselineFile, evidenceFile];

/** @param choose what the configuration says, of which `files` gives the bytes */
export function inputsOf(files: Files, choose: (files: Files) => Choice): Inputs {
  const own = new Map<string, Uint8Array | undefined>();
  let listing: Listing | undefined;
  const readOwn = (path: string): Uint8Array | undefined => {
    if (!own.has(path)) own.set(path, copied(files.read(path)));
    return own.get(path);
  };
  const { history } = files;
  const asked: Files = {
    ...files,
    read: (path, atMost) =>
      listing === undefined || path === evidenceFile || own.has(path) ? readOwn(path) : files.read(path, atMost),
    history,
    *list(options) {
      return (listing ??= yield* files.list(options));
    },
  };
  return {
    files: asked,
    listed: () => listing?.entries.length ?? 0,
    *digest() {
      for (const path of decisive) readOwn(path);
      const { entries, reports, unreadable, links = [] } = yield* asked.list(listingOf(choose(asked)));
      const all = [...entries, ...reports];
      const missed = unreadable.filter(({ isLink }) => isLink === true);
      if (unreadable.length > missed.length || all.some(({ stamp }) => stamp === '')) return undefined;
      const hash = files.sha256();
      const add = (parts: readonly (string | number)[]): void => hash.update(utf8ToBytes(`${parts.join('\0')}\0`));
      add([history.state, entries.length, missed.length, ...missed.map(({ path }) => path)]);
      add([links.length, ...links.flatMap(({ path, to, time }) => [path, to, time])]);
      for (const [path, bytes] of [...own].sort(([a], [b]) => compareText(a, b)))
        add([path, bytes === undefined ? (files.isThere?.(path) ? 'locked' : 'none') : files.digest(bytes)]);
      for (let at = 0; at < all.length; at += addedAtOnce) {
        add(all.slice(at, at + addedAtOnce).flatMap(({ path, time, stamp }) => [path, time, stamp]));
      }
      return hash.hex();
    },
  };
}

const addedAtOnce = 1000;

/** What `read` gave is valid only until the next call. A `slice` of node's own bytes would be no copy. */
function copied(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes && Uint8Array.from(bytes);
}
