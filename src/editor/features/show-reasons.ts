import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { command, sessionFor, type Target } from '../command.ts';
import type { Editor, Feature } from '../feature.ts';
import { headline } from '../headline.ts';
import { open } from '../places.ts';
import { reasons } from '../reasons.ts';
import type { Session } from '../session.ts';
import { worst } from '../standing.ts';

/** The reasons as a list; choosing one goes there. */
export const showReasons: Feature = {
  id: 'show-reasons',
  *start(editor) {
    const { say } = editor;
    yield command('tollgate.showReasons', editor, async (target) => {
      const session = await sessionToTell(editor, target);
      if (session === undefined) return;
      const picked = await vscode.window.showQuickPick([...reasons(session.state, say)], {
        title: headline(session.state, say),
        placeHolder: say(message('Choose a reason to go to its place')),
        matchOnDetail: true,
      });
      const { uri } = session.folder;
      if (picked?.run !== undefined) await vscode.commands.executeCommand(picked.run, uri);
      else if (picked?.place !== undefined) await open(uri, picked.place);
    });
  },
};

/** The status bar speaks of the worst folder, and so does its list. */
async function sessionToTell(editor: Editor, target: Target): Promise<Session | undefined> {
  const spoken = target === undefined ? worst(editor.sessions.all)?.session : undefined;
  return spoken ?? sessionFor(editor, target);
}
