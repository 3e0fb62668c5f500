import type { Difference } from './grouped.ts';
import { isGlob, matcher } from './syntax/globs.ts';
import { lazily } from './lazily.ts';
import { isSameData } from './reading/kept.ts';
import type { Filed, Shelf } from './reading/shelf.ts';
import { partitionPoint } from './order.ts';

type Shelved = Pick<Shelf, 'files' | 'nonEmptyAt'>;

/** Counts files with more than white space at a path: the file itself, those below the folder, or those that a glob matches. Answers are kept on the shelves. */
export function nonEmptyFiles(shelves: readonly Shelved[]): (path: string) => number {
  return (path) => {
    const plain = isGlob(path) ? undefined : path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    const matches = lazily(() => matcher([path]));
    let n = 0;
    for (const { files, nonEmptyAt } of shelves) {
      let own = nonEmptyAt.get(path);
      if (own === undefined) nonEmptyAt.set(path, (own = count(files, plain, matches)));
      n += own;
    }
    return n;
  };
}

function count(files: Shelved['files'], plain: string | undefined, matches: () => (path: string) => boolean): number {
  // Sorted by code units: what lies below `src` stands together, but for names such as `src-gen` in between.
  const from = plain === undefined ? 0 : partitionPoint(0, files.length, (at) => (files[at]?.entry.path ?? '') < plain);
  let n = 0;
  for (let at = from; at < files.length; at++) {
    const file = files[at];
    if (file === undefined || (plain !== undefined && !file.entry.path.startsWith(plain))) break;
    if (hasContent(file) && matches()(file.entry.path)) n++;
  }
  return n;
}

function hasContent({ entry, reading }: Filed): boolean {
  const facts = reading?.facts;
  // Most files state nothing, and all are asked.
  return entry.size > 0 && (facts === undefined || facts.length === 0 || !facts.some(({ kind }) => kind === 'blank'));
}

/** Whether the same files are there, of the same kinds, the same of them empty. Pauses after each shelf. */
export function* isSameTree({ gone, come }: Difference<Shelf>): Generator<undefined, boolean> {
  if (gone.length !== come.length) return false;
  for (const [at, shelf] of gone.entries()) {
    if (!isSameShelf(shelf, come[at])) return false;
    yield;
  }
  return true;
}

function isSameShelf(before: Shelf, now: Shelf | undefined): boolean {
  if (before.files.length !== now?.files.length) return false;
  return before.files.every((file, at) => {
    const other = now.files[at];
    return (
      other?.entry.path === file.entry.path &&
      hasContent(other) === hasContent(file) &&
      other.isReport === file.isReport &&
      isSameData(other.kind, file.kind)
    );
  });
}
