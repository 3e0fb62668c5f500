import * as vscode from 'vscode';
import { citing, type DeskText, type Files, textAt } from '../core/index.ts';
import { pathIn } from './path-in.ts';
import type { Judged } from './state.ts';

/**
 * Everything that is listed and may cite, with what is typed in the place of what is saved; undefined for each file that has none of some
 * ASCII texts, and that one wants to pause after.
 */
export function* textsNow(
  folder: vscode.Uri,
  files: Files,
  { read }: Judged,
  has: readonly string[],
): Generator<DeskText | undefined> {
  const open = new Map<string, vscode.TextDocument>();
  for (const document of vscode.workspace.textDocuments) {
    const path = pathIn(folder, document.uri);
    if (path !== undefined) open.set(path, document);
  }
  for (const path of citing(read.filing)) {
    const document = open.get(path);
    const saved = document?.isDirty === true ? undefined : textAt(files, path, document === undefined ? has : ['']);
    if (document === undefined) yield saved && { path, ...saved, isOutdated: false };
    else if (has.some((each) => document.getText().includes(each))) {
      const text = document.getText();
      const isOutdated = saved !== undefined && withLf(saved.text) !== withLf(text);
      yield { path, text, isGarbled: saved?.isGarbled === true, isOutdated };
    } else yield undefined;
  }
}

/** The editor has one kind of line end in a document, whatever there was on disk. */
export function withLf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
