import * as vscode from 'vscode';
import { message, type Say } from '../../core/index.ts';
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
      const chosen = await choose(all, headline(session.state, say), say);
      if (chosen === undefined || chosen === 'back') return;
      const { reason, isHelpWanted } = chosen;
      if (reason.place !== undefined && !isHelpWanted) await open(session.folder.uri, reason.place);
      else if (reason.run?.startsWith('tollgate.') === true)
        await vscode.commands.executeCommand(reason.run, { session, row: { about: reason.about } });
      else if (reason.run !== undefined) await vscode.commands.executeCommand(reason.run);
    });
  },
};

/** The status bar speaks of the worst folder, and so does its list. */
async function sessionToTell(editor: Editor, target: Target): Promise<Session | undefined> {
  const spoken = target === undefined ? worst(editor.sessions.all)?.session : undefined;
  return spoken ?? sessionFor(editor, target);
}

type Chosen = { readonly reason: Reason; readonly isHelpWanted: boolean } | 'back' | undefined;

/** A reason that many were folded into leads to the list of them, and from there back. */
async function choose(all: readonly Reason[], title: string, say: Say, isBelow = false): Promise<Chosen> {
  const leads = all.some(({ place, below }) => place !== undefined || below !== undefined);
  const placeholder = say(leads ? message('Choose a reason to go to its place') : message('Choose what can be done'));
  for (;;) {
    const chosen = await pick(all, { title, placeholder, isBelow });
    if (chosen === undefined || chosen === 'back' || chosen.isHelpWanted) return chosen;
    const below = chosen.reason.below?.();
    if (below === undefined) return chosen;
    const further = await choose(below, chosen.reason.label, say, true);
    if (further !== 'back') return further;
  }
}

interface Words {
  readonly title: string;
  readonly placeholder: string;
  readonly isBelow: boolean;
}

/** The button of a line asks for help with it, the line itself leads to its place. */
function pick(items: readonly Reason[], { title, placeholder, isBelow }: Words): Promise<Chosen> {
  const list = vscode.window.createQuickPick<Reason>();
  list.title = title;
  list.placeholder = placeholder;
  list.matchOnDetail = true;
  list.items = items;
  if (isBelow) list.buttons = [vscode.QuickInputButtons.Back];
  return new Promise<Chosen>((resolve) => {
    list.onDidTriggerButton(() => resolve('back'));
    list.onDidTriggerItemButton(({ item }) => resolve({ reason: item, isHelpWanted: true }));
    list.onDidAccept(() => {
      const [reason] = list.selectedItems;
      resolve(reason && { reason, isHelpWanted: false });
    });
    list.onDidHide(() => resolve(undefined));
    list.show();
  }).finally(() => list.dispose());
}
