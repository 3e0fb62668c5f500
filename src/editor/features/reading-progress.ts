import * as vscode from 'vscode';
import type { Feature } from '../feature.ts';
import type { Session } from '../session.ts';

/** A first reading shows in the view that will show what is read. */
export const readingProgress: Feature = {
  id: 'reading-progress',
  *start({ sessions }) {
    const shown = new WeakMap<Session, () => void>();
    yield sessions.onDidChange((session) => {
      if (session === undefined) return;
      const end = shown.get(session);
      if (session.state.kind === 'reading') {
        if (end !== undefined) return;
        const ended = new Promise<void>((resolve) => shown.set(session, resolve));
        void vscode.window.withProgress({ location: { viewId: 'tollgate.phases' } }, () => ended);
      } else if (end !== undefined) {
        shown.delete(session);
        end();
      }
    });
  },
};
