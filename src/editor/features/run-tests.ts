import * as vscode from 'vscode';
import { message, problemLine } from '../../core/index.ts';
import { alone } from '../alone.ts';
import { command, sessionFor } from '../command.ts';
import type { Editor, Feature } from '../feature.ts';
import type { Session } from '../session.ts';
import { agreedCommand } from '../test-command.ts';
import { testTask, testTaskType, testTerminal } from '../test-task.ts';

/** Runs the tests as a task, with progress, and records what they prove, as `tollgate test` does. */
export const runTests: Feature = {
  id: 'run-tests',
  *start(editor) {
    const { sessions } = editor;
    const running = new WeakMap<Session, Promise<boolean>>();
    yield vscode.tasks.registerTaskProvider(testTaskType, {
      provideTasks: () =>
        sessions.all.filter(({ state }) => state.kind !== 'elsewhere').map((session) => testTask(editor, session)),
      resolveTask: ({ scope, definition }) => {
        const session = typeof scope === 'object' ? sessions.of(scope.uri) : sessions.all[0];
        return session && testTask(editor, session, undefined, definition);
      },
    });
    yield command('tollgate.runTests', editor, async (target) => {
      const session = await sessionFor(editor, target);
      if (session === undefined) return undefined;
      if (!vscode.workspace.isTrusted) return refuse(editor);
      const { whyNoEvidence } = await import('../later.ts');
      const inTheWay = whyNoEvidence(session.folder.uri.fsPath);
      if (inTheWay !== undefined) {
        void vscode.window.showWarningMessage(alone(inTheWay, editor.say));
        return undefined;
      }
      const [mistake] = session.state.kind === 'judged' ? session.state.read.config.mistakes : [];
      if (mistake !== undefined) {
        void vscode.window.showWarningMessage(editor.say(problemLine(mistake)));
        return undefined;
      }
      const testCommand = await agreedCommand(editor, session);
      if (testCommand === undefined) return undefined;
      const known = running.get(session);
      if (known !== undefined) return known;
      const run = withProgress(editor, session, testCommand).finally(() => running.delete(session));
      running.set(session, run);
      const isGood = await run;
      // For whoever does something with tasks next.
      await untilNoneRuns(session, patience);
      return isGood;
    });
  },
};

/** True where the run proves something good; false where it does not, or was cancelled. */
async function withProgress(editor: Editor, session: Session, testCommand: string): Promise<boolean> {
  const { name } = session.folder;
  const title = message('Running the tests of {folder}: {command}', { folder: name, command: testCommand });
  const options = { location: vscode.ProgressLocation.Notification, title: editor.say(title), cancellable: true };
  return vscode.window.withProgress(options, async (_, cancelled) => {
    const terminal = await testTerminal(editor, session);
    cancelled.onCancellationRequested(() => terminal.close());
    await untilNoneRuns(session);
    if (cancelled.isCancellationRequested) return false;
    await vscode.tasks.executeTask(testTask(editor, session, () => terminal));
    return terminal.ended;
  });
}

/** Milliseconds in which VS Code ends a task whose terminal has closed. */
const patience = 5000;

/**
 * VS Code runs no task twice at a time: it would take the one that runs, or has just ended, for ours, and never open our terminal.
 * @param most milliseconds to wait; as long as it takes where nothing is said
 */
async function untilNoneRuns({ folder }: Session, most = Infinity): Promise<void> {
  const isOurs = ({ task: { definition, scope } }: vscode.TaskExecution): boolean =>
    definition.type === testTaskType && typeof scope === 'object' && scope.uri.toString() === folder.uri.toString();
  const end = performance.now() + most;
  while (vscode.tasks.taskExecutions.some(isOurs) && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

async function refuse({ say }: Editor): Promise<undefined> {
  const manage = say(message('Manage Trust'));
  const told = message('Restricted Mode: tests run only in folders that you trust.');
  if ((await vscode.window.showWarningMessage(say(told), manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
}
