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
  return code(text, lexis === undefined ? [] : [...pieces(text, lexis)]);
}

/** What the comments and strings of a text leave of it. */
export function code(text: string, hidden: readonly Piece[]): Code {
  const masked = mask(text, hidden);
  const starts = lineStarts(text);
  return {
    text,
    masked,
    lines: starts.length,
    stringAt(offset) {
      const piece = hidden[lastUpTo(hidden, offset, startOf)];
      return piece?.start === offset && piece.kind === 'string' ? piece : undefined;
    },
    closing: brackets(masked),
    line: (offset) => lastUpTo(starts, offset, itself) + 1,
    codeOn(line) {
      const start = starts[line - 1];
      return start === undefined ? '' : masked.slice(start, starts[line]).trim();
    },
  };
}

function mask(text: string, hidden: readonly Piece[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { kind, start, end } of hidden) {
    parts.push(text.slice(at, start));
    if (kind === 'comment') parts.push(filled(' ', text, start, end));
    else if (end - start < 2) parts.push('_');
    else parts.push(`"${filled('_', text, start + 1, end - 1)}"`);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** As long as a part of the text, with the same line breaks. */
function filled(filler: ' ' | '_', text: string, from: number, to: number): string {
  const part = text.slice(from, to);
  return /[\r\n]/.test(part) ? part.replace(/[^\r\n]/g, filler) : filler.repeat(part.length);
}

const bracketKinds = new Uint8Array(128);
const kinds = 3;
for (const [index, bracket] of [...'([{)]}'].entries()) bracketKinds[bracket.charCodeAt(0)] = index + 1;

/**
 * Tells of an opening bracket which one closes it. A closer that fits none is ignored, an opener that was never closed is given
 * up. The text is gone through once, as far as is asked for.
 */
function brackets(masked: string): Code['closing'] {
  let pairs: Int32Array | undefined;
  let at = 0;
  const open: number[] = [];
  const waiting = [0, 0, 0, 0];
  const close = (kind: number, end: number, found: Int32Array): void => {
    if (waiting[kind] === 0) return;
    for (let start = open.pop(); start !== undefined; start = open.pop()) {
      const opened = bracketKinds[masked.charCodeAt(start)] ?? 0;
      waiting[opened] = (waiting[opened] ?? 0) - 1;
      found[start] = end;
      if (opened === kind) return;
    }
  };
  return (offset) => {
    const found = (pairs ??= new Int32Array(masked.length));
    let next = at;
    for (; next < masked.length && found[offset] === 0; next++) {
      const char = masked.charCodeAt(next);
      const kind = char < 128 ? (bracketKinds[char] ?? 0) : 0;
      if (kind === 0) continue;
      if (kind > kinds) close(kind - kinds, next, found);
      else {
        open.push(next);
        waiting[kind] = (waiting[kind] ?? 0) + 1;
      }
    }
    at = next;
    return found[offset] || masked.length;
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return starts;
}

function itself(start: number): number {
  return start;
}

function startOf({ start }: Piece): number {
  return start;
}

/** Index of the last entry that begins at the offset or before it; -1 where none does. */
function lastUpTo<T>(sorted: readonly T[], offset: number, begin: (entry: T) => number): number {
  let low = -1;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const entry = sorted[middle];
    if (entry !== undefined && begin(entry) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
