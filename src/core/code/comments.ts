import type { Piece } from './comments/pieces.ts';
import type { lineCounter } from '../syntax/line-counter.ts';
import type { Comment } from '../reader.ts';

/** @param place counts the lines of the text; so comments are asked for in order */
export function commentAt(text: string, { from, to, end }: Piece, place: ReturnType<typeof lineCounter>): Comment {
  const { line, column } = place(from);
  return { text: text.slice(from, to), line, column, endLine: place(Math.max(from, end - 1)).line };
}
