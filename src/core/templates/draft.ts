import type { Place } from '../model.ts';

/** A text with the place where its author goes on. */
export interface Draft {
  /** With LF. */
  readonly text: string;
  /** UTF-16 offset. */
  readonly goOn: number;
  /** True where the gate waits for what belongs there: it is written before anything else. */
  readonly isAwaited?: true;
}

/** @param after what stands behind the place */
export function draft(before: string, after: string): Draft {
  return { text: before + after, goOn: before.length };
}

/** The text for somebody who goes on elsewhere: no empty line waits for them. */
export function leftAsItIs({ text, goOn }: Draft): string {
  const before = text.slice(0, goOn);
  return (before.endsWith('\n') ? before.slice(0, -1) : before) + text.slice(goOn);
}

export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
