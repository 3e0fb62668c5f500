import { Brackets } from './brackets.ts';
import { lexisOf } from './comments/languages.ts';
import { type Piece, pieces } from './comments/pieces.ts';
import { lastUpTo } from './sorted.ts';

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
  /** Offsets at which lines begin, in order. */
  readonly starts: readonly number[];
  /** The string that begins at an offset. */
  readonly stringAt: (offset: number) => Piece | undefined;
  /** Strings and comments with line breaks inside, in order. */
  readonly spanning: readonly Piece[];
  /** Offset behind the brackets that open between two offsets; the second one where all of them close before it, or never. */
  readonly behindBrackets: (from: number, to: number) => number;
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
  const spanning: Piece[] = [];
  const masked = mask(text, hidden, spanning);
  const starts = lineStarts(text);
  let hiddenStarts: readonly number[] | undefined;
  let pairs: Brackets | undefined;
  return {
    text,
    masked,
    lines: starts.length,
    starts,
    stringAt(offset) {
      hiddenStarts ??= hidden.map(({ start }) => start);
      const piece = hidden[lastUpTo(hiddenStarts, offset)];
      return piece?.start === offset && piece.kind === 'string' ? piece : undefined;
    },
    spanning,
    behindBrackets: (from, to) => (pairs ??= new Brackets(masked)).behind(from, to),
    closing: (offset) => (pairs ??= new Brackets(masked)).closing(offset),
    line: (offset) => lastUpTo(starts, offset) + 1,
    codeOn(line) {
      const start = starts[line - 1];
      return start === undefined ? '' : masked.slice(start, starts[line]).trim();
    },
  };
}

/** @param spanning is given what has line breaks inside */
function mask(text: string, hidden: readonly Piece[], spanning: Piece[]): string {
  const hasReturns = text.includes('\r');
  let masked = '';
  let lineFeed = -1;
  let at = 0;
  for (const piece of hidden) {
    const { kind, start, end } = piece;
    if (lineFeed < start) lineFeed = text.indexOf('\n', start);
    if (lineFeed < 0) lineFeed = text.length;
    if (lineFeed < end) spanning.push(piece);
    masked += text.slice(at, start);
    masked += hasReturns || lineFeed < end ? maskOfLines(kind, text.slice(start, end)) : maskOf(kind, end - start);
    at = end;
  }
  return masked + text.slice(at);
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

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return starts;
}
