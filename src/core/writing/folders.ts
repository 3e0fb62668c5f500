import type { Desk } from '../edit.ts';
import { isGlob, matcher } from '../syntax/globs.ts';
import { freePath } from './file-names.ts';

/**
 * A free path for a document of a kind: beside most of those that are there, else where the configuration looks for them, else at the
 * usual place.
 */
export function documentPath(
  desk: Desk,
  name: string,
  kind: {
    readonly there: readonly string[];
    readonly globs: readonly string[] | undefined;
    readonly usual: string;
    readonly extension?: string;
  },
): string {
  const isMeant = kind.globs === undefined ? () => true : matcher(kind.globs);
  const folders = [mostUsedFolder(kind.there), kind.usual, ...(kind.globs ?? []).map(folderOfGlob)];
  const paths = folders
    .filter((folder) => folder !== undefined)
    .map((folder) => freePath(desk, folder, name, kind.extension));
  return paths.find(isMeant) ?? spelledOut(desk, name, kind.globs ?? [], isMeant) ?? paths[0] ?? `${name}.md`;
}

function mostUsedFolder(paths: readonly string[]): string | undefined {
  const times = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    times.set(folder, (times.get(folder) ?? 0) + 1);
  }
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** `requirements` of `requirements/**` and of `requirements/*.md`. */
function folderOfGlob(glob: string): string {
  const names = glob.replace(/^!|^(?:\.?\/)+|\/+$/g, '').split('/');
  const end = names.findIndex((name) => isGlob(name) || /\.\w+$/.test(name));
  return (end < 0 ? names : names.slice(0, end)).join('/');
}

/** `docs/login.spec.md` for `docs/**\/*.spec.md`. */
function spelledOut(
  desk: Desk,
  name: string,
  globs: readonly string[],
  isMeant: (path: string) => boolean,
): string | undefined {
  return globs
    .map((glob) =>
      glob
        .replace(/^(?:\.?\/)+/, '')
        .replaceAll('**/', '')
        .replace('*', name),
    )
    .find((path) => !isGlob(path) && isMeant(path) && !desk.exists(path));
}
