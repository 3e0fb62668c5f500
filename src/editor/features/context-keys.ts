import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import type { Session } from '../session.ts';
import { isNothing } from '../state.ts';

/** Tells the manifest what is known, for what it shows only then: welcome texts, buttons, commands. */
export const contextKeys: Feature = {
  id: 'context-keys',
  *start({ sessions }) {
    let told = '';
    yield sessions.onDidChange(() => {
      const state = stateOf(sessions.all);
      if (state === told) return;
      told = state;
      void vscode.commands.executeCommand('setContext', 'tollgate.state', state);
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
