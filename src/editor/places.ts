import * as vscode from 'vscode';
import type { Place } from '../core/index.ts';

export function uriOf(folder: vscode.Uri, file: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, file);
}

/** Where the cursor goes. */
export function positionOf({ line, column }: Place): vscode.Position {
  return new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
}

/** From the place to the end of its line; the editor cuts off what is too much. */
export function restOfLine(place: Place): vscode.Range {
  const start = positionOf(place);
  return new vscode.Range(start, start.with({ character: start.character + 1000 }));
}

export function locationOf(folder: vscode.Uri, place: Place): vscode.Location {
  return new vscode.Location(uriOf(folder, place.file), positionOf(place));
}

/** For a row or a list: a click goes there. */
export function goTo(folder: vscode.Uri, place: Place, title: string): vscode.Command {
  const at = positionOf(place);
  const options: vscode.TextDocumentShowOptions = { selection: new vscode.Range(at, at), preview: true };
  return { command: 'vscode.open', title, arguments: [uriOf(folder, place.file), options] };
}

export async function open(folder: vscode.Uri, place: Place): Promise<void> {
  const { command, arguments: args = [] } = goTo(folder, place, '');
  await vscode.commands.executeCommand(command, ...(args as unknown[]));
}
