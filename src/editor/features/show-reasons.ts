import * as vscode from 'vscode';
import { message } from '../../core/index.ts';
import { called } from '../called.ts';
import { command, sessionFor, titleOf } from '../command.ts';
import type { Editor, Feature } from '../feature.ts';
import { headline } from '../headline.ts';
import { leadTo } from '../leading.ts';
import { inform } from '../notice.ts';
import { type Reason, reasons } from '../reasons.ts';
import type { Session } from '../session.ts';
import { worst } from '../standing.ts';
import type { Target } from '../target.ts';

/** The reasons as a list; choosing one goes there. */
export const showReasons: Feature = {
  id: 'show-reasons',
  *start(editor) {
    const { say } = editor;
    yield command('tollgate.showReasons', editor, async (target) => {
      const session = await sessionToTell(editor, target);
      if (session === undefined) return;
      const now = (): Told | undefined =>
        editor.sessions.all.includes(session)
          ? {
              title: titleFor(session, editor),
              all: [...reasons(session.state, say, (id) => titleOf(editor, id))],
            }
          : undefined;
      const chosen = await choose(now, editor);
      if (chosen === undefined || chosen === 'back') return;
      const { reason, isHelpWanted } = chosen;
      if (reason.place !== undefined && !isHelpWanted) await leadTo([reason.place], session);
      else if (reason.run?.startsWith('tollgate.') === true)
        await vscode.commands.executeCommand(reason.run, { session, row: { about: reason.about } });
      else if (reason.run !== undefined) await vscode.commands.executeCommand(reason.run);
      // Nothing leads on from here: at least it can be read whole.
      else void inform([reason.label, reason.detail].join('. '));
    });
  },
};

/** Of several folders it says which is meant. */
function titleFor({ folder, state }: Session, { sessions, say }: Editor): string {
  const folders = sessions.all.map((each) => each.folder);
  return folders.length > 1 ? `${called(folder, folders)} · ${headline(state, say)}` : headline(state, say);
}

/** The status bar speaks of the worst folder, and so does its list. */
async function sessionToTell(editor: Editor, target: Target): Promise<Session | undefined> {
  const spoken = target === undefined ? worst(editor.sessions.all)?.session : undefined;
  return spoken ?? sessionFor('tollgate.showReasons', editor, target);
}

type Chosen = { readonly reason: Reason; readonly isHelpWanted: boolean } | 'back' | undefined;

/** A list as it is now. */
interface Told {
  readonly title: string;
  readonly all: readonly Reason[];
}
/** Undefined where what it is about is there no more. */
type Now = () => Told | undefined;

/** A reason that many were folded into leads to the list of them, and from there back. */
async function choose(now: Now, editor: Editor, isBelow = false): Promise<Chosen> {
  for (;;) {
    const chosen = await pick(now, editor, isBelow);
    if (chosen === undefined || chosen === 'back' || chosen.isHelpWanted) return chosen;
    const { key, below } = chosen.reason;
    if (below === undefined) return chosen;
    const further = await choose(() => belowOf(now()?.all.find((each) => each.key === key)), editor, true);
    if (further !== 'back') return further;
  }
}

function belowOf(reason: Reason | undefined): Told | undefined {
  const all = reason?.below?.();
  return all && { title: reason?.label ?? '', all };
}

/** The button of a line asks for help with it, the line itself leads to its place. The list follows the verdict as long as it is open. */
function pick(now: Now, { sessions, say }: Editor, isBelow: boolean): Promise<Chosen> {
  const list = vscode.window.createQuickPick<Reason>();
  list.matchOnDetail = true;
  list.keepScrollPosition = true;
  if (isBelow) list.buttons = [vscode.QuickInputButtons.Back];
  let shown = '';
  let changes: vscode.Disposable | undefined;
  return new Promise<Chosen>((resolve) => {
    const show = (): void => {
      const told = now();
      if (told === undefined) {
        resolve('back');
        return;
      }
      // Nothing moves where nothing changed.
      const words = JSON.stringify(told);
      if (words === shown) return;
      shown = words;
      const { title, all } = told;
      const leads = all.some(({ place, below }) => place !== undefined || below !== undefined);
      const active = activeAmong(all, list);
      list.title = title;
      list.placeholder = say(
        leads ? message('Choose a reason to go to its place') : message('Choose what can be done'),
      );
      list.items = all;
      if (active !== undefined) list.activeItems = [active];
    };
    show();
    changes = sessions.onDidChange(show);
    list.onDidTriggerButton(() => resolve('back'));
    list.onDidTriggerItemButton(({ item }) => resolve({ reason: item, isHelpWanted: true }));
    list.onDidAccept(() => {
      const [reason] = list.selectedItems;
      resolve(reason && { reason, isHelpWanted: false });
    });
    list.onDidHide(() => resolve(undefined));
    list.show();
  }).finally(() => {
    changes?.dispose();
    list.dispose();
  });
}

/** The one that was, or where it is gone the one that has come to its place. */
function activeAmong(
  all: readonly Reason[],
  { activeItems: [active], items }: Pick<vscode.QuickPick<Reason>, 'activeItems' | 'items'>,
): Reason | undefined {
  if (active === undefined) return undefined;
  const choices = all.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
  const before = items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
  const at = Math.min(
    before.findIndex(({ key }) => key === active.key),
    choices.length - 1,
  );
  return choices.find(({ key }) => key === active.key) ?? choices[at];
}
