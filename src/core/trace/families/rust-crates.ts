import { grouped } from '../../grouped.ts';
import type { Project } from '../../model.ts';
import { folderOf } from '../folder-of.ts';
import { memoized } from '../../memoized.ts';

/** Where nothing says what they are called, crates are mostly called like their folder, or so with a prefix: `shop-cart` in `crates/cart`. */
export interface RustCrates {
  /** Folders of the crates that may be called so: those whose name fits best. */
  called(name: string): readonly string[];
  isCrate(folder: string): boolean;
  /** What the crate in a folder says it is called; undefined where nothing says so. */
  nameAt(folder: string): string | undefined;
  /** Folders of crates that say another name, came or went. */
  changedSince(before: RustCrates): readonly string[];
  /** Folders of all crates. */
  readonly folders: ReadonlySet<string>;
}

export function isManifest(path: string): boolean {
  return /(?:^|\/)Cargo\.toml$/.test(path);
}

/**
 * @param files with the `Cargo.toml` of each crate among them
 * @param said what of those says how the crate is called
 */
export function rustCrates(files: readonly string[], said: readonly Project[]): RustCrates {
  const names = new Map(
    said.filter(({ file }) => isManifest(file)).map(({ file, name }) => [folderOf(file), underscored(name)]),
  );
  const folders = new Set(files.filter(isManifest).map(folderOf));
  const namedAlike = grouped(names.keys(), (folder) => names.get(folder));
  const unnamed = grouped(
    [...folders].filter((folder) => folder !== '' && !names.has(folder)),
    nameOf,
  );
  const longest = [...unnamed.keys()].reduce((most, { length }) => Math.max(most, length), 0);
  /** The longest name that it ends with is what it is called without a prefix. */
  const fitting = (name: string): readonly string[] => {
    for (let from = 0; from >= 0; from = name.indexOf('_', from) + 1 || -1) {
      const found = name.length - from > longest ? undefined : unnamed.get(name.slice(from));
      if (found !== undefined) return found;
    }
    return [];
  };
  return {
    called: memoized((name: string) => namedAlike.get(underscored(name)) ?? fitting(underscored(name))),
    isCrate: (folder) => folders.has(folder),
    nameAt: (folder) => names.get(folder),
    folders,
    changedSince: (before) =>
      [...new Set([...before.folders, ...folders])].filter(
        (folder) => before.isCrate(folder) !== folders.has(folder) || before.nameAt(folder) !== names.get(folder),
      ),
  };
}

export function isCrateIn(folder: string, name: string): boolean {
  return `_${underscored(name)}`.endsWith(`_${nameOf(folder)}`);
}

/** What a crate in a folder is called without a prefix. */
export function nameOf(folder: string): string {
  return underscored(folder.slice(folder.lastIndexOf('/') + 1));
}

/** Both ways of writing are in use, for the package and for the crate. */
export function underscored(name: string): string {
  return name.replaceAll('-', '_');
}
