import type { ReadingConfig } from '../../config.ts';
import { matcher } from '../../syntax/globs.ts';
import { memoized } from '../../memoized.ts';

/** Folders that hold nothing else, wherever they are. */
const noteFolder =
  /^(?:(?:.*\/)?(?:\.?adrs?|architectur(?:e|al)[-_]decisions?|(?:architectur(?:e|al)[-_])?decision[-_](?:records?|logs?))|(?:.*\/)?(?:docs?|architecture|backlog)\/(?:.*\/)?decisions|decisions)(?=\/)/i;
/** Folders that also hold something else: only files with a number count. */
const sharedFolder = /^(?:(?:.*\/)?(?:docs?\/(?:.*\/)?arch(?:itecture)?|decisions)|architecture)(?=\/)/i;

/** A day, with the time as well, or a number, behind a word if need be: `0007-`, `20200924-`, `202009241530-`, `2026-11-23-2-`, `ADR-0007 `, `adr-sec-7-`, `SHOP-ADR-7-`, `nr.-007-`, `decision-7 - `. */
const prefix =
  /^(?:(?:[a-z]{1,12}[-_ ])?adr[-_ ]?)?(?:[a-z]{2,12}\.?[-_ ])?(\d{8}(?:\d{4}|\d{6})?|\d{4}-\d{2}-\d{2}|\d{1,6})(?=[-_. ])/i;
/** What is nothing else, wherever it lies. */
const ownName = /^adr[-_ ]?\d{1,6}(?=[-_. ])/i;
const document = /\.(?:md|markdown|adoc|asciidoc|rst)$/i;
const noNote =
  /(?:^|\/)(?:(?:(?:\d+[-_ ])?(?:readme|index|skill)|_[^/]*|(?:[a-z]{1,12}[-_ ](?=adr))?(?:(?:m?adr|decision|record|nygard)?\d*[-_ ])*(?:templates?(?:[-_][a-z]+){0,2}|шаблон|plantilla|modelo|modèle|vorlage|模板|範本|テンプレート|템플릿))\.[a-z]+$|templates?\/)|(?:^|\/)\.[^/]+\/(?:.*\/)?(?:commands?|skills?|prompts?|rules)\//i;

/** A record with a folder of its own, for what it shows: `2026-11-23-carts/README.md`, `0007-carts/index.md`. */
const ownFolder = /(?<=\/(?:adr[-_ ]?)?(?:\d{8}|\d{4}-\d{2}-\d{2}|\d{2,6})[-_][^/]+)\/(?:readme|index)(?=\.[a-z]+$)/i;

/** Something may be decided about a template: then its name has a number. */
const template = /[-_ ]template\.[a-z]+$/i;

/** The folder of notes that the path lies in, by path alone. */
export function noteHome(path: string, config: ReadingConfig): string | undefined {
  if (!document.test(path) || (noNote.test(path) && !isInOwnFolder(path))) return undefined;
  const folder = noteFolder.exec(path)?.[0];
  if (folder !== undefined) return noteId(path) === '' && template.test(path) ? undefined : folder;
  const shared = sharedFolder.exec(path)?.[0];
  if (shared !== undefined && prefix.test(baseName(path)) && !isChapter(path, shared)) return shared;
  return isNamed(path, config) ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) : undefined;
}

/** Number or day at the head of the file name, as written; empty where there is none. */
export function noteId(path: string): string {
  return prefix.exec(baseName(path))?.[1] ?? '';
}

/** Whether the folder is known for decisions, so that a file with their other headings is one. */
export function isInNoteFolder(path: string): boolean {
  return noteFolder.test(path);
}

/** Whether other documents lie beside the decisions there. */
export function isInSharedFolder(path: string): boolean {
  return sharedFolder.test(path) && !noteFolder.test(path);
}

/** Whether the file is called what nothing else is called, as in `adr-007.md`. */
export function isCalledNote(path: string): boolean {
  return ownName.test(baseName(path));
}

/**
 * Why a note may stand in the file: `known` by its folder and the number in its name, or by the configuration; `unnumbered` in such
 * a folder, or in one of its own there; or `elsewhere`, with a name such as `adr-007`.
 */
export type NotePlace = 'known' | 'unnumbered' | 'elsewhere';

export function notePlace(path: string, config: ReadingConfig): NotePlace | undefined {
  if (noteHome(path, config) !== undefined) {
    if (noteId(path) !== '' || isNamed(path, config)) return 'known';
    return isInNoteFolder(path) ? 'unnumbered' : undefined;
  }
  if (!document.test(path) || noNote.test(path)) return undefined;
  if (sharedFolder.test(path) && noteId(path) !== '') return 'known';
  return isCalledNote(path) ? 'elsewhere' : undefined;
}

function isInOwnFolder(path: string): boolean {
  return (
    ownFolder.test(path) && isInNoteFolder(path) && document.test(path) && !noNote.test(path.replace(ownFolder, ''))
  );
}

/** `docs/architecture/03-deployment.md` is part of a description, unless it says that it decides something: decisions are not that few. */
function isChapter(path: string, folder: string): boolean {
  return /arch(?:itecture)?$/i.test(folder) && /^\d{1,2}(?=[-_. ])/.test(baseName(path));
}

function isNamed(path: string, { paths: { architecture } }: ReadingConfig): boolean {
  return architecture !== undefined && compiled(architecture)(path);
}
const compiled = memoized((globs: readonly string[]) => matcher(globs), new WeakMap());

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
