import { typeOf } from '../../code/title.ts';
import type { Declaration, Declared } from '../../model.ts';
import type { Telling } from '../family.ts';
import type { Locator } from '../locator.ts';
import type { Reported } from '../reported-cases.ts';
import type { Surroundings } from '../surroundings.ts';

/**
 * Files that declare a class of one name, whatever they are called: where they are in several modules or projects, that which the report
 * speaks of must be the file's own.
 * @param words what a file must have that cites nothing
 */
export function amongSameClass(
  test: Declaration,
  file: string,
  { titled, alike, locator }: Reported,
  words: readonly string[],
  foldersOf: FoldersOf,
): Telling | undefined {
  const type = typeOf(test);
  const all = type === undefined ? nowhere : together(titled(type), alike(words));
  if (all.length < 2) return undefined;
  const { folderFor, folders, folderAround } = foldersAmong(all, test.scope ?? '', locator, foldersOf);
  return folders.size < 2 ? undefined : { told: folderFor, own: folderAround(file) };
}

const nowhere: readonly Declared[] = [];

const combined = new WeakMap<
  readonly Declared[],
  { readonly with: readonly Declared[]; readonly all: readonly Declared[] }
>();

/** The same list each time. */
function together(citing: readonly Declared[], others: readonly Declared[]): readonly Declared[] {
  if (others.length === 0) return citing;
  let known = combined.get(others);
  if (known?.with !== citing) combined.set(others, (known = { with: citing, all: [...citing, ...others] }));
  return known.all;
}

/** The folders of modules or projects in which files are. */
export interface Folders {
  readonly folders: ReadonlySet<string>;
  readonly folderAround: (file: string) => string;
  /** The one that a report speaks of; undefined where nothing tells. */
  readonly folderFor: (around: Surroundings) => string | undefined;
}

export type FoldersOf = (all: readonly Declared[], scope: string, locator: Locator) => Folders;

const known = new WeakMap<readonly Declared[], { readonly locator: Locator; readonly folders: Folders }>();

/** Worked out once for all of them: there may be thousands. */
function foldersAmong(all: readonly Declared[], scope: string, locator: Locator, foldersOf: FoldersOf): Folders {
  let own = known.get(all);
  if (own?.locator !== locator) known.set(all, (own = { locator, folders: foldersOf(all, scope, locator) }));
  return own.folders;
}
