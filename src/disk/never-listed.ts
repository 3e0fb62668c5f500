/**
 * Folders that are never looked into, ignored or not: what version control, package managers and tools keep for themselves.
 * They are large, differ from machine to machine, or change by being looked at; none is anybody's document or source.
 */
export const foldersNeverListed: ReadonlySet<string> = new Set([
  // Version control.
  '.git',
  '.hg',
  '.svn',
  '.jj',
  'CVS',
  // Dependencies.
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.pnpm-store',
  '.venv',
  '.bundle',
  // Tools.
  '__pycache__',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.gradle',
  '.terraform',
  '.nyc_output',
  // Editors' state: `workspace.xml` changes whenever somebody looks at a file.
  '.idea',
  '.vs',
]);

/** `.git` is a file in linked work trees and submodules; the others are what file browsers leave behind. */
export const filesNeverListed: ReadonlySet<string> = new Set(['.git', '.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Whether a path leads through a folder that is never looked into. */
export function isNeverListed(path: string): boolean {
  const names = path.split('/');
  return filesNeverListed.has(names.pop() ?? '') || names.some((name) => foldersNeverListed.has(name));
}
