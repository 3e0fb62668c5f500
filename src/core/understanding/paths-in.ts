import { message } from '../message.ts';
import type { Message, Note } from '../model.ts';
import { frontMatterIn } from '../writing/front-matter.ts';

/** A path that a document names, or a note that took its place. */
export interface NamedPath {
  readonly from: number;
  readonly to: number;
  readonly path: string;
  readonly isFolder: boolean;
  readonly what?: Message;
}

/** Tells which paths there are. */
export interface Paths {
  has(path: string): 'file' | 'folder' | undefined;
}

/** @param all paths of all files */
export function pathsOf(all: Iterable<string>): Paths {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of all) {
    files.add(path);
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return { has: (path) => (files.has(path) ? 'file' : folders.has(path) ? 'folder' : undefined) };
}

const token = /[\p{L}\p{N}_.@()[\]{}*?!-]+(?:\/[\p{L}\p{N}_.@()[\]{}*?!-]*)*/gu;

/** Files and folders that our own YAML names: in records, and in the front matter of Markdown. Of a glob, the folder that it begins in. */
export function* pathsIn(path: string, text: string, paths: Paths): Generator<NamedPath> {
  const front = /\.ya?ml$/.test(path) ? { from: 0, to: text.length } : frontMatterIn(text);
  if (front === undefined || front === 'unclosed') return;
  for (const { index, 0: written } of text.slice(front.from, front.to).matchAll(token)) {
    const named = written.replace(/^[[({!]+|[\])}]+$/g, '').replace(/^\.\//, '');
    const plain = named.replace(/(?:\/|^)[^/]*[*?{[].*$/, '').replace(/\/$/, '');
    const kind = plain === '' ? undefined : paths.has(plain);
    if (kind === undefined || (kind === 'folder' && !named.includes('/') && !isWholeValue(text, front.from + index)))
      continue;
    const from = front.from + index + written.indexOf(named);
    yield { from, to: from + named.length, path: plain, isFolder: kind === 'folder' };
  }
}

/** `api: src`: a word may be a folder where it is all that stands behind a key or a dash, or in a list. */
function isWholeValue(text: string, at: number): boolean {
  return (
    /[:[,-]\s*["']?$/.test(text.slice(Math.max(0, at - 10), at)) &&
    /^[^\s,\]"']+["']?\s*(?:[,\]]|$)/m.test(text.slice(at, at + 200))
  );
}

const superseded = /superc?s?eded\s+by\s*:?\s+(?:\[[^\]\n]*\]\(([^)\s]+)\)|(?:ADR[-\s]?)?(\d{1,6}))/gi;

/** `superseded by ADR-0007`, `Superceded by [7. X](0007-x.md)`. */
export function* successorsIn(
  { place }: Pick<Note, 'place'>,
  text: string,
  notes: readonly Note[],
): Generator<NamedPath> {
  const folder = place.file.slice(0, place.file.lastIndexOf('/') + 1);
  for (const { index, 0: whole, 1: file, 2: number } of text.matchAll(superseded)) {
    const next = notes.find(
      (note) =>
        note.place.file.startsWith(folder) &&
        (file === undefined ? Number(note.id) === Number(number) : note.place.file === folder + file),
    );
    if (next === undefined) continue;
    const last = file ?? number ?? '';
    const from = index + whole.lastIndexOf(last);
    yield {
      from,
      to: from + last.length,
      path: next.place.file,
      isFolder: false,
      what: message('The note that took its place'),
    };
  }
}
