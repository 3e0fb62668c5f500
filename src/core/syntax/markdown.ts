import type { Heading, MarkdownLine, MarkdownLines } from './markdown/lines.ts';
import { finish } from '../reading/finish.ts';
import { Scanner } from './markdown/scanner.ts';

export type { FrontMatter, Heading, Item, MarkdownLine, MarkdownLines, OtherLine } from './markdown/lines.ts';

export interface Section {
  readonly heading: Heading;
  /** The headings that it stands under, outermost first. */
  readonly parents: readonly Heading[];
  /** Up to the next heading, of whatever level. */
  readonly lines: readonly MarkdownLine[];
  /** Last line of `lines` that is not blank, or the heading's. */
  readonly endLine: number;
}

/**
 * The block structure of Markdown, line by line: as much of CommonMark as it takes to know what is a heading, a list item
 * or code, at the speed of a line scanner. What stands inside a line (emphasis, links) is left as it was written.
 *
 * A line break is LF, CRLF or CR; a byte order mark is skipped.
 */
export function scan(text: string): MarkdownLines {
  return finish(scanInSteps(text));
}

/** The same with pauses, where the text is long. */
export function scanInSteps(text: string): Generator<undefined, MarkdownLines> {
  return new Scanner(text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text).scan();
}

/** What each heading opens, in order; lines above the first heading belong to none. */
export function* sections(lines: readonly MarkdownLine[]): Generator<Section> {
  const open: Heading[] = [];
  for (let at = 0; at < lines.length; at++) {
    const heading = lines[at];
    if (heading?.kind !== 'heading') continue;
    let end = at + 1;
    let endLine = heading.number;
    for (let line = lines[end]; line !== undefined && line.kind !== 'heading'; line = lines[++end]) {
      if (line.kind !== 'blank') endLine = line.number;
    }
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    yield { heading, parents: [...open], lines: lines.slice(at + 1, end), endLine };
    open.push(heading);
  }
}

/** The cells of a `row`, without white space at their ends. */
export function cells(row: string): string[] {
  const inner = row.trim().replace(/^\|/, '');
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at < inner.length; at++) {
    if (inner[at] === '\\') at++;
    else if (inner[at] === '|') {
      found.push(inner.slice(start, at).trim());
      start = at + 1;
    }
  }
  if (start < inner.length) found.push(inner.slice(start).trim());
  return found.map((cell) => cell.replaceAll('\\|', '|'));
}
