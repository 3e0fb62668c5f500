import { type Classifier, languageOf } from '../reading/classify.ts';
import { anyLanguage, lexisOf } from '../code/comments/languages.ts';
import { pieces } from '../code/comments/pieces.ts';
import { codeOf } from '../code/code.ts';
import { lineStarts } from './line-starts.ts';

/** A part of a text, by its offsets. */
export type Stretch = readonly [from: number, to: number];

/** Whether an ID means something wherever it stands in a file, by its name alone. */
export function isProse(path: string, kinds: Classifier): boolean {
  return !kinds.kindOf(path).isContent || /\.(?:feature|sdoc)$/.test(path);
}

export function* commentsIn(path: string, text: string): Generator<Stretch> {
  for (const piece of pieces(text, lexisOf(path, text) ?? anyLanguage)) {
    if (piece.kind === 'comment') yield [piece.from, piece.to];
  }
}

/** Names of tests and suites, as they are written; one that is put together at run time is nowhere. */
export function* testNames(path: string, text: string, kinds: Classifier): Generator<Stretch> {
  const language = languageOf(path);
  if (language === undefined || !(kinds.kindOf(path).isTest || language.testsInSources === true)) return;
  const starts = lineStarts(text);
  for (const { name, line, endLine } of language.declarations(codeOf(path, text))) {
    if (name === undefined || name === '') continue;
    const at = text.indexOf(name, starts[line - 1] ?? text.length);
    if (at >= 0 && at < (starts[endLine] ?? text.length)) yield [at, at + name.length];
  }
}
