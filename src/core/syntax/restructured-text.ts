const adornment = /^([-=`:'"~^_*+#<>.!$%&,/;?@\\|])\1+$/;
/** Of these, what is indented below them is not said by the document. */
const verbatim =
  /^\.\.[ \t]+(?:code|code-block|sourcecode|literalinclude|raw|math|image|figure|graphviz|mermaid|uml)::/;
const directive = /^\.\.[ \t]+[\w:-]+::/;
const explicit = /^\.\.(?:[ \t]|$)/;

/**
 * reStructuredText as Markdown, as far as a document says with it what it is: its titles, fields, lists and tables. Every line keeps its
 * number, and what it says its column.
 */
export function* fromRestructuredText(lines: readonly string[]): Generator<string> {
  /** How titles are marked, outermost first. */
  const styles: string[] = [];
  let isHidden = false;
  let isUnderline = false;
  for (const [index, line] of lines.entries()) {
    const text = line.trimEnd();
    isHidden &&= text === '' || /^[ \t]/.test(text);
    const style: string | undefined = isHidden || isUnderline ? undefined : styleOfTitle(lines, index);
    if (style !== undefined) {
      if (!styles.includes(style)) styles.push(style);
      yield `${'#'.repeat(Math.min(6, styles.indexOf(style) + 1))} ${text.trim().replace(/^\\/, '')}`;
    } else if (isHidden || adornment.test(text)) yield '';
    else if (explicit.test(text)) {
      isHidden = verbatim.test(text) || !directive.test(text);
      yield '';
    } else yield said(text);
    isUnderline = style !== undefined;
  }
}

/** What a title is marked with, below it or on both sides; undefined where the line is none. */
function styleOfTitle(lines: readonly string[], index: number): string | undefined {
  const at = (line: number): string => lines[line]?.trimEnd() ?? '';
  const title = at(index);
  const below = at(index + 1);
  const mark = adornment.exec(below)?.[1];
  if (mark === undefined || !/[\p{L}\p{N}]/u.test(title) || below.length < Math.min(4, title.trim().length))
    return undefined;
  const above = at(index - 1);
  if (above === below) return `${mark}${mark}`;
  return /^\S/.test(title) && (above === '' || adornment.test(above) || explicit.test(above)) ? mark : undefined;
}

function said(text: string): string {
  // A block of lines, or the rule of a table.
  if (/^\|[ \t]/.test(text) && !text.endsWith('|')) return ` ${text.slice(1)}`;
  if (/^\+[-=+]+\+$/.test(text)) return text.replaceAll('+', '|').replaceAll('=', '-');
  return text.replace(/^:([^:`]+):(?=[ \t]|$)/, ' $1:');
}
