import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';
import { foldersNeverListed } from './never-listed.ts';

/** More watches than that cost the machine more than they bring. */
const most = 1000;
/** Milliseconds. Each file that is made there is told of: to list the folder each time would cost the square of them. */
const patience = 50;

/**
 * Watches folders that were made while somebody else watched the folders above them. On Linux a recursive watcher adds a folder when it
 * hears of it: what was made in there before that, folders above all, it never hears of, nor of anything below them.
 */
export class NewFolders {
  private readonly told: (path: string | undefined) => void;
  private readonly watchers = new Map<string, FSWatcher>();
  private readonly changed = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private gone = false;

  /** @param told what changed in one of them, a file, or a folder with all that is in it, by its absolute path; undefined where that is not known */
  constructor(told: (path: string | undefined) => void) {
    this.told = told;
  }

  /**
   * Watches a folder and all below it, anew where they were watched: what was deleted and made again, or put in the place of another, has its
   * name only. What is no folder is left alone.
   * @param folder absolute
   */
  add(folder: string): void {
    try {
      if (lstatSync(folder).isDirectory() && this.watch(folder)) {
        // Listed once it is watched: what is made meanwhile is not missed.
        for (const each of subfolders(folder)) this.add(each);
      }
    } catch {
      // Gone already, no folder, or the machine gives no more watches: the folder above still tells of most.
    }
  }

  /** @returns whether it is watched now */
  private watch(folder: string): boolean {
    const before = this.watchers.get(folder);
    if (this.gone || (before === undefined && this.watchers.size >= most)) return false;
    const watcher = watch(folder, { persistent: false }, (kind, name) => {
      const path = name === null ? undefined : `${folder}/${name}`;
      // It came, went, or is another than before.
      if (kind === 'rename' && path !== undefined) this.remove(path);
      this.told(path);
      this.changed.add(folder);
      this.timer ??= setTimeout(() => this.addNew(), patience).unref();
    });
    watcher.on('error', () => {
      if (this.watchers.get(folder) === watcher) this.remove(folder);
    });
    this.watchers.set(folder, watcher);
    // After the new one is there: what the system has told the old one of the same folder would be lost.
    before?.close();
    return true;
  }

  dispose(): void {
    this.gone = true;
    clearTimeout(this.timer);
    for (const folder of [...this.watchers.keys()]) this.remove(folder);
  }

  /** What was made in a new folder before it is watched, nobody tells of. */
  private addNew(): void {
    const all = [...this.changed];
    this.changed.clear();
    this.timer = undefined;
    for (const folder of all) {
      try {
        for (const each of subfolders(folder).filter((each) => !this.watchers.has(each))) {
          this.add(each);
          if (this.watchers.has(each)) this.told(each);
        }
      } catch {
        this.remove(folder);
      }
    }
  }

  private remove(folder: string): void {
    this.watchers.get(folder)?.close();
    this.watchers.delete(folder);
  }
}

/** @throws where it is no folder */
function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !foldersNeverListed.has(entry.name))
    .map(({ name }) => `${folder}/${name}`);
}
