import * as vscode from 'vscode';
import { message } from '../core/index.ts';
import type { Editor } from './feature.ts';
import { noIcon } from './no-icon.ts';
import { noLink } from './no-link.ts';
import type { Session } from './session.ts';
import { originOf } from './test-command-origin.ts';

/** By folder: what was offered when somebody agreed, and what they agreed to. */
type Agreed = Readonly<Record<string, { readonly offered: string; readonly command: string }>>;
const memory = 'tollgate.testCommands';

/**
 * The command that runs the tests of a folder: configured or detected, shown and asked once, and again when another is offered.
 * Undefined where nobody agreed.
 */
export async function agreedCommand({ context, say }: Editor, session: Session): Promise<string | undefined> {
  const { folder, testCommand } = session;
  const key = folder.uri.toString();
  const agreed = context.workspaceState.get<Agreed>(memory, {});
  const offered = testCommand?.command ?? '';
  const before = agreed[key];
  if (before !== undefined && before.offered === offered) return before.command;
  const origin = originOf(testCommand);
  const prompt = message('{origin}. It runs in the folder, without asking again until another is offered.', { origin });
  const chosen = await vscode.window.showInputBox({
    title: say(message('Run the tests of {folder}', { folder: folder.name })),
    prompt: noLink(noIcon(say(prompt))),
    placeHolder: 'npm test',
    value: offered,
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? say(message('a command that runs the tests')) : undefined),
  });
  if (chosen === undefined || chosen.trim() === '') return undefined;
  const command = chosen.trim();
  await context.workspaceState.update(memory, { ...agreed, [key]: { offered, command } });
  return command;
}
