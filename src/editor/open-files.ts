import * as vscode from 'vscode';
import { type Entry, type Files, isDocument, type Listing } from '../core/index.ts';
import { pathIn } from './path-in.ts';

/** A folder on disk, and over it what is typed there and not yet saved. */
export interface OpenFiles {
  readonly files: Files;
  /** Takes up which documents are unsaved now. */
  refresh(): void;
}

/** What is typed counts for documents only: tests run on what is saved, and so nothing that is content may change by typing. */
export function withUnsaved(disk: Files, folder: vscode.Uri): OpenFiles {
  let unsaved = unsavedDocuments(folder);
  const bytesOf = (path: string): Uint8Array | undefined => {
    const document = unsaved.get(path);
    return document === undefined ? undefined : new TextEncoder().encode(document.getText());
  };
  /** Without a stamp it is read again every time. */
  const typed = (entry: Entry): Entry => {
    if (!unsaved.has(entry.path)) return entry;
    const { path, size, time } = entry;
    return { path, size, time, stamp: '' };
  };
  const withTyped = (listing: Listing): Listing =>
    unsaved.size === 0 ? listing : { ...listing, entries: listing.entries.map(typed) };
  const { lookUp, listIn } = disk;
  const files: Files = {
    ...disk,
    get history() {
      return disk.history;
    },
    *list(options) {
      return withTyped(yield* disk.list(options));
    },
    ...(lookUp !== undefined && {
      lookUp(path, options) {
        const found = lookUp(path, options);
        return found.entry === undefined ? found : { ...found, entry: typed(found.entry) };
      },
    }),
    ...(listIn !== undefined && {
      *listIn(folder, options) {
        return withTyped(yield* listIn(folder, options));
      },
    }),
    read: (path, atMost) => bytesOf(path) ?? disk.read(path, atMost),
    *chunks(path) {
      const bytes = bytesOf(path);
      if (bytes === undefined) yield* disk.chunks(path);
      else yield bytes;
    },
  };
  const refresh = (): void => {
    unsaved = unsavedDocuments(folder);
  };
  return { files, refresh };
}

/** By path in the folder. */
export function unsavedDocuments(folder: vscode.Uri): ReadonlyMap<string, vscode.TextDocument> {
  const unsaved = new Map<string, vscode.TextDocument>();
  for (const document of vscode.workspace.textDocuments) {
    const path = document.isDirty ? pathIn(folder, document.uri) : undefined;
    if (path !== undefined && isDocument(path)) unsaved.set(path, document);
  }
  return unsaved;
}
