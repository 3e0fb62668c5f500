import type { Place } from '../model.ts';

/** Offsets of the beginnings of the lines. Line ends are LF, CRLF or CR, as in the editor. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** The offset of a place in a text; where the text has no such line any more, its end. */
export function offsetsOf(text: string): (place: Pick<Place, 'line' | 'column'>) => number {
  let starts: readonly number[] | undefined;
  return ({ line, column }) => {
    starts ??= lineStarts(text);
    const start = starts[line - 1];
    return start === undefined ? text.length : Math.min(start + column - 1, text.length);
  };
}
