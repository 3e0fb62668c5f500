import * as vscode from 'vscode';
import { command, commandOf } from '../command.ts';
import type { Feature } from '../feature.ts';

/** Ids of the edits, which themselves are loaded later. */
declare const TOLLGATE_EDITS: readonly string[];

/** A command for each thing that can be written. */
export const authoring: Feature = {
  id: 'authoring',
  *start(editor) {
    let code = codeIn(vscode.window.activeTextEditor);
    yield vscode.window.onDidChangeActiveTextEditor((active) => {
      code = codeIn(active) ?? code;
    });
    for (const id of TOLLGATE_EDITS) {
      yield command(commandOf(id), editor, async (target) => {
        const { write } = await import('../later.ts');
        await write(id, editor, target, code);
      });
    }
  },
};

/** An editor that shows no document. Whether it may cite anything, is told when that is asked. */
function codeIn(editor: vscode.TextEditor | undefined): vscode.TextEditor | undefined {
  return editor === undefined || /^(?:markdown|yaml|json|plaintext|log)/.test(editor.document.languageId)
    ? undefined
    : editor;
}
