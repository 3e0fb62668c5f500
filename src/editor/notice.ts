import * as vscode from 'vscode';
import { noLink } from './no-link.ts';

type Button = string | undefined;

/** Messages of the editor. It follows a link in one and runs its command without asking; a sentence may cite the repository. */
export function inform(sentence: string, ...buttons: readonly string[]): Thenable<Button> {
  return vscode.window.showInformationMessage(noLink(sentence), ...buttons);
}

export function warn(sentence: string, ...buttons: readonly string[]): Thenable<Button> {
  return vscode.window.showWarningMessage(noLink(sentence), ...buttons);
}

export function complain(sentence: string, ...buttons: readonly string[]): Thenable<Button> {
  return vscode.window.showErrorMessage(noLink(sentence), ...buttons);
}
