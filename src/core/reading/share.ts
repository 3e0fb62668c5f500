import type { ReadConfig } from '../config.ts';
import type { Entry } from '../files.ts';
import type { Fact, Sha256 } from '../model.ts';

/** A file that has to be opened. */
export interface Unread {
  /** Nothing is asked of it before it is opened but its path. */
  readonly entry: Pick<Entry, 'path' | 'size'>;
  readonly isReport: boolean;
}

/** All that a second reader must know to find the same in the same files. */
export interface Task {
  readonly config: ReadConfig;
  /** See files.ts. */
  readonly nested: readonly string[];
  readonly files: readonly Unread[];
}

/** What was found in a file, wherever that was done: a reading but for its stamp. Plain data. */
export interface Found {
  readonly sha256: Sha256;
  readonly facts: readonly Fact[];
}

/** Two readers take files in turns until none is left. */
export interface Turns {
  /** Index of the next file that is ours; undefined where all are taken. */
  next(): number | undefined;
  /** What the other found; null where nothing is to be kept of a file. What it gives no answer for, nobody has read. */
  others(): Iterable<readonly [index: number, found: Found | null]>;
}

/** Where nobody else reads. */
export function alone({ files }: Task): Turns {
  let at = 0;
  return { next: () => (at < files.length ? at++ : undefined), others: () => [] };
}
