import type { Change } from '../edit.ts';

/** A line of a text, by offsets. */
export interface TextLine {
  readonly from: number;
  /** Without the line break. */
  readonly to: number;
  /** Where the next line begins. */
  readonly next: number;
}

/** A line break is LF, CRLF or CR, as the readers count them. The last line may be empty. */
export function linesOf(text: string): readonly TextLine[] {
  return [...linesDown(text)];
}

/** The same, one by one: most who look for a line find it soon. */
export function* linesDown(text: string): Generator<TextLine> {
  let from = 0;
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\n|\r/g)) {
    yield { from, to: index, next: index + lineBreak.length };
    from = index + lineBreak.length;
  }
  yield { from, to: text.length, next: text.length };
}

export function lineBreakOf(text: string): '\r\n' | '\n' {
  return /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}

/** @param by with LF; takes the line breaks of the text */
export function replaced(text: string, from: number, to: number, by: string): string {
  const own = lineBreakOf(text) === '\r\n' ? by.replace(/\r?\n/g, '\r\n') : by;
  return text.slice(0, from) + own + text.slice(to);
}

/** Lines put below a line; at the end of a text whose last line never ended, that line ends first. */
export function below(text: string, line: TextLine | undefined, added: string): string {
  const { at, text: put } = insertionBelow(line, added);
  return replaced(text, at, at, put);
}

export interface Insertion {
  readonly at: number;
  /** With LF. */
  readonly text: string;
}

export function insertionBelow(line: TextLine | undefined, added: string): Insertion {
  if (line === undefined) return { at: 0, text: `${added}\n` };
  return line.next > line.to ? { at: line.next, text: `${added}\n` } : { at: line.to, text: `\n${added}` };
}

/** @param insertions in order; they take the line breaks of the text */
export function withInsertions(text: string, insertions: readonly Insertion[]): string {
  const isCrlf = lineBreakOf(text) === '\r\n';
  const pieces: string[] = [];
  let from = 0;
  for (const { at, text: put } of insertions) {
    pieces.push(text.slice(from, at), isCrlf ? put.replace(/\r?\n/g, '\r\n') : put);
    from = at;
  }
  return pieces.join('') + text.slice(from);
}

/** What became of a text, as the one span that differs. */
export function changeTo(path: string, before: string, after: string): Change {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  while (from > 0 && (isTorn(before, from) || isTorn(after, from))) from--;
  while (same > 0 && (isTorn(before, before.length - same) || isTorn(after, after.length - same))) same--;
  return { path, before, spans: [{ from, to: before.length - same, text: after.slice(from, after.length - same) }] };
}

/** Whether a cut there would tear a line break or a character apart. */
function isTorn(text: string, at: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));
}
