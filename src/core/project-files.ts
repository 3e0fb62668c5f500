import type { Shelf } from './reading/shelf.ts';
import { memoized } from './memoized.ts';

/** What marks the folder of a project, in languages whose reports name projects and not their folders. */
export function isProjectFile(path: string): boolean {
  if (path.endsWith('proj')) return /\.(?:cs|fs|vb)proj$/.test(path);
  return /(?:^|\/)(?:go\.mod|Cargo\.toml)$/.test(path);
}

/** Sorted paths. */
export function projectFilesOn(shelves: readonly Shelf[]): readonly string[] {
  return shelves.flatMap(onShelf);
}

const onShelf = memoized(
  ({ files }: Shelf) => files.map(({ entry }) => entry.path).filter(isProjectFile),
  new WeakMap<Shelf, readonly string[]>(),
);
