import * as vscode from 'vscode';
import { noIcon } from './no-icon.ts';
import { readingTime } from './reading-time.ts';

/** Says in the status bar what was done, where nobody has to answer; it goes by itself. */
export function tellBriefly(sentence: string, icon?: string): void {
  const text = noIcon(sentence);
  vscode.window.setStatusBarMessage(icon === undefined ? text : `$(${icon}) ${text}`, readingTime(sentence));
}
