import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import { goToTestIn, leadTo } from '../leading.ts';

/** From a row, a lens or a link that tells of reported tests to where they are written. */
export const goToTest: Feature = {
  id: 'go-to-test',
  *start({ sessions }) {
    yield vscode.commands.registerCommand('tollgate.goToTest', async (...given: readonly unknown[]) => {
      const asked = goToTestIn(given);
      const session = asked && sessions.of(asked.folder);
      if (asked !== undefined && session !== undefined) await leadTo(asked.places, session, asked.from);
    });
  },
};
