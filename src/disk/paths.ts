import { existsSync, statSync } from 'node:fs';
import { dirname, join, parse, relative, resolve, sep } from 'node:path';

/** The absolute path of a folder; undefined where there is none. An empty path is none: somebody left a variable empty. */
export function folderAt(cwd: string, asked: string): string | undefined {
  if (asked === '') return undefined;
  const folder = resolve(cwd, asked);
  try {
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? folder : undefined;
  } catch (error) {
    if (leadsNowhere.test((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Below a file, round in circles, or longer than any name. */
const leadsNowhere = /^(?:ENOTDIR|ELOOP|ENAMETOOLONG)$/;

/**
 * The repository that a file belongs to, and its path there: conventions recognise their own by the folders around them. Where no
 * repository is found the whole path counts.
 */
export function homeOf(cwd: string, file: string): { readonly root: string; readonly path: string } {
  const absolute = resolve(cwd, file);
  const { root: top } = parse(absolute);
  let root = dirname(absolute);
  while (root !== top && !existsSync(join(root, 'tollgate.yaml')) && !existsSync(join(root, '.git')))
    root = dirname(root);
  return { root, path: relative(root, absolute).split(sep).join('/') };
}

/** Whether Tollgate may keep a cache there: only where somebody invited it. */
export function isOurs(folder: string): boolean {
  return existsSync(join(folder, 'tollgate.yaml')) || existsSync(join(folder, '.tollgate'));
}
