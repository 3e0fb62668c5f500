import { conflictAt, markdownProblems } from '../../convention/markdown-problems.ts';
import type { Problem } from '../../model.ts';
import { type MarkdownLines, scan } from '../../syntax/markdown.ts';
import { mergeMarker } from '../../syntax/merge-marker.ts';

/** What Markdown and reStructuredText have in common, as far as items go. */
export interface DocumentLine {
  readonly kind: 'title' | 'item' | 'text' | 'blank';
  readonly text: string;
  readonly number: number;
  readonly column: number;
}

export interface ItemDocument {
  /** Without code, and without what stands between `oft:off` and `oft:on`. */
  readonly lines: readonly DocumentLine[];
  /** What hides lines, or leaves open which of them hold. */
  readonly problems: Iterable<Problem>;
}

export function documentOf(path: string, text: string): ItemDocument {
  const { lines, problems } = path.endsWith('.rst') ? ofStructured(path, text) : ofMarkdown(path, text);
  const hidden = switchedOff(text);
  return { lines: hidden === undefined ? lines : lines.filter(({ number }) => !hidden(number)), problems };
}

/** What an item begins with, or says of itself. */
const ofItem =
  /^[`*_]*(?:\p{L}+~\p{L}|\p{L}+[ \t]*-->|(?:Status|Covers|Depends|Needs|Rationale|Comment|Description|Tags)[*_]*[ \t]*:)/u;

function ofMarkdown(path: string, text: string): ItemDocument {
  const scanned = scan(text);
  return { lines: markdown(scanned, text), problems: markdownProblems(scanned, path, 'specification') };
}

function markdown({ lines }: MarkdownLines, text: string): DocumentLine[] {
  const raw = lines.some(({ kind }) => kind === 'heading') ? text.split(/\r\n|\n/) : [];
  return lines.flatMap(({ kind, text: said, number, column }): DocumentLine[] => {
    if (kind === 'code' || kind === 'html' || kind === 'rule') return [];
    if (kind !== 'heading')
      return [{ kind: kind === 'item' || kind === 'blank' ? kind : 'text', text: said, number, column }];
    const paragraph = [...paragraphAt(raw, number)];
    // Above `---` all of it is a title in Markdown. OpenFastTrace reads line by line.
    return paragraph.some((line) => ofItem.test(line.text))
      ? paragraph
      : [{ kind: 'title', text: said, number, column }];
  });
}

/** The lines of a paragraph that is underlined. */
function* paragraphAt(raw: readonly string[], first: number): Generator<DocumentLine> {
  for (let number = first; ; number++) {
    const line = raw[number - 1] ?? '';
    const text = line.trim();
    if (text === '' || /^(?:#|=+$|-+$)/.test(text)) return;
    yield { kind: 'text', text, number, column: line.indexOf(text) + 1 };
  }
}

const underline = /^([=\-~^"'`#*+.:_])\1{2,}[ \t]*$/;
const bullet = /^(?:[-*+•]|\d+\.|#\.)[ \t]+/;

function ofStructured(path: string, text: string): ItemDocument {
  const raw = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const problems = raw.flatMap((line, index) =>
    mergeMarker.test(line) ? conflictAt(index + 1, path, 'specification') : [],
  );
  return { lines: structured(raw), problems };
}

/** Titles are underlined; what is indented below `::` or a directive is code, and its first line is no item. */
function structured(raw: readonly string[]): DocumentLine[] {
  const found: DocumentLine[] = [];
  let codeBelow: number | undefined;
  for (const [index, whole] of raw.entries()) {
    const said = whole.trim();
    const number = index + 1;
    const indent = whole.length - whole.trimStart().length;
    if (said === '') {
      found.push({ kind: 'blank', text: '', number, column: 1 });
      continue;
    }
    if (codeBelow !== undefined && indent > codeBelow) continue;
    codeBelow = undefined;
    if (underline.test(whole)) {
      const above = found.at(-1);
      if (
        above?.kind === 'text' &&
        !ofItem.test(above.text) &&
        above.number === index &&
        above.text.length <= said.length + 1
      ) {
        found[found.length - 1] = { ...above, kind: 'title' };
      }
      continue;
    }
    if (said.startsWith('.. ')) {
      codeBelow = indent;
      continue;
    }
    if (said.endsWith('::')) codeBelow = indent;
    const marker = bullet.exec(said)?.[0] ?? '';
    const kind = marker === '' ? 'text' : 'item';
    found.push({ kind, text: said.slice(marker.length), number, column: indent + marker.length + 1 });
  }
  return found;
}

/** Tells the lines on which the reader is switched off; undefined where it never is. */
function switchedOff(text: string): ((line: number) => boolean) | undefined {
  if (!text.includes('oft:off')) return undefined;
  const off = new Set<number>();
  let isOff = false;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const word = /\boft:(on|off)\b/.exec(line)?.[1];
    if (word !== undefined) isOff = word === 'off';
    if (isOff) off.add(index + 1);
  }
  return (line) => off.has(line);
}
