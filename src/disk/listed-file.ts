import { lstatSync, type Stats } from 'node:fs';
import type { Entry } from '../core/index.ts';

/** Milliseconds. A file changed so shortly before it was looked at may change again without a trace in its times (git calls it racy). */
const racy = 2000;

/** What the system says of a file: how many numbers that are, and in which order they stand. */
export const numbersOfFile = 4;
const [sizeAt, timeAt, changedAt, nodeAt] = [0, 1, 2, 3];

/** A folder whose files are listed, and what the system says of them: numbers in one array, because there are very many of them. */
export class LookedAt {
  readonly root: string;
  /** Milliseconds since 1970 UTC, before any of them was looked at. */
  readonly now: number;
  private numbers = new Float64Array(numbersOfFile * 8);
  private next = 0;

  constructor(root: string, now = 0) {
    this.root = root;
    this.now = now;
  }

  add({ size, mtimeMs, ctimeMs, ino }: Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>): number {
    const at = this.room();
    this.numbers[at + sizeAt] = size;
    this.numbers[at + timeAt] = mtimeMs;
    this.numbers[at + changedAt] = ctimeMs;
    this.numbers[at + nodeAt] = ino;
    return at;
  }

  addNumbers(numbers: Float64Array): number {
    const at = this.room();
    this.numbers.set(numbers, at);
    return at;
  }

  numbersAt(at: number): Float64Array {
    return this.numbers.subarray(at, at + numbersOfFile);
  }

  number(at: number, which: number): number {
    return this.numbers[at + which] ?? 0;
  }

  private room(): number {
    const at = this.next;
    this.next += numbersOfFile;
    if (this.next > this.numbers.length) {
      const larger = new Float64Array(2 * this.numbers.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    return at;
  }
}

/**
 * A file as a folder names it. The system is asked for the rest once, when somebody wants to know; whoever opens the file asks on the way,
 * which is much cheaper. Then that is asked for before the bytes, so that a change in between is seen the next time.
 */
export class ListedFile implements Entry {
  readonly path: string;
  private readonly looked: LookedAt;
  /** Where its numbers stand; negative as long as nobody looked. */
  private at = -1;

  constructor(looked: LookedAt, path: string) {
    this.path = path;
    this.looked = looked;
  }

  get isKnown(): boolean {
    return this.at >= 0;
  }

  /** To be told before the bytes are read. */
  take(stats: Stats): void {
    if (!this.isKnown) this.at = this.looked.add(stats);
  }

  takeNumbers(numbers: Float64Array): void {
    if (!this.isKnown) this.at = this.looked.addNumbers(numbers);
  }

  numbers(): Float64Array {
    return this.looked.numbersAt(this.known());
  }

  /**
   * @returns whether it is a file
   * @throws what the system says
   */
  look(): boolean {
    const stats = lstatSync(`${this.looked.root}/${this.path}`);
    if (!stats.isFile()) return false;
    this.take(stats);
    return true;
  }

  get size(): number {
    return this.looked.number(this.known(), sizeAt);
  }

  get time(): number {
    return this.looked.number(this.known(), timeAt);
  }

  get stamp(): string {
    const at = this.known();
    const time = this.looked.number(at, timeAt);
    const changed = this.looked.number(at, changedAt);
    const certain = Math.max(time, changed) < this.looked.now - racy;
    if (!certain) return '';
    const parts = [
      this.looked.number(at, sizeAt),
      time,
      changed === time ? '' : changed,
      this.looked.number(at, nodeAt),
    ];
    // What `+` makes is kept in pieces, four times as large, until somebody looks into it.
    return parts.join(' ');
  }

  private known(): number {
    if (this.isKnown) return this.at;
    try {
      if (this.look()) return this.at;
    } catch {
      // It went while others were read.
    }
    return (this.at = this.looked.add(gone));
  }
}

/** Also where another bundle of this program listed it: what starts hands its listing on (see start.ts). */
export function isListedFile(entry: Pick<Entry, 'path'>): entry is ListedFile {
  return 'takeNumbers' in entry;
}

/** Never certain. */
const gone = { size: 0, mtimeMs: Infinity, ctimeMs: Infinity, ino: 0 };
