import * as vscode from 'vscode';
import { command } from '../command.ts';
import type { Feature } from '../feature.ts';

/** Looks at everything again, and shows that it does. */
export const checkNow: Feature = {
  id: 'check-now',
  *start(editor) {
    yield command('tollgate.checkNow', editor, () =>
      vscode.window.withProgress({ location: { viewId: 'tollgate.phases' } }, async () => {
        await editor.sessions.ready;
        await Promise.all(editor.sessions.all.map((session) => session.now()));
      }),
    );
  },
};
