import { type HtmlBlock, htmlBlock } from './html.ts';

export const thematicBreak = /^([-_*])[ \t]*(?:\1[ \t]*){2,}$/;
export const fenceOpening = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
export const atxMarker = /^#{1,6}(?=[ \t]|$)/;

/** A block that holds no other (CommonMark 4), but for a paragraph; `text` is a heading. */
export type Leaf =
  | { readonly kind: 'text' | 'quote' | 'rule' }
  | { readonly kind: 'code'; readonly mark: string }
  | { readonly kind: 'html'; readonly block: HtmlBlock };

/** The block at the beginning of the text, if it is one that holds no other. */
export function leafAt(rest: string, afterParagraph: boolean): Leaf | undefined {
  switch (rest.charAt(0)) {
    case '>':
      return { kind: 'quote' };
    case '#':
      return atxMarker.test(rest) ? { kind: 'text' } : undefined;
    case '`':
    case '~': {
      const fence = fenceOpening.exec(rest);
      return fence === null ? undefined : { kind: 'code', mark: fence[1] ?? fence[2] ?? '' };
    }
    case '<': {
      const block = htmlBlock(rest, afterParagraph);
      return block && { kind: 'html', block };
    }
    case '-':
    case '_':
    case '*':
      return thematicBreak.test(rest) ? { kind: 'rule' } : undefined;
    default:
      return undefined;
  }
}
