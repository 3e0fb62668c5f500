import type * as vscode from 'vscode';
import { type Change, message, type Message, unfinishedMerge } from '../../core/index.ts';
import { savedText } from '../../disk/saved-text.ts';
import { isWritable } from '../../disk/writable.ts';
import { withLf } from '../search.ts';

/** Why nothing is to be written into a document: what lies on disk would be lost, or damaged, or could not be saved. */
export function untouchable(
  folder: vscode.Uri,
  path: string,
  document: vscode.TextDocument,
  spans: Change['spans'] = [],
): Message | undefined {
  const saved = savedText(folder.fsPath, path);
  if (saved === undefined) return message('`{path}` is not there any more; nothing was written', { path });
  if (!isWritable(folder.fsPath, path)) return message('`{path}` may only be read; nothing was written', { path });
  if (saved.isGarbled) return message('`{path}` is not UTF-8; nothing was written', { path });
  if (!document.isDirty && withLf(saved.text) !== withLf(document.getText()))
    return message('`{path}` was changed meanwhile; nothing was written', { path });
  return unfinishedMerge({ path, before: document.getText(), spans });
}
