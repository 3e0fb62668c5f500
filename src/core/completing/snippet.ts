/** The syntax of snippets: `$`, `}` and `\` mean something in it. */
export function plain(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

export function placeholder(n: number, text: string): string {
  return `\${${n}:${plain(text)}}`;
}
