import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import type { Session } from '../session.ts';
import { isNothing } from '../state.ts';

/** Tells the manifest what is known, for what it shows only then: welcome texts, buttons, commands. */
export const contextKeys: Feature = {
  id: 'context-keys',
  *start({ sessions }) {
    const told = new Map<string, unknown>();
    const tell = (key: string, value: unknown): void => {
      if (told.get(key) === value) return;
      told.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    };
    yield sessions.onDidChange(() => {
      tell('tollgate.state', stateOf(sessions.all));
    });
  },
};

/** Something to show wins; then what a person can act on. */
function stateOf(sessions: readonly Session[]): string {
  const states = sessions.map(({ state }) => (state.kind === 'judged' && isNothing(state) ? 'nothing' : state.kind));
  return (
    ['judged', 'failed', 'reading', 'stopped', 'nothing', 'elsewhere'].find((each) =>
      states.some((state) => state === each),
    ) ?? 'none'
  );
}
