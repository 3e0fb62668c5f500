import { type Change, change, type Move, type Refusal, type Span } from '../edit.ts';
import { message } from '../message.ts';
import { lineStarts } from '../understanding/line-starts.ts';
import { conflictLine, unfinishedMerge } from '../unfinished-merge.ts';

/** A text of the repository, as it would be saved now. */
export interface RenamedText {
  readonly path: string;
  readonly text: string;
  /** True where the file is not in UTF-8, and nobody knows what saving it would do. */
  readonly isGarbled: boolean;
}

/** Something gets another ID, everywhere at once. */
export interface Renaming {
  /** What every text has one of that has to change. */
  readonly marks: readonly string[];
  /** The file whose name has the ID. Changes are counted in it as it was. */
  readonly move?: Move;
  /** What changes in a text, if anything. One refusal is enough: then nothing is changed anywhere. */
  in(text: RenamedText): Change | Refusal | undefined;
}

/** @param spansIn may repeat themselves and overlap: of two in one place the first counts */
export function planned(
  parts: Pick<Renaming, 'marks' | 'move'>,
  spansIn: (path: string, text: string) => readonly Span[] | Refusal,
): Renaming {
  return {
    ...parts,
    in({ path, text, isGarbled }) {
      const found = spansIn(path, text);
      if ('refused' in found) return found;
      const spans = apart(found);
      if (spans.length === 0) return undefined;
      return whyUntouchable(path, text, isGarbled) ?? change(path, text, spans);
    },
  };
}

function whyUntouchable(file: string, text: string, isGarbled: boolean): Refusal | undefined {
  const merge = unfinishedMerge({ path: file, before: text });
  if (merge !== undefined) return { refused: merge, place: { file, line: conflictLine(text) ?? 1, column: 1 } };
  const zero = text.indexOf('\0');
  if (zero >= 0) {
    const line = lineStarts(text.slice(0, zero)).length;
    const refused = message('{file} line {line}: a zero, which no text has; nothing was changed', { file, line });
    return { refused, place: { file, line, column: 1 } };
  }
  if (!isGarbled) return undefined;
  const refused = message('{file} is not in UTF-8, and would be damaged; nothing was changed', { file });
  return { refused, place: { file, line: 1, column: 1 } };
}

function apart(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    if (kept.every(({ from, to }) => span.to <= from || to <= span.from)) kept.push(span);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** The text with its spans, which are in order. */
export function withSpans(text: string, spans: readonly Span[]): string {
  return apart(spans).reduceRight((left, { from, to, text: by }) => left.slice(0, from) + by + left.slice(to), text);
}
