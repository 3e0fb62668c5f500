/** Where the editor makes links of `[words](command:…)`, also such that run a command, a text that has the form of one stays text. */
export function noLink(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}
