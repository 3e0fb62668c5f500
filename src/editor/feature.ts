import type * as vscode from 'vscode';
import type { Say } from '../core/index.ts';
import type { Calm } from './calm.ts';
import type { Sessions } from './sessions.ts';

/** The contract of a thing that the editor does: one file each in `features/`. */
export interface Feature {
  /** Equals the file name. */
  readonly id: string;
  /** Called once, before anything is read; must be quick. What it gives is disposed at the end. */
  start(editor: Editor): Iterable<vscode.Disposable>;
}

export interface Editor {
  readonly context: vscode.ExtensionContext;
  readonly sessions: Sessions;
  readonly log: vscode.LogOutputChannel;
  /** In the language of the editor. */
  readonly say: Say;
  readonly calm: Calm;
}
