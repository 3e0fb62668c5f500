import * as vscode from 'vscode';
import { command } from '../command.ts';
import type { Feature } from '../feature.ts';

/** Milliseconds after which somebody who waits may want to give up; a button that comes and goes at once helps nobody. */
const patience = 1000;

/** Looks at everything again, and shows that it does; where that takes long, it can be stopped. */
export const checkNow: Feature = {
  id: 'check-now',
  *start(editor) {
    let checks = 0;
    const tell = (key: string, value: boolean): void => void vscode.commands.executeCommand('setContext', key, value);
    const check = async (): Promise<void> => {
      await editor.sessions.ready;
      await Promise.all(editor.sessions.all.map((session) => session.now()));
    };
    yield command('tollgate.checkNow', editor, () =>
      vscode.window.withProgress({ location: { viewId: 'tollgate.phases' } }, async () => {
        checks++;
        const later = setTimeout(() => tell('tollgate.isChecking', true), patience);
        await check().finally(() => {
          clearTimeout(later);
          if (--checks === 0) tell('tollgate.isChecking', false);
        });
      }),
    );
  },
};
