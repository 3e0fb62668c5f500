import { lstatSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { FoundAt, ListingOptions } from '../core/index.ts';
import { composed } from './composed.ts';
import type { IgnoreRules } from './ignore-rules.ts';
import { ListedFile, LookedAt } from './listed-file.ts';
import { filesNeverListed, foldersNeverListed } from './never-listed.ts';
import { ignoreFileOf } from './plain-file.ts';
import { wantedBy } from './walk.ts';

interface LookedUp extends FoundAt {
  readonly entry?: ListedFile;
  readonly report?: ListedFile;
}

/**
 * What a walk would find at one path now: the same answers, for the price of the folders above it.
 * @param path relative to the root, with `/`
 * @param rules that hold for the root from above
 * @param realPath what the system calls a file that it finds
 */
export function lookUp(
  root: string,
  rules: IgnoreRules,
  path: string,
  options: ListingOptions,
  realPath: (file: string) => string = realpathSync.native,
): LookedUp {
  const now = Date.now();
  const wanted = wantedBy(options);
  const names = path.split('/');
  const name = names.pop() ?? '';
  if (wanted.excluded(path)) return {};
  let folder = '';
  let inside: IgnoreRules | undefined = rules.with('', ignoreFileOf(`${root}/`));
  for (const each of names) {
    folder = folder === '' ? each : `${folder}/${each}`;
    if (wanted.excluded(folder) || !isFolder(`${root}/${folder}`)) return {};
    if (foldersNeverListed.has(each)) {
      if (!wanted.namedFolder(folder)) return {};
      inside = undefined;
    } else if (inside !== undefined && !inside.ignore(folder, true)) {
      inside = inside.inside(folder).with(`${folder}/`, ignoreFileOf(`${root}/${folder}/`));
    } else if (wanted.reportFolder(folder)) inside = undefined;
    else return {};
  }
  const stats = lstatSync(`${root}/${path}`, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true || stats?.isSymbolicLink() === true) return { isFolder: true };
  if (stats?.isFile() !== true || !isCalled(root, path, realPath)) return {};
  const entry = new ListedFile(new LookedAt(root, now), path);
  entry.take(stats);
  const listed = inside !== undefined && !filesNeverListed.has(name) && !inside.ignore(path, false);
  return { ...(listed && { entry }), ...(wanted.report(path) && { report: entry }) };
}

/** A link is no folder: what lies behind it is not this folder's. */
function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Windows and macOS find `cart.md` as well where it was renamed to `Cart.md`: a walk finds one of them. */
function isCalled(root: string, path: string, realPath: (file: string) => string): boolean {
  try {
    return composed(realPath(`${root}/${path}`).replaceAll(sep, '/')).endsWith(`/${path}`);
  } catch {
    return true;
  }
}
