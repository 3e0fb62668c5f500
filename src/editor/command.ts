import * as vscode from 'vscode';
import { message } from '../core/index.ts';
import type { Editor } from './feature.ts';
import { noIcon } from './no-icon.ts';
import { complain, inform } from './notice.ts';
import type { Session } from './session.ts';
import { standingWords } from './standing.ts';
import { type Target, targetOf } from './target.ts';

/** The title of a command, as the palette has it. */
export function titleOf({ context }: Editor, id: string): string | undefined {
  const { contributes } = context.extension.packageJSON as Manifest;
  const title = contributes.commands.find(({ command }) => command === id)?.title;
  return typeof title === 'object' ? title.value : title;
}

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: Title }[] };
}
/** Where the editor speaks another language than English, it keeps both. */
type Title = string | { readonly value: string; readonly original: string };

/** `tollgate.newRequirement` of the edit `new-requirement`. */
export function commandOf(id: string): string {
  return `tollgate.${id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}

/** Registers a command that tells in the log, and in a word, when it went wrong. */
export function command<T>(
  id: string,
  { log, say, sessions }: Editor,
  run: (target: Target) => T | Thenable<T>,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (given?: unknown) => {
    try {
      return await run(targetOf(given, sessions));
    } catch (error) {
      log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const showLog = say(message('Show the Log'));
      const chosen = await complain(
        say(message('That went wrong: {error}', { error: error instanceof Error ? error.message : String(error) })),
        showLog,
      );
      if (chosen === showLog) log.show();
      return undefined;
    }
  });
}

/**
 * The folder that a command is about; asks where that is not clear, with that first in which somebody is at work. Undefined where there is
 * none, or nobody chose.
 */
export async function sessionFor(id: string, editor: Editor, target: Target): Promise<Session | undefined> {
  const { sessions, say } = editor;
  await sessions.ready;
  if (target instanceof vscode.Uri) return sessions.of(target);
  if (target !== undefined && 'session' in target) return target.session;
  const onDisk = sessions.all.filter((session) => session.state.kind !== 'elsewhere');
  if (onDisk.length === 0) {
    void inform(say(message('Open a folder first: Tollgate judges folders on disk.')));
    return undefined;
  }
  if (onDisk.length === 1) return onDisk[0];
  const open = vscode.window.activeTextEditor?.document.uri;
  const here = open && sessions.of(open);
  const inOrder = [...onDisk.filter((each) => each === here), ...onDisk.filter((each) => each !== here)];
  const picks = inOrder.map((session) => ({
    label: noIcon(session.folder.name),
    description: noIcon(say(standingWords(session.state))),
    detail: noIcon(session.folder.uri.fsPath),
    session,
  }));
  const picked = await vscode.window.showQuickPick(picks, {
    title: titleOf(editor, id) ?? '',
    placeHolder: say(message('Which folder?')),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.session;
}
