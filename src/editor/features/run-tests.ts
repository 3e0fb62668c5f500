import * as vscode from 'vscode';
import { message, problemLine } from '../../core/index.ts';
import { alone } from '../alone.ts';
import { command, sessionFor } from '../command.ts';
import type { Editor, Feature } from '../feature.ts';
import { noLink } from '../no-link.ts';
import { warn } from '../notice.ts';
import type { Session } from '../session.ts';
import { agreedCommand } from '../test-command.ts';
import { testTask, testTaskType, testTerminal } from '../test-task.ts';
import type { TestTerminal } from '../test-terminal.ts';

/**
 * The terminal in which the next task of a folder runs, where somebody waits for its end. VS Code keeps one execution for a
 * task: where it asks for all tasks before it opens ours, another of our executions is the one that is asked for a terminal.
 */
const awaited = new WeakMap<Session, TestTerminal>();

/** Runs the tests as a task, with progress, and records what they prove, as `tollgate test` does. */
export const runTests: Feature = {
  id: 'run-tests',
  *start(editor) {
    const { sessions } = editor;
    const running = new WeakMap<Session, Promise<boolean>>();
    yield vscode.tasks.registerTaskProvider(testTaskType, {
      provideTasks: () =>
        sessions.all.filter(({ state }) => state.kind !== 'elsewhere').map((session) => taskOf(editor, session)),
      resolveTask: ({ scope, definition }) => {
        const session = typeof scope === 'object' ? sessions.of(scope.uri) : sessions.all[0];
        return session && taskOf(editor, session, definition);
      },
    });
    yield command('tollgate.runTests', editor, async (target) => {
      const session = await sessionFor('tollgate.runTests', editor, target);
      if (session === undefined) return undefined;
      if (!vscode.workspace.isTrusted) return refuse(editor);
      const { whyNoEvidence } = await import('../later.ts');
      const inTheWay = whyNoEvidence(session.folder.uri.fsPath);
      if (inTheWay !== undefined) {
        void warn(alone(inTheWay, editor.say));
        return undefined;
      }
      const [mistake] = session.state.kind === 'judged' ? session.state.read.config.mistakes : [];
      if (mistake !== undefined) {
        void warn(editor.say(problemLine(mistake)));
        return undefined;
      }
      const testCommand = await agreedCommand(editor, session);
      if (testCommand === undefined) return undefined;
      const known = running.get(session);
      if (known !== undefined) return known;
      const run = withProgress(editor, session, testCommand).finally(() => running.delete(session));
      running.set(session, run);
      return run;
    });
  },
};

/** True where the run proves something good; false where it does not, or was cancelled. */
async function withProgress(editor: Editor, session: Session, testCommand: string): Promise<boolean> {
  const { name } = session.folder;
  const title = message('Running the tests of {folder}: {command}', { folder: name, command: testCommand });
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: noLink(editor.say(title)),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_, cancelled) => {
    const terminal = await testTerminal(editor, session);
    cancelled.onCancellationRequested(() => terminal.close());
    await untilNoneRuns(session, cancelled);
    if (cancelled.isCancellationRequested) return false;
    awaited.set(session, terminal);
    try {
      await vscode.tasks.executeTask(taskOf(editor, session));
      return await terminal.ended;
    } finally {
      awaited.delete(session);
    }
  });
}

function taskOf(editor: Editor, session: Session, definition?: vscode.TaskDefinition): vscode.Task {
  return testTask(session, editor.say, () => terminalOf(editor, session), definition);
}

function terminalOf(editor: Editor, session: Session): TestTerminal | Promise<TestTerminal> {
  const terminal = awaited.get(session);
  awaited.delete(session);
  return terminal ?? testTerminal(editor, session);
}

/** VS Code runs no task twice at a time: it would take the one that runs, or has just ended, for ours, and never open our terminal. */
async function untilNoneRuns({ folder }: Session, cancelled: vscode.CancellationToken): Promise<void> {
  const isOurs = ({ task: { definition, scope } }: vscode.TaskExecution): boolean =>
    definition.type === testTaskType && typeof scope === 'object' && scope.uri.toString() === folder.uri.toString();
  while (!cancelled.isCancellationRequested && vscode.tasks.taskExecutions.some(isOurs)) {
    await new Promise<void>((resolve) => {
      const listening = [vscode.tasks.onDidEndTask, cancelled.onCancellationRequested].map((event) =>
        event(() => {
          for (const each of listening) each.dispose();
          resolve();
        }),
      );
    });
  }
}

async function refuse({ say }: Editor): Promise<undefined> {
  const manage = say(message('Manage Trust'));
  const told = message('Restricted Mode: tests run only in folders that you trust.');
  if ((await warn(say(told), manage)) === manage) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
}
