import * as vscode from 'vscode';
import type { Say } from '../core/index.ts';
import { atOurTurn } from './our-turn.ts';

/** Milliseconds until an edit that was given is written: whoever looks at it first, or does not save, is waited for no longer. */
const patience = 3000;

/**
 * What VS Code is given to write, in turn with all who write in a folder: what they wrote is seen, and they see what is written here.
 * @returns nothing to write where it was given up: undefined would let VS Code ask others
 */
export function givenInTurn(
  folder: vscode.WorkspaceFolder,
  say: Say,
  work: () => Promise<vscode.WorkspaceEdit | undefined>,
): Promise<vscode.WorkspaceEdit | undefined> {
  return new Promise((give, reject) => {
    const turn = atOurTurn(folder, say, async () => {
      const edit = await work();
      const written = edit === undefined ? undefined : untilSaved(edit);
      give(edit);
      await written;
    });
    turn.then(() => give(new vscode.WorkspaceEdit()), reject);
  });
}

function untilSaved(edit: vscode.WorkspaceEdit): Promise<void> {
  const open = new Set(edit.entries().map(([uri]) => uri.toString()));
  if (open.size === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(late);
      saving.dispose();
      resolve();
    };
    const late = setTimeout(end, patience);
    const saving = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (open.delete(uri.toString()) && open.size === 0) end();
    });
  });
}
