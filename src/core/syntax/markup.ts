import { fromAsciiDoc } from './asciidoc.ts';
import { type MarkdownLine, type MarkdownLines, scan } from './markdown.ts';
import { fromRestructuredText } from './restructured-text.ts';

const asciiDoc = /\.(?:adoc|asciidoc)$/i;
const restructuredText = /\.rst$/i;

/** Whether the document is written in AsciiDoc, by the name of its file. */
export function isAsciiDoc(path: string): boolean {
  return asciiDoc.test(path);
}

/** Whether it is written in neither AsciiDoc nor reStructuredText. */
export function isMarkdown(path: string): boolean {
  return !asciiDoc.test(path) && !restructuredText.test(path);
}

/** The structure of a document in Markdown, AsciiDoc or reStructuredText, by the name of its file. */
export function scanMarkup(path: string, text: string): MarkdownLines {
  const from = asciiDoc.test(path) ? fromAsciiDoc : restructuredText.test(path) ? fromRestructuredText : undefined;
  if (from === undefined) return scan(text);
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const end = frontMatterEnd(lines);
  const scanned = scan([...lines.slice(0, end), ...from(lines.slice(end))].join('\n'));
  return { ...scanned, lines: scanned.lines.map((line) => asWritten(line, lines)) };
}

/** Titles that are marked below them have no marker in front. */
function asWritten(line: MarkdownLine, lines: readonly string[]): MarkdownLine {
  if (line.kind !== 'heading') return line;
  const column = (lines[line.number - 1] ?? '').indexOf(line.text) + 1;
  return column === 0 ? line : { ...line, column };
}

/** YAML between two fences, as site generators put it above any document. */
function frontMatterEnd(lines: readonly string[]): number {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return 0;
  return lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line)) + 1;
}
