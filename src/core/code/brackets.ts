import { Finder } from './finder.ts';
import { lastUpTo } from './sorted.ts';

/** By kind; what closes a kind stands three kinds behind it. */
const brackets = ['(', '[', '{', ')', ']', '}'] as const;
const closes = 3;

function opens(char: number): boolean {
  return char === 40 || char === 91 || char === 123;
}

/**
 * Tells of an opening bracket which one closes it. A closer that fits none is ignored, an opener that was never closed is given
 * up. As long as brackets are nested as they should be, only what is asked for is looked at, in the order of the questions.
 */
export class Brackets {
  readonly #text: string;
  /** Of opening brackets: kinds, offsets, and offsets of what closes them; 0 where nothing does. */
  readonly #kinds: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Indices of those that are open. */
  readonly #open: number[] = [];
  /** Before this offset all is known that will be. */
  #known = 0;
  readonly #finder: Finder;

  /** @param text without brackets that mean nothing */
  constructor(text: string) {
    this.#text = text;
    this.#finder = new Finder(text, brackets);
  }

  /** Offset behind the brackets that open between two offsets; the second one where all of them close before it, or never. */
  behind(from: number, to: number): number {
    const finder = this.#finder;
    let end = to;
    for (let at = finder.next(from); at < to; at = finder.next(at + 1)) {
      const close = finder.found < closes ? this.closing(at) : this.#text.length;
      if (close === this.#text.length) continue;
      at = close;
      end = Math.max(to, close + 1);
    }
    return end;
  }

  /** The length of the text where nothing closes it, or no bracket opens there. */
  closing(offset: number): number {
    if (!opens(this.#text.charCodeAt(offset))) return this.#text.length;
    if (offset >= this.#known) {
      const end = this.#nested(offset);
      if (end !== undefined) return end;
      this.#all();
    } else if (this.#starts[lastUpTo(this.#starts, offset)] !== offset) this.#all();
    return this.#ends[lastUpTo(this.#starts, offset)] || this.#text.length;
  }

  /** What closes the next bracket. Undefined where brackets are not nested as they should be: then those around them matter as well. */
  #nested(offset: number): number | undefined {
    const finder = this.#finder;
    const open = this.#open;
    let depth = 0;
    for (let at = finder.next(offset); at < this.#text.length; at = finder.next(at + 1)) {
      const kind = finder.found;
      if (kind < closes) {
        open[depth++] = this.#begin(kind, at);
        continue;
      }
      const bracket = open[--depth] ?? 0;
      if (this.#kinds[bracket] !== kind - closes) return undefined;
      this.#ends[bracket] = at;
      if (depth > 0) continue;
      this.#known = at + 1;
      return at;
    }
    return undefined;
  }

  #all(): void {
    const open: number[] = [];
    const waiting = [0, 0, 0];
    this.#kinds.length = this.#starts.length = this.#ends.length = 0;
    this.#known = Infinity;
    const finder = this.#finder;
    for (let at = finder.next(0); at < this.#text.length; at = finder.next(at + 1)) {
      const kind = finder.found;
      if (kind < closes) {
        open.push(this.#begin(kind, at));
        waiting[kind] = (waiting[kind] ?? 0) + 1;
      } else if (waiting[kind - closes] !== 0) {
        let opened = 0;
        do {
          const bracket = open.pop() ?? 0;
          opened = this.#kinds[bracket] ?? 0;
          waiting[opened] = (waiting[opened] ?? 0) - 1;
          this.#ends[bracket] = at;
        } while (opened !== kind - closes);
      }
    }
  }

  #begin(kind: number, at: number): number {
    this.#kinds.push(kind);
    this.#ends.push(0);
    return this.#starts.push(at) - 1;
  }
}
