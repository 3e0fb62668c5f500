import * as vscode from 'vscode';

/** A switch among the settings, by its whole name as the manifest has it. */
export function isOn(setting: `tollgate.${string}`): boolean {
  return vscode.workspace.getConfiguration().get<boolean>(setting) ?? true;
}

/** Runs whenever somebody may have turned it on or off. */
export function onSwitch(setting: `tollgate.${string}`, run: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(setting)) run();
  });
}
