import type { Project } from '../model.ts';
import { folderOf } from './folder-of.ts';

/** Where nothing says what they are called, crates are mostly called like their folder, or so with a prefix: `shop-cart` in `crates/cart`. */
export interface RustCrates {
  /** Folders of the crates that may be called so: those whose name fits best. */
  called(name: string): readonly string[];
  isCrate(folder: string): boolean;
  /** What the crate in a folder says it is called; undefined where nothing says so. */
  nameAt(folder: string): string | undefined;
}

/**
 * @param files with the `Cargo.toml` of each crate among them
 * @param said what of those says how the crate is called
 */
export function rustCrates(files: readonly string[], said: readonly Project[]): RustCrates {
  const names = new Map(
    said.filter(({ file }) => isManifest.test(file)).map(({ file, name }) => [folderOf(file), underscored(name)]),
  );
  const folders = new Set(files.filter((file) => isManifest.test(file)).map(folderOf));
  const unnamed = [...folders].filter((folder) => folder !== '' && !names.has(folder));
  const known = new Map<string, readonly string[]>();
  return {
    called(name) {
      let best = known.get(name);
      if (best === undefined) {
        const saying = [...names].filter(([, own]) => own === underscored(name)).map(([folder]) => folder);
        const fitting = unnamed.filter((folder) => isCrateIn(folder, name));
        const most = Math.max(...fitting.map((folder) => nameOf(folder).length));
        best = saying.length > 0 ? saying : fitting.filter((folder) => nameOf(folder).length === most);
        known.set(name, best);
      }
      return best;
    },
    isCrate: (folder) => folders.has(folder),
    nameAt: (folder) => names.get(folder),
  };
}

const isManifest = /(?:^|\/)Cargo\.toml$/;

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
