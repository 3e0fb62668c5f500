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

/** Where the line begins in which an offset is. */
export function lineStartAt(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isBreak(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The lines above the one that begins at an offset, the nearest first. */
export function* linesUp(text: string, start: number): Generator<string> {
  for (let next = start; next > 0; ) {
    const to = text.startsWith('\r\n', next - 2) ? next - 2 : next - 1;
    const from = lineStartAt(text, to);
    yield text.slice(from, to);
    next = from;
  }
}

/** The line that an offset is in, or one so many lines above it; undefined where there are not as many. */
export function lineAbove(text: string, offset: number, lines: number): string | undefined {
  const start = lineStartAt(text, offset);
  let above = 0;
  if (lines === 0) return text.slice(start, lineEndAt(text, start));
  for (const line of linesUp(text, start)) if (++above === lines) return line;
  return undefined;
}

/** Where the line ends in which an offset is, before its line break. */
export function lineEndAt(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
  return at;
}

/** Where the line begins that is so many lines below the one in which an offset is; the end of the text where there are not as many. */
export function lineStartBelow(text: string, offset: number, lines: number): number {
  let at = offset;
  for (let below = 0; below < lines && at < text.length; below++) {
    at = lineEndAt(text, at);
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return Math.min(at, text.length);
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
