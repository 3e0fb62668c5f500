import type { ReadingConfig } from '../config.ts';
import type { Fact, Sha256 } from '../model.ts';

/** What one file was found to state, and the bytes it was found in. Kept between readings: JSON through and through. */
export interface Reading {
  /** Of the entry that was read, see files.ts. */
  readonly stamp: string;
  /** Of the normalised bytes for what is listed, of the raw bytes for a report. */
  readonly sha256: Sha256;
  readonly facts: readonly Fact[];
}

/** Everything read, file by file. */
export interface Readings {
  /** Of the configuration that they were read by: see `readBy`. By another one the same bytes may state something else. */
  readonly by: string;
  /** By path. */
  readonly files: ReadonlyMap<string, Reading>;
  /** By path; a report may be listed as well. */
  readonly reports: ReadonlyMap<string, Reading>;
}

/** Equal texts: the same bytes at the same path state the same. */
export function readBy({ present, paths }: ReadingConfig): string {
  return JSON.stringify([present, paths]);
}
