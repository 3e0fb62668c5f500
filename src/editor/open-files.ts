import * as vscode from 'vscode';
import { type Entry, type Files, isDocument } from '../core/index.ts';
import { pathIn } from './places.ts';

/**
 * What is typed and not yet saved, over what the disk says. It counts for documents only: tests run on what is saved, and so nothing
 * that is content may change by typing.
 */
export function withUnsaved(disk: Files, folder: vscode.Uri): Files {
  const bytesOf = (path: string): Uint8Array | undefined => {
    const document = isDocument(path) ? unsavedDocuments(folder).get(path) : undefined;
    return document === undefined ? undefined : new TextEncoder().encode(document.getText());
  };
  return {
    ...disk,
    get history() {
      return disk.history;
    },
    list(options) {
      const listing = disk.list(options);
      const unsaved = unsavedDocuments(folder);
      if (unsaved.size === 0) return listing;
      // Without a stamp it is read again every time.
      const typed = (entry: Entry): Entry => (unsaved.has(entry.path) ? { ...entry, stamp: '' } : entry);
      return { ...listing, entries: listing.entries.map(typed) };
    },
    lookUp(path, options) {
      const found = disk.lookUp?.(path, options) ?? {};
      const { entry } = found;
      return entry !== undefined && unsavedDocuments(folder).has(path)
        ? { ...found, entry: { ...entry, stamp: '' } }
        : found;
    },
    read: (path) => bytesOf(path) ?? disk.read(path),
    *chunks(path) {
      const bytes = bytesOf(path);
      if (bytes === undefined) yield* disk.chunks(path);
      else yield bytes;
    },
  };
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
