import type { Span } from '../edit.ts';
import { changeTo } from '../writing/lines.ts';

/** The one part of a text that differs from another. */
export function spansTo(before: string, after: string): readonly Span[] {
  return before === after ? [] : changeTo('', before, after).spans;
}

/** The rest of the line that begins at an offset. */
export function restOfLine(text: string, offset: number): string {
  return /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
}
