import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { command, sessionFor, type Target, titleOf } from '../command.ts';
import type { Editor, Feature } from '../feature.ts';
import { headline } from '../headline.ts';
import { open } from '../places.ts';
import { type Reason, reasons } from '../reasons.ts';
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
      const all = [...reasons(session.state, say, (id) => titleOf(editor, id))];
      const isReason = all.some(({ place }) => place !== undefined);
      const picked = await pick(all, {
        title: headline(session.state, say),
        placeholder: say(isReason ? message('Choose a reason to go to its place') : message('Choose what can be done')),
      });
      if (picked === undefined) return;
      const { reason, isHelpWanted } = picked;
      if (reason.place !== undefined && !isHelpWanted) await open(session.folder.uri, reason.place);
      else if (reason.run !== undefined)
        await vscode.commands.executeCommand(reason.run, { session, row: { about: reason.about } });
    });
  },
};

/** The status bar speaks of the worst folder, and so does its list. */
async function sessionToTell(editor: Editor, target: Target): Promise<Session | undefined> {
  const spoken = target === undefined ? worst(editor.sessions.all)?.session : undefined;
  return spoken ?? sessionFor(editor, target);
}

/** The button of a line asks for help with it, the line itself leads to its place. */
function pick(
  items: readonly Reason[],
  { title, placeholder }: { readonly title: string; readonly placeholder: string },
): Promise<{ readonly reason: Reason; readonly isHelpWanted: boolean } | undefined> {
  const list = vscode.window.createQuickPick<Reason>();
  list.title = title;
  list.placeholder = placeholder;
  list.matchOnDetail = true;
  list.items = items;
  return new Promise<Awaited<ReturnType<typeof pick>>>((resolve) => {
    list.onDidTriggerItemButton(({ item }) => resolve({ reason: item, isHelpWanted: true }));
    list.onDidAccept(() => {
      const [reason] = list.selectedItems;
      resolve(reason && { reason, isHelpWanted: false });
    });
    list.onDidHide(() => resolve(undefined));
    list.show();
  }).finally(() => list.dispose());
}
