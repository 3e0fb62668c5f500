/** Longer ones are no citations; also bounds what is looked through. */
const longest = 300;
const pattern = new RegExp(`(\`+)(?!\`)([^\\r\\n]{1,${longest}}?)(?<!\`)\\1(?!\`)`, 'y');

/** A text as a code span of Markdown: between more back-ticks than it has itself. */
export function codeSpan(text: string): string {
  const longestRun = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return fence + pad + text + pad + fence;
}

/** The code span that begins at an offset: what it says, where that begins, and where the span ends. */
export function codeSpanAt(
  text: string,
  at: number,
): { readonly says: string; readonly from: number; readonly end: number } | undefined {
  pattern.lastIndex = at;
  const [whole, fence = '', inside = ''] = pattern.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const says = inside.trim();
  const from = at + fence.length + inside.indexOf(says);
  return says === '' ? undefined : { says, from, end: at + whole.length };
}
