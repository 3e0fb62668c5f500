import { lexisOf } from './comments/languages.ts';
import { type Piece, pieces } from './comments/pieces.ts';

/** A source text in which only code is left: what a scanner that is no parser can go by. */
export interface Code {
  readonly text: string;
  /**
   * As long as the text, with the same line breaks. A comment is blank; a string is `"`, filler and `"`, so that no bracket or
   * keyword in it is mistaken for code.
   */
  readonly masked: string;
  /** Number of lines. */
  readonly lines: number;
  /** The string that begins at an offset. */
  readonly stringAt: (offset: number) => Piece | undefined;
  /** Offset of the bracket that closes the one at an offset; the length of the text where nothing does. */
  readonly closing: (offset: number) => number;
  /** 1-based. */
  readonly line: (offset: number) => number;
  /** The code on a line, without white space at its ends; empty where there is none, or no such line. */
  readonly codeOn: (line: number) => string;
}

/** The code of a file; all of it where nobody has described the language that its name tells. */
export function codeOf(path: string, text: string): Code {
  const lexis = lexisOf(path, text);
  return code(text, lexis === undefined ? [] : pieces(text, lexis));
}

/** What the comments and strings of a text leave of it. */
export function code(text: string, hidden: readonly Piece[]): Code {
  const masked = mask(text, hidden);
  const starts = lineStarts(text);
  let hiddenStarts: readonly number[] | undefined;
  let pairs: Brackets | undefined;
  return {
    text,
    masked,
    lines: starts.length,
    stringAt(offset) {
      hiddenStarts ??= hidden.map(({ start }) => start);
      const piece = hidden[lastUpTo(hiddenStarts, offset)];
      return piece?.start === offset && piece.kind === 'string' ? piece : undefined;
    },
    closing: (offset) => (pairs ??= new Brackets(masked)).closing(offset),
    line: (offset) => lastUpTo(starts, offset) + 1,
    codeOn(line) {
      const start = starts[line - 1];
      return start === undefined ? '' : masked.slice(start, starts[line]).trim();
    },
  };
}

function mask(text: string, hidden: readonly Piece[]): string {
  const parts: string[] = [];
  const hasReturns = text.includes('\r');
  let lineFeed = -1;
  let at = 0;
  for (const { kind, start, end } of hidden) {
    parts.push(text.slice(at, start));
    at = end;
    if (lineFeed < start) lineFeed = text.indexOf('\n', start);
    if (lineFeed < 0) lineFeed = text.length;
    parts.push(hasReturns || lineFeed < end ? maskOfLines(kind, text.slice(start, end)) : maskOf(kind, end - start));
  }
  parts.push(text.slice(at));
  return parts.join('');
}

function maskOf(kind: Piece['kind'], length: number): string {
  if (kind === 'comment') return ' '.repeat(length);
  return shortStrings[length] ?? maskedString(length);
}

function maskedString(length: number): string {
  return length < 2 ? '_' : `"${'_'.repeat(length - 2)}"`;
}
const shortStrings = Array.from({ length: 64 }, (_, length) => maskedString(length));

/** What may contain line breaks keeps them, but for those at which a string begins or ends. */
function maskOfLines(kind: Piece['kind'], piece: string): string {
  if (!/[\r\n]/.test(piece)) return maskOf(kind, piece.length);
  if (kind === 'comment') return piece.replace(/[^\r\n]/g, ' ');
  return piece.length < 2 ? maskOf(kind, piece.length) : `"${piece.slice(1, -1).replace(/[^\r\n]/g, '_')}"`;
}

/**
 * Tells of an opening bracket which one closes it. A closer that fits none is ignored, an opener that was never closed is given
 * up. As long as brackets are nested as they should be, only what is asked for is looked at, in the order of the questions.
 */
class Brackets {
  readonly #masked: string;
  /** Offsets of opening brackets, and of what closes them; 0 where nothing does. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Indices of those that are open. */
  readonly #open: number[] = [];
  /** Before this offset all is known that will be. */
  #known = 0;

  constructor(masked: string) {
    this.#masked = masked;
  }

  closing(offset: number): number {
    if (!opens(kindAt(this.#masked, offset))) return this.#masked.length;
    if (offset >= this.#known) {
      const end = this.#nested(offset);
      if (end !== undefined) return end;
      this.#all();
    } else if (this.#starts[lastUpTo(this.#starts, offset)] !== offset) this.#all();
    return this.#ends[lastUpTo(this.#starts, offset)] || this.#masked.length;
  }

  /** Undefined where brackets are not nested as they should be: then those around them matter as well. */
  #nested(offset: number): number | undefined {
    const masked = this.#masked;
    const open = this.#open;
    let depth = 0;
    for (let at = nextBracket(masked, offset); at >= 0; at = nextBracket(masked, at + 1)) {
      const kind = kindAt(masked, at);
      if (opens(kind)) {
        open[depth++] = this.#begin(at);
        continue;
      }
      const bracket = open[--depth] ?? 0;
      if (kindAt(masked, this.#starts[bracket] ?? 0) !== kind - kinds) return undefined;
      this.#ends[bracket] = at;
      if (depth > 0) continue;
      this.#known = at + 1;
      return at;
    }
    return undefined;
  }

  #all(): void {
    const masked = this.#masked;
    const open: number[] = [];
    const waiting = [0, 0, 0, 0];
    this.#starts.length = this.#ends.length = 0;
    this.#known = Infinity;
    for (let at = nextBracket(masked, 0); at >= 0; at = nextBracket(masked, at + 1)) {
      const kind = kindAt(masked, at);
      if (opens(kind)) {
        open.push(this.#begin(at));
        waiting[kind] = (waiting[kind] ?? 0) + 1;
      } else if (waiting[kind - kinds] !== 0) {
        let opened = 0;
        do {
          const bracket = open.pop() ?? 0;
          opened = kindAt(masked, this.#starts[bracket] ?? 0);
          waiting[opened] = (waiting[opened] ?? 0) - 1;
          this.#ends[bracket] = at;
        } while (opened !== kind - kinds);
      }
    }
  }

  #begin(at: number): number {
    this.#ends.push(0);
    return this.#starts.push(at) - 1;
  }
}

/** By character code: 1, 2, 3 for what opens, 4, 5, 6 for what closes it. */
const brackets = new Uint8Array(128);
for (const [index, bracket] of [...'([{)]}'].entries()) brackets[bracket.charCodeAt(0)] = index + 1;
const kinds = 3;

function kindAt(masked: string, at: number): number {
  const char = masked.charCodeAt(at);
  return char < 128 ? (brackets[char] ?? 0) : 0;
}

const anyBracket = /[()[\]{}]/g;

function nextBracket(masked: string, from: number): number {
  anyBracket.lastIndex = from;
  return anyBracket.test(masked) ? anyBracket.lastIndex - 1 : -1;
}

function opens(kind: number): boolean {
  return kind > 0 && kind <= kinds;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return starts;
}

/** Index of the last number up to another one; -1 where there is none. */
function lastUpTo(sorted: readonly number[], most: number): number {
  let low = -1;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= most) low = middle;
    else high = middle;
  }
  return low;
}
