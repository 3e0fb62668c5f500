import type { Difference } from './grouped.ts';
import { memoized } from './memoized.ts';
import type { Tree } from './model.ts';
import { isGlob, matcher } from './syntax/globs.ts';
import { lazily } from './lazily.ts';
import { isSameData } from './reading/kept.ts';
import type { Filed, Shelf } from './reading/shelf.ts';
import { membersOf } from './reading/spliced.ts';
import { partitionPoint } from './order.ts';

type Shelved = Pick<Shelf, 'files' | 'nonEmptyAt'>;

/** Pauses after each shelf. @param before of other shelves */
export function* treeOf(
  shelves: readonly Shelf[],
  changed: Difference<Shelf>,
  before: { readonly shelves: readonly Shelf[]; readonly tree: Tree } | undefined,
): Generator<undefined, Tree> {
  let [sources, tests] = [0, 0];
  for (const shelf of shelves) {
    const counts = shelf.counts();
    sources += counts.sources;
    tests += counts.tests;
    yield;
  }
  const filesOf = (
    of: (shelf: Shelf) => readonly string[],
    members: readonly string[] | undefined,
  ): readonly string[] => membersOf(shelves, of, before && members && { parts: before.shelves, members });
  return {
    sources,
    tests,
    testFiles: filesOf((shelf) => shelf.testFiles(), before?.tree.testFiles),
    namedFiles: filesOf((shelf) => shelf.namedFiles(), before?.tree.namedFiles),
    nonEmptyFilesAt: nonEmptyFiles(shelves, before && { ...changed, filesAt: before.tree.nonEmptyFilesAt }),
  };
}

type FilesAt = Tree['nonEmptyFilesAt'];

/** What was counted at each path that was asked for. */
const counted = new WeakMap<FilesAt, Map<string, number>>();

/**
 * Counts files with more than white space at a path: the file itself, those below the folder, or those that a glob matches. Answers are
 * kept on the shelves.
 * @param before what counted those of other shelves: only on what went and came is counted again
 */
export function nonEmptyFiles(
  shelves: readonly Shelved[],
  before?: Difference<Shelved> & { readonly filesAt: FilesAt },
): FilesAt {
  const known = before && counted.get(before.filesAt);
  const answers = new Map<string, number>();
  const filesAt = memoized((path) => {
    const old = known?.get(path);
    return before === undefined || old === undefined
      ? countOn(shelves, path)
      : old - countOn(before.gone, path) + countOn(before.come, path);
  }, answers);
  counted.set(filesAt, answers);
  return filesAt;
}

function countOn(shelves: readonly Shelved[], path: string): number {
  const plain = isGlob(path) ? undefined : path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const matches = lazily(() => matcher([path]));
  let n = 0;
  for (const { files, nonEmptyAt } of shelves) {
    let own = nonEmptyAt.get(path);
    if (own === undefined) nonEmptyAt.set(path, (own = count(files, plain, matches)));
    n += own;
  }
  return n;
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
  if (before === now) return true;
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
