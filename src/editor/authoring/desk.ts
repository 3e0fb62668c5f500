import * as vscode from 'vscode';
import { decodeText, type Desk, type Spot } from '../../core/index.ts';
import { today } from '../day.ts';
import { pathIn, uriOf } from '../places.ts';
import type { Session } from '../session.ts';

/** What an edit may know: the folder as it would be if all that is typed were saved. Undefined where it is not read. */
export async function deskOf(session: Session, spot: Spot | undefined): Promise<Desk | undefined> {
  const judged = await session.now();
  const { files } = session;
  if (judged === undefined || files === undefined) return undefined;
  const { uri } = session.folder;
  return {
    model: judged.read.model,
    config: judged.read.config.config,
    verdict: judged.verdict,
    today: today(),
    language: vscode.env.language,
    me: undefined,
    idsElsewhere: [],
    spot,
    text(path) {
      const open = openDocument(uriOf(uri, path));
      if (open !== undefined) return open.getText();
      const bytes = files.read(path);
      const decoded = bytes && decodeText(bytes);
      return decoded?.fault === undefined ? decoded?.text : undefined;
    },
    exists: (path) => files.read(path) !== undefined,
    digest(path) {
      const hash = files.sha256();
      let isEmpty = true;
      for (const bytes of files.chunks(path)) {
        hash.update(bytes);
        isEmpty = false;
      }
      return isEmpty && files.read(path) === undefined ? undefined : hash.hex();
    },
  };
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString() && !each.isClosed);
}

/** Where the cursor is, if it is in this folder. */
export function spotIn({ folder }: Session): Spot | undefined {
  const editor = vscode.window.activeTextEditor;
  const file = editor && pathIn(folder.uri, editor.document.uri);
  if (editor === undefined || file === undefined) return undefined;
  const { selection, document } = editor;
  const { line, character } = selection.active;
  return { place: { file, line: line + 1, column: character + 1 }, selection: document.getText(selection) };
}
