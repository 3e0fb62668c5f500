import * as vscode from 'vscode';
import { anyFile } from '../asked.ts';
import type { Feature } from '../feature.ts';

/** Another ID for a requirement, everywhere at once. */
export const rename: Feature = {
  id: 'rename',
  *start(editor) {
    yield vscode.languages.registerRenameProvider(anyFile, {
      async prepareRename(document, position) {
        const { nameUnder } = await import('../later.ts');
        return nameUnder(editor, document, position);
      },
      async provideRenameEdits(document, position, to, token) {
        const { renamedEverywhere } = await import('../later.ts');
        return renamedEverywhere(editor, document, position, to.trim(), token);
      },
    });
  },
};
