import { scan } from '../../syntax/markdown.ts';

/** What Markdown and reStructuredText have in common, as far as items go. */
export interface DocumentLine {
  readonly kind: 'title' | 'item' | 'text' | 'blank';
  readonly text: string;
  readonly number: number;
  readonly column: number;
}

/** Without code, and without what stands between `oft:off` and `oft:on`. */
export function linesOf(path: string, text: string): DocumentLine[] {
  const lines = path.endsWith('.rst') ? structured(text) : markdown(text);
  const hidden = switchedOff(text);
  return hidden === undefined ? lines : lines.filter(({ number }) => !hidden(number));
}

/** What an item begins with, or says of itself. */
const ofItem =
  /^[`*_]*(?:\p{L}+~\p{L}|\p{L}+[ \t]*-->|(?:Status|Covers|Depends|Needs|Rationale|Comment|Description|Tags)[*_]*[ \t]*:)/u;

function markdown(text: string): DocumentLine[] {
  const { lines } = scan(text);
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

/** Titles are underlined; what is indented below `::` or a directive is code, and its first line is no item. */
function structured(text: string): DocumentLine[] {
  const raw = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
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
