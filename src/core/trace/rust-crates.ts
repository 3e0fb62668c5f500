import { folderOf } from './folder-of.ts';

/** Crates are mostly called like their folder, or so with a prefix: `shop-cart` in `crates/cart`. */
export interface RustCrates {
  /** Folders of the crates that may be called so: those whose name fits best. */
  called(name: string): readonly string[];
}

/** @param files with the `Cargo.toml` of each crate among them */
export function rustCrates(files: readonly string[]): RustCrates {
  const folders = files.filter((file) => /(?:^|\/)Cargo\.toml$/.test(file)).map(folderOf);
  const known = new Map<string, readonly string[]>();
  return {
    called(name) {
      let best = known.get(name);
      if (best === undefined) {
        const fitting = folders.filter((folder) => folder !== '' && isCrateIn(folder, name));
        const most = Math.max(...fitting.map((folder) => nameOf(folder).length));
        best = fitting.filter((folder) => nameOf(folder).length === most);
        known.set(name, best);
      }
      return best;
    },
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
