import * as vscode from 'vscode';
import { type Change, type Edits, message, type Message } from '../../core/index.ts';
import { isWritable } from '../../disk/writable.ts';
import { exists } from '../configuration.ts';
import { positionOf, uriOf } from '../places.ts';

/**
 * Writes everything at once, as one step that can be undone, or nothing: then it says why. Documents that were saved before are saved
 * after; what somebody else is typing stays theirs to save.
 */
export async function applied(folder: vscode.Uri, { create, change, goOn }: Edits): Promise<Message | undefined> {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of create) {
    const uri = uriOf(folder, path);
    if (await exists(uri)) return message('`{path}` is there already', { path });
    edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false });
  }
  const toSave: vscode.TextDocument[] = [];
  for (const each of change) {
    const document = await vscode.workspace.openTextDocument(uriOf(folder, each.path));
    const wrong = wrongWith(document, each, folder);
    if (wrong !== undefined) return wrong;
    if (!document.isDirty) toSave.push(document);
    const at = positions(each.before);
    for (const { from, to, text } of each.spans) edit.replace(document.uri, new vscode.Range(at(from), at(to)), text);
  }
  if (!(await vscode.workspace.applyEdit(edit))) return message('the editor refused the change; nothing was written');
  for (const document of toSave) await document.save();
  if (goOn !== undefined) {
    const at = positionOf(goOn);
    await vscode.window.showTextDocument(uriOf(folder, goOn.file), {
      selection: new vscode.Range(at, at),
      preview: false,
    });
  }
  return undefined;
}

function wrongWith(document: vscode.TextDocument, { path, before }: Change, folder: vscode.Uri): Message | undefined {
  if (withLf(document.getText()) !== withLf(before))
    return message('`{path}` was changed meanwhile; nothing was written', { path });
  if (!isWritable(folder.fsPath, path)) return message('`{path}` may only be read; nothing was written', { path });
  return undefined;
}

/** The editor has one kind of line end in a document, whatever there was on disk; lines and columns are the same. */
function withLf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function positions(text: string): (offset: number) => vscode.Position {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (end) => end.index + end[0].length)];
  return (offset) => {
    let line = starts.length - 1;
    while (line > 0 && (starts[line] ?? 0) > offset) line--;
    return new vscode.Position(line, offset - (starts[line] ?? 0));
  };
}
