import * as vscode from 'vscode';
import { isDocument } from '../core/index.ts';
import { isNeverListed } from '../disk/never-listed.ts';
import { NewFolders } from '../disk/new-folders.ts';
import { comingBack } from './coming-back.ts';
import { pathIn } from './path-in.ts';

export interface Changes {
  /** This path may say something else than before. */
  path(path: string): void;
  /** Many did, and nobody knows which. */
  everything(): void;
  /** Some may have, of which nobody told. */
  unseen(): void;
  /** Whether somebody says that a report is there, wherever that is. */
  isNamedReport(path: string): boolean;
}

/** Tells what changes in a folder: on disk, in ignored places too, and in the documents that are being typed. */
export function* watch(folder: vscode.WorkspaceFolder, changes: Changes): Generator<vscode.Disposable> {
  const told = (uri: vscode.Uri): void => {
    const path = pathIn(folder.uri, uri);
    if (path === undefined) return;
    if (movesTheTree.test(path)) changes.everything();
    else if ((!isNeverListed(path) || changes.isNamedReport(path)) && !keptByUs.test(path)) changes.path(path);
  };
  const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'));
  yield files;
  yield files.onDidCreate(told);
  if (process.platform === 'linux') {
    const newFolders = new NewFolders((path) => {
      if (path === undefined) changes.everything();
      else told(vscode.Uri.file(path));
    });
    yield newFolders;
    const mayBeNew = (uri: vscode.Uri): void => {
      const path = pathIn(folder.uri, uri);
      if (path !== undefined && !isNeverListed(`${path}/`)) newFolders.add(uri.fsPath);
    };
    yield files.onDidCreate(mayBeNew);
    // What was deleted and made again at once is told of as changed.
    yield files.onDidChange(mayBeNew);
  }
  yield files.onDidChange(told);
  yield files.onDidDelete(told);

  const typed = ({ uri }: vscode.TextDocument): void => {
    const path = pathIn(folder.uri, uri);
    if (path !== undefined && isDocument(path)) changes.path(path);
  };
  yield vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.contentChanges.length > 0) typed(event.document);
  });
  yield vscode.workspace.onDidSaveTextDocument(({ uri }) => told(uri));
  // What was typed and thrown away never was.
  yield vscode.workspace.onDidCloseTextDocument(typed);

  // Somebody comes back from a terminal or another program: nothing that went on there may have been missed.
  yield vscode.window.onDidChangeWindowState(comingBack(vscode.window.state.focused, () => changes.unseen()));

  // A task, or what was typed in a terminal, may have written where no watcher looks.
  yield vscode.tasks.onDidEndTaskProcess(() => changes.unseen());
  yield vscode.window.onDidEndTerminalShellExecution(() => changes.unseen());
}

/** A checkout changes so many files that some of the events may get lost. */
const movesTheTree = /^\.git\/(?:HEAD|index|shallow|info\/exclude)$/;
const keptByUs = /^\.tollgate\/(?:cache\/|[^/]*\.json\.\w+$)/;
