import type { Lexis } from './comments/lexis.ts';
import { type Piece, pieces } from './comments/pieces.ts';

/** A source text in which only code is left: what a scanner that is no parser can go by. */
export interface Code {
  readonly text: string;
  /**
   * As long as the text, with the same line breaks. A comment is blank; a string is `"`, filler and `"`, so that no bracket or
   * keyword in it is mistaken for code.
   */
  readonly masked: string;
  /** The string that begins at an offset. */
  readonly stringAt: (offset: number) => Piece | undefined;
  /** Offset of the bracket that closes the one at an offset; the length of the text where nothing does. */
  readonly closing: (offset: number) => number;
  /** 1-based. */
  readonly line: (offset: number) => number;
}

const filler = '_';
const openers = '([{';
const closers = ')]}';

export function code(text: string, lexis: Lexis): Code {
  const strings = new Map<number, Piece>();
  const parts: string[] = [];
  let at = 0;
  for (const piece of pieces(text, lexis)) {
    parts.push(text.slice(at, piece.start));
    const hidden = text.slice(piece.start, piece.end);
    if (piece.kind === 'comment') parts.push(hidden.replace(/[^\r\n]/g, ' '));
    else {
      strings.set(piece.start, piece);
      const inner = hidden.slice(1, -1).replace(/[^\r\n]/g, filler);
      parts.push(hidden.length < 2 ? filler : `"${inner}"`);
    }
    at = piece.end;
  }
  parts.push(text.slice(at));
  const masked = parts.join('');
  const starts = lineStarts(text);
  let pairs: Int32Array | undefined;
  return {
    text,
    masked,
    stringAt: (offset) => strings.get(offset),
    closing(offset) {
      pairs ??= pairBrackets(masked);
      const end = pairs[offset];
      return end === undefined || end === 0 ? text.length : end;
    },
    line: (offset) => lineOf(starts, offset),
  };
}

/** By offset of an opening bracket, that of its closing one. A closer that fits none is ignored, an opener that was never closed is given up. */
function pairBrackets(masked: string): Int32Array {
  const pairs = new Int32Array(masked.length);
  const open: { readonly kind: number; readonly at: number }[] = [];
  const waiting = [0, 0, 0];
  for (const { index, 0: bracket } of masked.matchAll(/[()[\]{}]/g)) {
    const opens = openers.indexOf(bracket);
    if (opens >= 0) {
      open.push({ kind: opens, at: index });
      waiting[opens] = (waiting[opens] ?? 0) + 1;
      continue;
    }
    const kind = closers.indexOf(bracket);
    if ((waiting[kind] ?? 0) === 0) continue;
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      waiting[last.kind] = (waiting[last.kind] ?? 0) - 1;
      pairs[last.at] = index;
      if (last.kind === kind) break;
    }
  }
  return pairs;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return starts;
}

/** 1-based number of the line that an offset lies on. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
