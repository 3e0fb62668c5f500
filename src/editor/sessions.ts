import * as vscode from 'vscode';
import { pause } from './pace.ts';
import { pathIn } from './path-in.ts';
import type { Session } from './session.ts';

/** A session for each folder of the workspace, in the order of the folders. */
export class Sessions implements vscode.Disposable {
  /** Also when folders come and go; then without a session. */
  readonly onDidChange: vscode.Event<Session | undefined>;
  private readonly log: vscode.LogOutputChannel;
  private readonly changed = new vscode.EventEmitter<Session | undefined>();
  private readonly byFolder = new Map<string, Session>();
  private readonly folders: vscode.Disposable;
  /** Also those of folders that were closed. */
  private readonly ours = new WeakSet<object>();
  private opened: Promise<void> = Promise.resolve();
  private gone = false;

  constructor(log: vscode.LogOutputChannel) {
    this.log = log;
    this.onDidChange = this.changed.event;
    this.folders = vscode.workspace.onDidChangeWorkspaceFolders(() => void this.open());
  }

  get all(): readonly Session[] {
    return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => this.byFolder.get(uri.toString()) ?? []);
  }

  /** The one that a file belongs to; of nested folders the innermost. */
  of(uri: vscode.Uri): Session | undefined {
    const around = this.all.filter(
      ({ folder }) => folder.uri.toString() === uri.toString() || pathIn(folder.uri, uri) !== undefined,
    );
    return around.sort((a, b) => b.folder.uri.path.length - a.folder.uri.path.length)[0];
  }

  /** Whether something is a session of this window, be it of a folder that was closed since. */
  isOurs(what: unknown): what is Session {
    return typeof what === 'object' && what !== null && this.ours.has(what);
  }

  /** Resolves when there is a session for each folder: what wakes Tollgate may be a command. */
  get ready(): Promise<void> {
    return this.opened;
  }

  /** Sessions for the folders that are open now, and for no others. */
  open(): Promise<void> {
    this.opened = this.follow();
    return this.opened;
  }

  private async follow(): Promise<void> {
    // Activation ends first: what is loaded here takes longer than it.
    await pause();
    const { Session } = await import('./later.ts');
    if (this.gone) return;
    const folders = new Map((vscode.workspace.workspaceFolders ?? []).map((folder) => [folder.uri.toString(), folder]));
    for (const [key, session] of this.byFolder) {
      if (folders.has(key)) continue;
      session.dispose();
      this.byFolder.delete(key);
    }
    for (const [key, folder] of folders) {
      if (this.byFolder.has(key)) continue;
      const session = new Session(folder, this.log);
      this.byFolder.set(key, session);
      this.ours.add(session);
      session.onDidChange(() => this.changed.fire(session));
      void session.now();
    }
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.gone = true;
    this.folders.dispose();
    for (const session of this.byFolder.values()) session.dispose();
    this.changed.dispose();
  }
}
