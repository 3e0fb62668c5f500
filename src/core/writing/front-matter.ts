import { linesDown, replaced } from './lines.ts';

/** Where the YAML between the fences of a Markdown document stands; undefined where there is none, `unclosed` where it never ends. */
export function frontMatterIn(text: string): { readonly from: number; readonly to: number } | 'unclosed' | undefined {
  if (!/^---[ \t]*(?:\r|\n|$)/.test(text)) return undefined;
  let begin: number | undefined;
  for (const { from, to, next } of linesDown(text)) {
    if (begin === undefined) begin = next;
    else if (/^(?:---|\.\.\.)[ \t]*$/.test(text.slice(from, to))) return { from: begin, to: from };
  }
  return 'unclosed';
}

/** Edits the front matter of a document as the YAML that it is; begins one where there is none. Undefined where the edit is. */
export function inFrontMatter(text: string, edit: (yaml: string) => string | undefined): string | undefined {
  const place = frontMatterIn(text);
  if (place === 'unclosed') return undefined;
  if (place === undefined) {
    const begun = edit('');
    return begun === undefined ? undefined : replaced(text, 0, 0, `---\n${begun}---\n${text === '' ? '' : '\n'}`);
  }
  const { from, to } = place;
  const edited = edit(text.slice(from, to));
  if (edited === undefined) return undefined;
  return from === to ? replaced(text, from, to, edited) : text.slice(0, from) + edited + text.slice(to);
}
