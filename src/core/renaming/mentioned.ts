import type { Span } from '../edit.ts';
import type { Lexicon } from '../understanding/lexicon.ts';
import type { Mention } from '../understanding/mentions.ts';

/** The IDs in a text that mean something, called otherwise; each in the spelling of its place. */
export function mentioned(
  lexicon: Lexicon,
  path: string,
  text: string,
  to: string,
  means: (mention: Mention) => boolean,
): Span[] {
  return lexicon
    .mentionsIn(path, text)
    .filter((mention) => means(mention) && !isInPath(text, mention))
    .map(({ from, idTo }) => ({ from, to: idTo, text: inStyleOf(text.slice(from, idTo), to) }));
}

/** A link or a file name goes on to lead where it leads. */
export function isInPath(text: string, { from, to }: Pick<Mention, 'from' | 'to'>): boolean {
  const before = /[^\s"'`()<>[\]{}|,;]*$/.exec(text.slice(Math.max(0, from - 300), from))?.[0] ?? '';
  const after = /^[^\s"'`()<>[\]{}|,;]*/.exec(text.slice(to, to + 300))?.[0] ?? '';
  return (
    before.includes('://') ||
    /(?:^|[/\\])[\p{Ll}._-][\p{L}\p{N}._-]*[/\\]$/u.test(before) ||
    // Behind it a sentence may end, or what is emphasised.
    /^[^/]*\.[a-z][a-z\d]{0,4}(?:[#?:].*|[.!…»”*_~]*)$/.test(after)
  );
}

/** Names of tests cannot always hold a dash: `REQ_007`, `REQ007`. */
function inStyleOf(written: string, id: string): string {
  if (written.includes('-')) return id;
  const underscored = id.replace(/[-.]/g, '_');
  return written.includes('_') ? underscored : underscored.replace(/_(?=\d+[a-z]?$)/, '');
}
