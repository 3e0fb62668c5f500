/** What somebody typed, as one line that shows all that it says: no control characters, nothing that turns the order of letters around. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** One line that stays text in Markdown: it opens no comment, and ends no heading. */
export function inMarkdown(text: string): string {
  return oneLine(text)
    .replaceAll('<!--', '&lt;!--')
    .replace(/(^|\s)(#+)$/, '$1\\$2');
}

/** A line that stays a paragraph: neither heading nor list item, nor anything else that its first characters would make of it. */
export function asParagraph(text: string): string {
  return inMarkdown(text)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(?=[#>|<]|[-*+](?:\s|$)|`{3}|~{3}|[-_*=](?:\s*[-_*=])*$)/, '\\');
}
