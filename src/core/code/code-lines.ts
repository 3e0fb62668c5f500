import type { Code } from './code.ts';
import type { Piece } from './comments/pieces.ts';
import { memoized } from '../memoized.ts';
import { lastUpTo } from './sorted.ts';

/** On which lines of a file code stands. */
export interface CodeLines {
  readonly isCode: (line: number) => boolean;
  /** The first that is not of the header of the file. */
  readonly first: number;
  /** The next line with code below a line, or the last line; 0 below that. To be asked in order. */
  readonly below: (line: number) => number;
  /** The last line above one with code on which nothing stands, neither code nor a comment. */
  readonly blankAbove: (line: number) => number;
}

/** What may stand above the header of a file: `package cart`, `'use strict'`. */
const preamble = /^(?:package\s+[\w.]+\s*;?|"_*"\s*;?|)$/;

/** @param pieces comments and strings, in order */
export function codeLines(source: Code, pieces: readonly Piece[]): CodeLines {
  const { lines, codeOn } = source;
  /** Thousands of references may stand on one line. */
  const isCode = memoized((line: number) => codeOn(line) !== '');
  let first = 1;
  while (first <= lines && preamble.test(codeOn(first))) first++;

  let next = 0;
  const below = (line: number): number => {
    if (line >= lines) return 0;
    if (next > line) return next;
    for (next = line + 1; next < lines && !isCode(next); ) next++;
    return next;
  };

  const starts = pieces.map(({ from }) => from);
  /** The same for all that stands above one line. */
  let blank = { above: 0, line: 0 };
  const blankAbove = (line: number): number => {
    if (blank.above !== line) blank = { above: line, line: lastUncommented(line - 1, source, pieces, starts) };
    return blank.line;
  };
  return { isCode, first, below, blankAbove };
}

function lastUncommented(from: number, source: Code, pieces: readonly Piece[], starts: readonly number[]): number {
  let line = from;
  for (let at = lastUpTo(starts, source.starts[from] ?? source.text.length); at >= 0; at--) {
    const piece = pieces[at];
    if (piece?.kind !== 'comment') continue;
    if (source.line(Math.max(piece.from, piece.end - 1)) < line) break;
    line = Math.min(line, source.line(piece.from) - 1);
  }
  return line;
}
