import { message } from '../message.ts';
import type { Problem } from '../model.ts';

/** Bytes. Larger files are digested in pieces and state nothing: hardly any specification is that long. A report may be. */
export const wholeFileLimit = 16 * 1024 * 1024;

/** Of what a convention would read. */
export function tooLarge(path: string): Problem {
  const found = message('more than {n} MB, which nobody reads as a document', { n: wholeFileLimit / 1024 / 1024 });
  const wanted = message('several smaller files, or `paths.exclude` in `tollgate.yaml`');
  return { kind: 'problem', spoils: 'specification', place: { file: path, line: 1, column: 1 }, found, wanted };
}
