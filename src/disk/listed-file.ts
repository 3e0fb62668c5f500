import { lstatSync, type Stats } from 'node:fs';
import type { Entry } from '../core/index.ts';

/** A file changed so shortly before it was looked at may change again without a trace in its times (git calls it racy). */
const racy = 2000;

/** What the system says of a file. */
export type Looks = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>;

/**
 * A file as a folder names it. The system is asked for the rest once, when somebody wants to know; whoever opens the file asks on the way,
 * which is much cheaper. Then that is asked for before the bytes, so that a change in between is seen the next time.
 */
export class ListedFile implements Entry {
  readonly path: string;
  private readonly root: string;
  private readonly now: number;
  private looks: Looks | undefined = undefined;

  /** @param now milliseconds since 1970 UTC, before the file was looked at; only the stamp needs it */
  constructor(root: string, path: string, now = 0) {
    this.path = path;
    this.root = root;
    this.now = now;
  }

  get isKnown(): boolean {
    return this.looks !== undefined;
  }

  /** To be told before the bytes are read. */
  take(looks: Looks): void {
    this.looks ??= looks;
  }

  /** The same for another thread. */
  numbers(): readonly number[] {
    const { size, mtimeMs, ctimeMs, ino } = this.known();
    return [size, mtimeMs, ctimeMs, ino];
  }

  /** Of what was never looked at, they are not numbers. */
  takeNumbers([size = NaN, mtimeMs = NaN, ctimeMs = NaN, ino = NaN]: Iterable<number>): void {
    if (!Number.isNaN(size)) this.take({ size, mtimeMs, ctimeMs, ino });
  }

  /** @throws what the system says */
  look(): Stats | undefined {
    const stats = lstatSync(`${this.root}/${this.path}`);
    if (!stats.isFile()) return undefined;
    this.take(looksOf(stats));
    return stats;
  }

  get size(): number {
    return this.known().size;
  }

  get time(): number {
    return this.known().mtimeMs;
  }

  get stamp(): string {
    const { size, mtimeMs, ctimeMs, ino } = this.known();
    const certain = mtimeMs < this.now - racy && ctimeMs < this.now - racy;
    return certain ? `${size} ${mtimeMs} ${ctimeMs === mtimeMs ? '' : ctimeMs} ${ino}` : '';
  }

  private known(): Looks {
    if (this.looks !== undefined) return this.looks;
    try {
      this.look();
    } catch {
      // It went while others were read.
    }
    return (this.looks ??= gone);
  }
}

/** Never certain. */
const gone: Looks = { size: 0, mtimeMs: Infinity, ctimeMs: Infinity, ino: 0 };

/** Without the dates, which few ask for. */
export function looksOf({ size, mtimeMs, ctimeMs, ino }: Looks): Looks {
  return { size, mtimeMs, ctimeMs, ino };
}
