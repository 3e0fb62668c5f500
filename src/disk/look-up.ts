import { lstatSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { FoundAt, ListingOptions } from '../core/index.ts';
import { composed } from './composed.ts';
import type { IgnoreRules } from './ignore-rules.ts';
import { ListedFile, LookedAt } from './listed-file.ts';
import { filesNeverListed, foldersNeverListed } from './never-listed.ts';
import { ignoreFileOf } from './plain-file.ts';
import { type Start, type Wanted, wantedBy } from './walk.ts';

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
  if (wanted.excluded(path)) return {};
  const at = path.lastIndexOf('/') + 1;
  const above = startBelow(root, rules, path.slice(0, at), wanted);
  if (above === undefined) return {};
  const stats = lstatSync(`${root}/${path}`, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink() === true) return { isLink: true };
  if (stats === undefined || !isCalled(root, path, realPath)) return {};
  if (stats.isDirectory()) return { isFolder: true };
  if (!stats.isFile()) return {};
  const entry = new ListedFile(new LookedAt(root, now), path);
  entry.take(stats);
  const inside = above.rules?.with(above.path, ignoreFileOf(`${root}/${above.path}`));
  const listed = inside !== undefined && !filesNeverListed.has(path.slice(at)) && !inside.ignore(path, false);
  return { ...(listed && { entry }), ...(wanted.report(path) && { report: entry }) };
}

/** Where a walk through one folder begins; undefined where nobody looks into it. @param folder relative to the root, with `/` */
export function startIn(root: string, rules: IgnoreRules, folder: string, options: ListingOptions): Start | undefined {
  return startBelow(root, rules, `${folder}/`, wantedBy(options));
}

/** @param folder '' or with a slash at its end */
function startBelow(root: string, rules: IgnoreRules, folder: string, wanted: Wanted): Start | undefined {
  let start: Start = { path: '', rules };
  for (const name of folder.split('/').slice(0, -1)) {
    const path = start.path + name;
    if (wanted.excluded(path) || !isFolder(`${root}/${path}`)) return undefined;
    const inside = start.rules?.with(start.path, ignoreFileOf(`${root}/${start.path}`));
    const isNeverListed = foldersNeverListed.has(name);
    const isListed = !isNeverListed && inside !== undefined && !inside.ignore(path, true);
    if (!isListed && !(isNeverListed ? wanted.namedFolder(path) : wanted.reportFolder(path))) return undefined;
    start = { path: `${path}/`, rules: isListed ? inside.inside(path) : undefined };
  }
  return start;
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
