import type { Shelf } from './reading/shelf.ts';

/** What marks the folder of a project, in languages whose reports name projects and not their folders. */
export function isProjectFile(path: string): boolean {
  if (path.endsWith('proj')) return /\.(?:cs|fs|vb)proj$/.test(path);
  return /(?:^|\/)(?:go\.mod|Cargo\.toml)$/.test(path);
}

const onShelf = new WeakMap<Shelf, readonly string[]>();

/** Sorted paths. */
export function projectFilesOn(shelves: readonly Shelf[]): readonly string[] {
  return shelves.flatMap((shelf) => {
    let known = onShelf.get(shelf);
    if (known === undefined) {
      known = shelf.files.map(({ entry }) => entry.path).filter(isProjectFile);
      onShelf.set(shelf, known);
    }
    return known;
  });
}
