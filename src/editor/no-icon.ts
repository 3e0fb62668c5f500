import { asMarkdown } from '../core/index.ts';

/** Where the editor draws icons, a text that has the form of one stays text. */
export function noIcon(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}

/** … as Markdown: where the editor draws icons in that, it draws escaped ones as well. */
export function noIconInMarkdown(text: string): string {
  return asMarkdown(noIcon(text));
}
