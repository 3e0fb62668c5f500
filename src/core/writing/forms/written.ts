import type { Draft } from '../../templates/draft.ts';

/** A file with something more in it. */
export interface Written {
  readonly text: string;
  /** Offset in the text at which its author goes on. */
  readonly goOn: number;
}

/** Puts a draft into a text, and tells where its author goes on there: a character that occurs nowhere marks the place meanwhile. */
export function written(
  text: string,
  { text: section, goOn }: Draft,
  insert: (section: string) => string | undefined,
): Written | undefined {
  let code = 0xe000;
  while (`${text}${section}`.includes(String.fromCharCode(code))) code++;
  const mark = String.fromCharCode(code);
  const after = insert(section.slice(0, goOn) + mark + section.slice(goOn));
  return after === undefined ? undefined : { text: after.replace(mark, ''), goOn: after.indexOf(mark) };
}
