import * as vscode from 'vscode';
import { noLink } from './no-link.ts';

/** Milliseconds; what is done by then needs no word. */
const soon = 400;

/** Work that takes long shows that it goes on, and can be given up. */
export async function whileLong<T>(work: Promise<T>, sentence: string, giveUp: () => void): Promise<T> {
  const waits = new Promise<'long'>((resolve) => {
    setTimeout(resolve, soon, 'long');
  });
  if ((await Promise.race([work.then(() => 'done'), waits])) !== 'long') return work;
  const options = { location: vscode.ProgressLocation.Notification, title: noLink(sentence), cancellable: true };
  return vscode.window.withProgress(options, (_progress, token) => {
    token.onCancellationRequested(giveUp);
    return work;
  });
}
