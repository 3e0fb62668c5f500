import * as vscode from 'vscode';

/** A switch among the settings, by its whole name as the manifest has it. */
export function isOn(setting: `tollgate.${string}`): boolean {
  return vscode.workspace.getConfiguration().get<boolean>(setting) ?? true;
}
