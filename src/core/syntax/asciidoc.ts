/** Listings, literal text and what is passed through, and comments: nothing in them is said by the document. */
const verbatim = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3}.*)$/;
/** Examples, sidebars, quotations and open blocks: what stands in them counts. */
const around = /^(?:={4,}|\*{4,}|_{4,}|--|\+|<<<|'{3,})$/;
const heading = /^(={1,6})(?=[ \t])(.*)$/;
const underline = /^(?:=+|-+|~+|\^+|\++)$/;
/** By level. */
const underlines = '=-~^+';
/** Comments, `[cols="1,3"]`, `include::part.adoc[]`. */
const unsaid = /^(?:\/\/(?!\/)|\[[^\]].*\]$|[a-z]\w*::[^\s[\]]*\[.*\]$)/;

/**
 * AsciiDoc as Markdown, as far as a document says with it what it is: its header, sections, lists, tables and blocks. Every line keeps
 * its number, and what it says its column.
 */
export function* fromAsciiDoc(lines: readonly string[]): Generator<string> {
  let hidden: string | undefined;
  let rows: number | undefined;
  let isUnderline = false;
  for (const [index, line] of lines.entries()) {
    const text = line.trimEnd();
    if (hidden !== undefined) {
      const isEnd = text === hidden;
      yield isEnd ? fence : '';
      if (isEnd) hidden = undefined;
    } else if (isUnderline) {
      yield '';
      isUnderline = false;
    } else if (isUnderlined(text, lines[index + 1], lines[index - 1])) {
      yield `${'#'.repeat(1 + underlines.indexOf(lines[index + 1]?.charAt(0) ?? ''))} ${text}`;
      isUnderline = true;
    } else if (verbatim.test(text)) {
      hidden = text.startsWith('`') ? '```' : text;
      yield fence;
    } else if (/^\|={3,}$/.test(text)) {
      rows = rows === undefined ? 0 : undefined;
      yield '';
    } else if (rows !== undefined) {
      // A blank line below the first row makes it the head.
      yield text === '' && rows === 1 ? '|-' : row(text);
      rows += text === '' ? 0 : 1;
    } else yield around.test(text) || unsaid.test(text) ? '' : said(text);
  }
}

const fence = '```';

/** Older than `== Title`: of about the same length, below a line that stands alone. */
function isUnderlined(text: string, below = '', above = ''): boolean {
  const line = below.trimEnd();
  return (
    above.trim() === '' &&
    /^[\p{L}\p{N}]/u.test(text) &&
    underline.test(line) &&
    line.length > 1 &&
    Math.abs(line.length - text.length) < 2
  );
}

function said(text: string): string {
  const [, level, title] = heading.exec(text) ?? [];
  if (level !== undefined && title !== undefined) return '#'.repeat(level.length) + title.replace(/[ \t]=+$/, '');
  const own = text.replace(/[ \t]\+$/, '');
  const [, attribute, value] = /^:([\w-]+):(?=[ \t]|$)(.*)$/.exec(own) ?? [];
  if (attribute !== undefined) return ` ${attribute}:${value ?? ''}`;
  return own
    .replace(
      /^(\*{2,}|-{2,}|\.+)(?=[ \t])/,
      (marks) => ' '.repeat(marks.length - 1) + (marks.startsWith('*') ? '*' : '-'),
    )
    .replace(/^([ \t]*[*-][ \t]+\[)\*(?=\])/, '$1x')
    .replace(/^([\p{L}\p{N}*_][^:|]*?):{2,4}(?=[ \t]|$)/u, (_, term: string) => `${term}: `);
}

/** Without what says of a cell how wide it is, and how it looks. */
function row(text: string): string {
  return text.replace(/(?<=^|[ \t])(?:\d*(?:\.\d+)?[+*])?[<^>.]*[adehlms]?(?=\|)/g, (format) =>
    ' '.repeat(format.length),
  );
}
