import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { decodeText, message, type Message } from '../../core/index.ts';
import { isPresent } from '../../disk/present.ts';
import { isWritable } from '../../disk/writable.ts';
import { withLf } from '../search.ts';

/** Why nothing is to be written into a document: what lies on disk would be lost, or damaged, or could not be saved. */
export function untouchable(folder: vscode.Uri, path: string, document: vscode.TextDocument): Message | undefined {
  if (!isPresent(folder.fsPath, path)) return message('`{path}` is not there any more; nothing was written', { path });
  if (!isWritable(folder.fsPath, path)) return message('`{path}` may only be read; nothing was written', { path });
  const { text, fault } = decodeText(readFileSync(document.uri.fsPath));
  if (fault !== undefined) return message('`{path}` is not UTF-8; nothing was written', { path });
  if (!document.isDirty && withLf(text) !== withLf(document.getText()))
    return message('`{path}` was changed meanwhile; nothing was written', { path });
  return undefined;
}
