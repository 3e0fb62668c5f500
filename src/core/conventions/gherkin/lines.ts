import { mergeMarker } from '../../syntax/merge-marker.ts';
import { type Keywords, keywordsOf } from './keywords.ts';

/** A line of a feature, understood. */
export type FeatureLine = { readonly number: number; readonly column: number; readonly text: string } & (
  | { readonly kind: keyof Keywords }
  | { readonly kind: 'tags' | 'row' | 'text' }
  /** The fence of a block of text that never ends, told last; a marker of an unfinished merge. */
  | { readonly kind: 'unclosed' | 'conflict' }
);

const headings = ['feature', 'rule', 'background', 'outline', 'scenario', 'examples'] as const;
const languageLine = /^\s*#\s*language\s*:\s*([\w-]+)\s*$/;

/** The language that the first lines name; English where they name none. */
export function languageOf(text: string): string {
  for (const line of text.replace(/^\uFEFF/, '').split('\n', 20)) {
    const language = languageLine.exec(line)?.[1];
    if (language !== undefined) return language;
    if (line.trim() !== '' && !line.trimStart().startsWith('#')) break;
  }
  return 'en';
}

/** Without comments, blank lines and what stands between fences. */
export function* linesOf(text: string, keywords = keywordsOf('en')): Generator<FeatureLine> {
  if (keywords === undefined) return;
  let open: FeatureLine | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const said = raw.trim();
    const at = { number: index + 1, column: raw.length - raw.trimStart().length + 1 };
    if (open !== undefined) {
      if (said.startsWith(open.text)) open = undefined;
      continue;
    }
    if (said === '' || said.startsWith('#')) continue;
    const opening = /^(?:"""|```)/.exec(said)?.[0];
    if (opening !== undefined) open = { ...at, kind: 'unclosed', text: opening };
    else if (mergeMarker.test(raw)) yield { ...at, kind: 'conflict', text: said };
    else if (said.startsWith('@')) yield { ...at, kind: 'tags', text: said };
    else if (said.startsWith('|')) yield { ...at, kind: 'row', text: said };
    else yield { ...at, ...understood(said, keywords) };
  }
  if (open !== undefined) yield open;
}

function understood(said: string, keywords: Keywords): Pick<FeatureLine, 'kind' | 'text'> {
  for (const kind of headings) {
    for (const word of keywords[kind]) {
      if (said.startsWith(`${word}:`)) return { kind, text: said.slice(word.length + 1).trim() };
    }
  }
  return { kind: 'text', text: said };
}
