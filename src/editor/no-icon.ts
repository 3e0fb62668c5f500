/** Where the editor draws icons, a text that has the form of one stays text. */
export function noIcon(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
