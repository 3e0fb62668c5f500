import type { Files, Listing, Progress } from '../files.ts';
import { compareText } from '../order.ts';
import { type Choice, listingOf } from '../listing.ts';
import { baselineFile, configFile, evidenceFile, notesFile } from '../own-paths.ts';

/** All that a repository is judged by, and the repository as it was then. */
export interface Inputs {
  /**
   * Equal texts, equal verdicts, for one question and one program; undefined where something may change without a trace. What was read
   * before is what it is told of; whoever only wants to know reads nothing. No digest: to load what computes them takes as long as to look
   * at a hundred files.
   */
  text(): Generator<Progress, string | undefined>;
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
    *text() {
      for (const path of decisive) readOwn(path);
      const { entries, reports, unreadable, links = [] } = yield* asked.list(listingOf(choose(asked)));
      const all = [...entries, ...reports];
      const missed = unreadable.filter(({ isLink }) => isLink === true);
      if (unreadable.length > missed.length || all.some(({ stamp }) => stamp === '')) return undefined;
      const parts: (string | number)[] = [history.state, entries.length];
      parts.push(missed.length, ...missed.map(({ path }) => path));
      parts.push(links.length, ...links.flatMap(({ path, to, time }) => [path, to, time]));
      for (const [path, bytes] of [...own].sort(([a], [b]) => compareText(a, b))) {
        if (bytes === undefined) parts.push(path, files.isThere?.(path) ? 'locked' : 'none');
        else parts.push(path, bytes.length, charactersOf(bytes));
      }
      for (const { path, time, stamp } of all) parts.push(path, time, stamp);
      return parts.join('\0');
    },
  };
}

/** A character for each byte: other bytes are another text, whatever they mean. */
function charactersOf(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += passedAtOnce)
    text += String.fromCharCode(...bytes.subarray(from, from + passedAtOnce));
  return text;
}

/** More arguments might be too many for the stack. */
const passedAtOnce = 4096;

/** What `read` gave is valid only until the next call. A `slice` of node's own bytes would be no copy. */
function copied(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes && Uint8Array.from(bytes);
}
