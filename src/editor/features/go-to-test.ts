import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import { type GoToTest, leadTo } from '../leading.ts';

/** From a row, a lens or a link that tells of reported tests to where they are written. */
export const goToTest: Feature = {
  id: 'go-to-test',
  *start({ sessions }) {
    yield vscode.commands.registerCommand('tollgate.goToTest', async (...[folder, places, from]: Partial<GoToTest>) => {
      const session = folder === undefined ? undefined : sessions.of(vscode.Uri.parse(folder));
      if (session !== undefined && places !== undefined) await leadTo(places, session, from);
    });
  },
};
