import type * as vscode from 'vscode';
import type { MarkdownIt, Say } from '../core/index.ts';
import { inPreview } from './preview.ts';
import type { Sessions } from './sessions.ts';
import { standingOf } from './standing.ts';

/** What other extensions get, and tests: `await vscode.extensions.getExtension('tollgate.tollgate')?.activate()`. */
export interface Api {
  /** One for each folder of the workspace, in their order. */
  readonly gates: readonly Gate[];
  /** A gate says something else than before, or folders came or went. */
  readonly onDidChange: vscode.Event<void>;
  /** For the Markdown preview of VS Code, which asks for it by this name. */
  readonly extendMarkdownIt: <T extends MarkdownIt>(markdown: T) => T;
}

export interface Gate {
  readonly folder: vscode.WorkspaceFolder;
  /** The few words of the status bar, in the language of the editor; undefined where nothing asks for a gate. */
  readonly text: string | undefined;
  /** Undefined as long as the folder is not judged. */
  readonly verdict: 'open' | 'closed' | 'unverified' | 'error' | undefined;
}

export function apiOf(sessions: Sessions, say: Say): Api {
  return {
    get gates() {
      return sessions.all.map(({ folder, state }): Gate => {
        const standing = standingOf(state);
        return {
          folder,
          text: standing && say(standing.text),
          verdict: state.kind === 'judged' ? state.verdict.verdict : undefined,
        };
      });
    },
    onDidChange: (listener, thisArgs: unknown, disposables) =>
      sessions.onDidChange(() => void listener.call(thisArgs), undefined, disposables),
    extendMarkdownIt: inPreview(sessions, say),
  };
}
