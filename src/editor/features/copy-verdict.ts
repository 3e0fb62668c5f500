import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { command, sessionFor } from '../command.ts';
import type { Feature } from '../feature.ts';
import { tellBriefly } from '../tell-briefly.ts';

/** The verdict as `tollgate check --format json` prints it, to the byte where nothing is unsaved. Gives it to whoever called, too. */
export const copyVerdict: Feature = {
  id: 'copy-verdict',
  *start(editor) {
    const { say } = editor;
    yield command('tollgate.copyVerdict', editor, async (target) => {
      const session = await sessionFor('tollgate.copyVerdict', editor, target);
      const judged = await session?.now();
      if (session === undefined || judged === undefined) return undefined;
      const { outputs } = await import('../later.ts');
      const json = outputs.json.render(judged.verdict);
      await vscode.env.clipboard.writeText(json);
      const unsaved = session.unsaved.length;
      const told =
        unsaved === 0
          ? message('The verdict of {folder} is in the clipboard', { folder: session.folder.name })
          : message('The verdict of {folder} is in the clipboard, with {n} unsaved {n|document|documents}', {
              folder: session.folder.name,
              n: unsaved,
            });
      tellBriefly(say(told), 'json');
      return json;
    });
  },
};
