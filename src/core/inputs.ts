import { baselineFile } from './baseline.ts';
import type { Files, Progress } from './files.ts';
import { configFile, configOf, evidenceFile, listingOptions, notesFile } from './read.ts';

/** All that a repository is judged by (product.md 2.1), and the repository as it was then. */
export interface Inputs {
  /** Equal texts, equal verdicts, for one question and one program; undefined where something may change without a trace. */
  readonly text: string | undefined;
  /** What was asked already is not asked again. */
  readonly files: Files;
  readonly listed: number;
}

export function* inputsOf(files: Files): Generator<Progress, Inputs> {
  const own = new Map(
    [configFile, baselineFile, notesFile, evidenceFile].map((path) => [path, copied(files.read(path))]),
  );
  const read = (path: string): Uint8Array | undefined => (own.has(path) ? own.get(path) : files.read(path));
  const listing = yield* files.list(listingOptions(configOf({ ...files, read })));
  const { history } = files;
  const { entries, reports, unreadable } = listing;
  const all = [...entries, ...reports];
  const isCertain = unreadable.length === 0 && all.every(({ stamp }) => stamp !== '');
  const parts: (string | number)[] = [history.state, entries.length];
  for (const bytes of own.values()) parts.push(bytes === undefined ? 'none' : files.digest(bytes));
  for (const { path, time, stamp } of all) parts.push(path, time, stamp);
  return {
    text: isCertain ? parts.join('\0') : undefined,
    listed: entries.length,
    files: {
      ...files,
      read,
      history,
      *list() {
        yield { done: all.length, of: all.length };
        return listing;
      },
    },
  };
}

/** What `read` gave is valid only until the next call. A `slice` of node's own bytes would be no copy. */
function copied(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes && Uint8Array.from(bytes);
}
