import * as vscode from 'vscode';
import { message, type Say } from '../core/index.ts';
import type { Editor } from './feature.ts';
import type { Session } from './session.ts';
import type { TestTerminal } from './test-terminal.ts';

export const testTaskType = 'tollgate';

/** The tests of a folder as a task of the editor: in its list of tasks, in its terminal, for others to depend on. */
export function testTask(
  session: Session,
  say: Say,
  terminal: () => TestTerminal | Promise<TestTerminal>,
  definition: vscode.TaskDefinition = { type: testTaskType, task: 'test' },
): vscode.Task {
  const execution = new vscode.CustomExecution(() => Promise.resolve(terminal()));
  const task = new vscode.Task(definition, session.folder, 'test', 'tollgate', execution);
  task.group = vscode.TaskGroup.Test;
  task.detail = say(message('Run the tests, and record what they prove and on which content'));
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    clear: true,
    showReuseMessage: false,
  };
  return task;
}

export async function testTerminal(editor: Editor, session: Session): Promise<TestTerminal> {
  const { TestTerminal } = await import('./later.ts');
  return new TestTerminal(editor, session);
}
