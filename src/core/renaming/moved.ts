import type { Move, Span } from '../edit.ts';
import { folderOf } from './namesakes.ts';

/** The names of a file in the paths that lead to it: from the folder of the text, or from the top. */
export function* pathsTo({ from: old, to }: Move, path: string, text: string): Generator<Span> {
  const name = baseName(old);
  const by = baseName(to);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (/^[\p{L}\p{N}_-]|^\.[\p{L}\p{N}]/u.test(text.slice(end, end + 2))) continue;
    const folder = /[^\s"'`()<>[\]{},;|=]*$/.exec(text.slice(Math.max(0, at - 300), at))?.[0] ?? '';
    if (leadsTo(folder, path, folderOf(old))) yield { from: at, to: end, text: by };
  }
}

function leadsTo(folder: string, path: string, wanted: string): boolean {
  if (folder !== '' && !folder.endsWith('/')) return false;
  return resolved(folderOf(path) + folder) === wanted || resolved(folder.replace(/^\/+/, '')) === wanted;
}

/** Without `.` and `..`; undefined where it leads out of the repository. */
function resolved(folder: string): string | undefined {
  const names: string[] = [];
  for (const name of folder.split('/')) {
    if (name === '..' && names.pop() === undefined) return undefined;
    if (name !== '..' && name !== '.' && name !== '') names.push(name);
  }
  return names.map((name) => `${name}/`).join('');
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
