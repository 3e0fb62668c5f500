/** The syntax of snippets: `$`, `}` and `\` mean something in it. */
export function plain(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

export function placeholder(n: number, text: string): string {
  return `\${${n}:${plain(text)}}`;
}

/** What a snippet says before anything is filled in. */
export function unfilled(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+/g,
    (_, escaped?: string, text?: string) => escaped ?? (text ?? '').replace(/\\([\\$}])/g, '$1'),
  );
}
