import * as vscode from 'vscode';
import { message, type Requirement } from '../../core/index.ts';
import { command, sessionFor, type Target } from '../command.ts';
import type { Feature } from '../feature.ts';
import { open, pathIn } from '../places.ts';
import type { Session } from '../session.ts';
import type { Judged } from '../state.ts';

/** Leads to the ID of a requirement and begins to rename it: the editor's own rename has a preview and a way back. */
export const changeId: Feature = {
  id: 'change-id',
  *start(editor) {
    const { say } = editor;
    yield command('tollgate.changeId', editor, async (target) => {
      const session = await sessionFor(editor, target);
      const judged = await session?.now();
      if (session === undefined || judged === undefined) return;
      const chosen = meant(session, judged, target) ?? (await chooseFrom(judged, say(message('Whose ID?'))));
      if (chosen === undefined) return;
      await open(session.folder.uri, chosen.place);
      await vscode.commands.executeCommand('editor.action.rename');
    });
  },
};

/** The one that the command was called on, or in which the cursor stands. */
function meant({ folder }: Session, { read: { model } }: Judged, target: Target): Requirement | undefined {
  const about = target !== undefined && 'row' in target ? (target.row.about ?? []) : [];
  const named = model.requirements.find(({ id }) => about.includes(id));
  const active = vscode.window.activeTextEditor;
  const file = active && pathIn(folder.uri, active.document.uri);
  const line = (active?.selection.active.line ?? -1) + 1;
  return (
    named ??
    model.requirements.find(({ place, endLine }) => place.file === file && place.line <= line && line <= endLine)
  );
}

async function chooseFrom({ read: { model } }: Judged, placeHolder: string): Promise<Requirement | undefined> {
  const items = model.requirements
    .filter(({ convention }) => convention === 'tollgate')
    .map((requirement) => ({
      label: requirement.id,
      description: requirement.title,
      detail: requirement.place.file,
      requirement,
    }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.requirement;
}
