/** Text of a repository as Markdown that shows it as it is, in one line: whatever looks like Markdown, HTML, a link or an icon in it stays text. */
export function asMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!~<>|$&.:@=/"']/g, '\\$&').replace(/\s+/g, ' ');
}
