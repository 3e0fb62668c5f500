import * as vscode from 'vscode';
import { decodeText, type Files, listed } from '../core/index.ts';
import { pathIn } from './places.ts';
import type { Judged } from './state.ts';

/** A text of the folder as it is now. */
export interface FileText {
  readonly path: string;
  readonly text: string;
  /** True where the file is not in UTF-8: the editor would not save it as it was. */
  readonly isGarbled: boolean;
  /** True where the disk says something else than an editor in which nothing was typed: it will show that in a moment. */
  readonly isOutdated: boolean;
}

/** Bytes; nobody writes IDs into larger files by hand. */
const largest = 5_000_000;

/** Looks through everything that is listed and may cite, and through what is typed in the place of what is saved. Pauses after each file. */
export function* search<T>(
  folder: vscode.Uri,
  files: Files,
  { read }: Judged,
  has: readonly string[],
  look: (text: FileText) => Iterable<T>,
): Generator<void, T[]> {
  const open = new Map<string, vscode.TextDocument>();
  for (const document of vscode.workspace.textDocuments) {
    const path = pathIn(folder, document.uri);
    if (path !== undefined) open.set(path, document);
  }
  const found: T[] = [];
  for (const { entry, kind, isReport } of listed(read.filing)) {
    const { path, size } = entry;
    if (size > largest || isReport || kind.isPassedOver) continue;
    const document = open.get(path);
    const saved = document?.isDirty === true ? undefined : textOf(files, path, document === undefined ? has : ['']);
    if (document === undefined) {
      if (saved !== undefined) found.push(...look({ path, ...saved, isOutdated: false }));
    } else if (has.some((each) => document.getText().includes(each))) {
      const text = document.getText();
      const isOutdated = saved !== undefined && withLf(saved.text) !== withLf(text);
      found.push(...look({ path, text, isGarbled: saved?.isGarbled === true, isOutdated }));
    }
    yield;
  }
  return found;
}

function textOf(files: Files, path: string, has: readonly string[]): Pick<FileText, 'text' | 'isGarbled'> | undefined {
  const bytes = files.read(path);
  // What has a zero in it is no text.
  if (bytes === undefined || !has.some((each) => files.contains(bytes, each)) || bytes.includes(0)) return undefined;
  const { text, fault } = decodeText(bytes);
  return { text, isGarbled: fault !== undefined };
}

/** The editor has one kind of line end in a document. */
function withLf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
