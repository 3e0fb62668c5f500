import { anyLanguage, lexisOf } from './comments/languages.ts';
import { type Piece, pieces } from './comments/pieces.ts';
import { lineCounter } from '../syntax/line-counter.ts';
import type { Comment } from '../reader.ts';

/** The comments of a source file, in order. Which language it is in, its name tells. A marker inside a string is no comment. */
export function* comments(path: string, text: string): Generator<Comment> {
  const place = lineCounter(text);
  for (const piece of pieces(text, lexisOf(path, text) ?? anyLanguage)) {
    if (piece.kind === 'comment') yield commentAt(text, piece, place);
  }
}

/** @param place counts the lines of the text; so comments are asked for in order */
export function commentAt(text: string, { from, to, end }: Piece, place: ReturnType<typeof lineCounter>): Comment {
  const { line, column } = place(from);
  return { text: text.slice(from, to), line, column, endLine: place(Math.max(from, end - 1)).line };
}
