import * as vscode from 'vscode';
import { type Change, type Edits, message, type Message } from '../../core/index.ts';
import { whyNotCreated, whyNotMoved } from '../../disk/apply.ts';
import { isPresent } from '../../disk/present.ts';
import { exists } from '../configuration.ts';
import { positionOf, uriOf } from '../places.ts';
import { rangesIn } from '../ranges.ts';
import { withLf } from '../search.ts';
import { refused } from './refused.ts';
import { untouchable } from './untouchable.ts';

/**
 * Writes everything at once, as one step that can be undone, or nothing: then it says why. Documents that were saved before are saved
 * after; what somebody else is typing stays theirs to save.
 */
export async function applied(
  folder: vscode.Uri,
  { create, change, move = [], goOn }: Omit<Edits, 'done'>,
): Promise<Message | undefined> {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of create) {
    const uri = uriOf(folder, path);
    const kept = (await exists(uri))
      ? message('`{path}` is there already', { path })
      : whyNotCreated(folder.fsPath, path);
    if (kept !== undefined) return kept;
    edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false });
  }
  const toSave: string[] = [];
  for (const each of change) {
    const { path } = each;
    if (!isPresent(folder.fsPath, path))
      return message('`{path}` is not there any more; nothing was written', { path });
    const document = await vscode.workspace.openTextDocument(uriOf(folder, path));
    const wrong = wrongWith(document, each, folder);
    if (wrong !== undefined) return wrong;
    if (!document.isDirty) toSave.push(path);
    const rangeIn = rangesIn(each.before);
    for (const span of each.spans) edit.replace(document.uri, rangeIn(span), span.text);
  }
  for (const { from, to } of move) {
    if (await exists(uriOf(folder, to))) return message('`{path}` is there already', { path: to });
    const wrong = whyNotMoved(folder.fsPath, from);
    if (wrong !== undefined) return wrong;
    edit.renameFile(uriOf(folder, from), uriOf(folder, to), { overwrite: false });
  }
  if (!(await vscode.workspace.applyEdit(edit)))
    return refused(
      folder.fsPath,
      create.map(({ path }) => path),
    );
  for (const path of toSave) {
    const now = move.find(({ from }) => from === path)?.to ?? path;
    const document = await vscode.workspace.openTextDocument(uriOf(folder, now));
    if (document.isDirty && !(await document.save()))
      return message('`{path}` could not be saved; what was written stands in the editor', { path: now });
  }
  if (goOn !== undefined) {
    const at = positionOf(goOn);
    await vscode.window.showTextDocument(uriOf(folder, goOn.file), {
      selection: new vscode.Range(at, at),
      preview: false,
    });
  }
  return undefined;
}

function wrongWith(
  document: vscode.TextDocument,
  { path, before, spans }: Change,
  folder: vscode.Uri,
): Message | undefined {
  if (withLf(document.getText()) !== withLf(before))
    return message('`{path}` was changed meanwhile; nothing was written', { path });
  return untouchable(folder, path, document, spans);
}
