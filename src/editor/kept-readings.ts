import * as vscode from 'vscode';
import type { LiveRepository, Readings } from '../core/index.ts';
import { loadingReadings, savingReadings } from '../disk/cache.ts';
import { isOurs } from '../disk/paths.ts';

/** What the editor or the command line read the last time: a window that opens reads only what changed since. Nothing in Restricted Mode. */
export class KeptReadings {
  private readonly folder: vscode.WorkspaceFolder;
  private loaded: Readings | undefined;
  private isSaved = false;

  constructor(folder: vscode.WorkspaceFolder) {
    this.folder = folder;
  }

  *load(): Generator<undefined, Readings | undefined> {
    if (this.isKept) this.loaded = yield* loadingReadings(this.root);
    return this.loaded;
  }

  /** Once for each window: of what changes later, little is to be read again. */
  *save(repository: Pick<LiveRepository, 'readings'>): Generator<unknown, void> {
    if (this.isSaved || !this.isKept) return;
    this.isSaved = true;
    const before = this.loaded;
    this.loaded = undefined;
    const readings = yield* repository.readings();
    if (readings !== undefined) yield* savingReadings(this.root, readings, before);
  }

  private get root(): string {
    return this.folder.uri.fsPath;
  }

  private get isKept(): boolean {
    return vscode.workspace.isTrusted && isOurs(this.root);
  }
}
