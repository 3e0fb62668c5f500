import * as vscode from 'vscode';
import type { Place } from '../../core/index.ts';
import type { Feature } from '../feature.ts';
import { leadTo } from '../leading.ts';

/** From a row or a lens that tells of a reported test to where it is written. */
export const goToTest: Feature = {
  id: 'go-to-test',
  *start({ sessions }) {
    yield vscode.commands.registerCommand('tollgate.goToTest', async (folder?: vscode.Uri, place?: Place) => {
      const session = folder && sessions.of(folder);
      if (session !== undefined && place !== undefined) await leadTo(place, session);
    });
  },
};
