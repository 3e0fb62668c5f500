import { anyLanguage, lexisOf } from './comments/languages.ts';
import { pieces } from './comments/pieces.ts';
import { lineCounter } from './line-counter.ts';
import type { Comment } from './reader.ts';

/** The comments of a source file, in order. Which language it is in, its name tells. A marker inside a string is no comment. */
export function* comments(path: string, text: string): Generator<Comment> {
  const lines = lineCounter(text);
  for (const piece of pieces(text, lexisOf(path, text) ?? anyLanguage)) {
    if (piece.kind !== 'comment') continue;
    const { line, column } = lines(piece.from);
    yield {
      text: text.slice(piece.from, piece.to),
      line,
      column,
      endLine: lines(Math.max(piece.from, piece.end - 1)).line,
    };
  }
}
