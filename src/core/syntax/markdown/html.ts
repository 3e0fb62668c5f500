/** A block of HTML in Markdown (CommonMark 4.6): how its first line begins, and what its last line contains. */
export interface HtmlBlock {
  readonly start: RegExp;
  /** Absent: it goes to the next blank line. */
  readonly end?: RegExp;
  /** True where it may follow a paragraph without a blank line. */
  readonly interrupts: boolean;
}

export const comment: HtmlBlock = { start: /^<!--/, end: /-->/, interrupts: true };

const blocks: readonly HtmlBlock[] = [
  comment,
  { start: /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i, interrupts: true },
  { start: /^<\?/, end: /\?>/, interrupts: true },
  { start: /^<![a-z]/i, end: />/, interrupts: true },
  { start: /^<!\[CDATA\[/, end: /\]\]>/, interrupts: true },
  {
    start:
      /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=\s|\/?>|$)/i,
    interrupts: true,
  },
  {
    start:
      /^(?:<[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<\/[a-z][a-z0-9-]*\s*>)\s*$/i,
    interrupts: false,
  },
];

/** The block that a line beginning with `<` opens. */
export function htmlBlock(line: string, afterParagraph: boolean): HtmlBlock | undefined {
  return blocks.find((block) => (block.interrupts || !afterParagraph) && block.start.test(line));
}
