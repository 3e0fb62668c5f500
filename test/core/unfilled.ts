/** What a snippet says before anything is filled in. */
export function unfilled(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+/g,
    (_, escaped?: string, text?: string) => escaped ?? (text ?? '').replace(/\\([\\$}])/g, '$1'),
  );
}
