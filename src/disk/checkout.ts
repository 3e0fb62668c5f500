import { realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { History } from '../core/index.ts';
import { IgnoreRules } from './ignore-rules.ts';
import { bytesOf, ignoreFileOf } from './plain-file.ts';

/** The git repository around a folder, found without running git: the folder itself is its top, or lies in it. */
export interface Checkout {
  readonly history: History;
  /** The rules that hold for the folder from above: `.git/info/exclude`, and the ignore files from the top to its parent. */
  readonly rules: IgnoreRules;
}

/**
 * Where there is no repository, ignore files are honoured all the same. A folder that the repository around it ignores is no
 * part of it: people keep their whole home in a repository that ignores everything. Rules of the machine
 * (`core.excludesFile`, `core.ignoreCase`) are not asked: the verdict must be the same everywhere.
 */
export function checkoutOf(root: string): Checkout {
  const none: Checkout = { history: { state: 'none' }, rules: IgnoreRules.none };
  const around = repositoryAround(root);
  const rules = around && rulesAbove(around);
  if (around === undefined || rules === undefined) return none;
  return { history: { state: isShallow(around.store) ? 'shallow' : 'full' }, rules };
}

export interface Repository {
  /** Its top folder, absolute. */
  readonly top: string;
  /** The folders that lead from the top to the one that was asked about. */
  readonly names: readonly string[];
  /** The folder with what all work trees share. */
  readonly store: string;
}

export function repositoryAround(root: string): Repository | undefined {
  let folder: string;
  try {
    folder = realpathSync.native(root);
  } catch {
    return undefined;
  }
  for (let top = folder; ; top = dirname(top)) {
    const store = storeOf(top);
    if (store !== undefined) return { top, names: relative(top, folder).split(/[/\\]/).filter(Boolean), store };
    if (top === dirname(top)) return undefined;
  }
}

/** The folder with what all work trees share: `.git`, unless that is a file, as in work trees and submodules. */
function storeOf(top: string): string | undefined {
  const dot = join(top, '.git');
  const pointer = textOf(dot)
    ?.match(/^gitdir: (.+)/)?.[1]
    ?.trimEnd();
  const folder = pointer === undefined ? dot : resolve(top, pointer);
  if (textOf(join(folder, 'HEAD')) === undefined) return undefined;
  const common = textOf(join(folder, 'commondir'))?.trimEnd();
  return common === undefined ? folder : resolve(folder, common);
}

function isShallow(store: string): boolean {
  return (statSync(join(store, 'shallow'), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** The text of an ignore file, by its folder seen from the top of the repository: '' or with a slash at its end. */
export type IgnoreFiles = (folder: string) => string | undefined;

export function ignoreFilesOf(top: string): IgnoreFiles {
  return (folder) => ignoreFileOf(`${join(top, folder)}/`);
}

/** Undefined where the repository ignores the folder. */
export function rulesAbove(
  { top, names, store }: Repository,
  ignoreFiles = ignoreFilesOf(top),
): IgnoreRules | undefined {
  let rules = IgnoreRules.none.with('', textOf(join(store, 'info', 'exclude')));
  for (const [depth, name] of names.entries()) {
    const above = names
      .slice(0, depth)
      .map((part) => `${part}/`)
      .join('');
    rules = rules.with(above, ignoreFiles(above));
    const path = above + name;
    if (rules.ignore(path, true)) return undefined;
    rules = rules.inside(path);
  }
  return rules.seenFrom(names.map((part) => `${part}/`).join(''));
}

function textOf(file: string): string | undefined {
  return bytesOf(file)?.toString();
}
