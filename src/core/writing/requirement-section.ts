import { requirementsTitle } from '../conventions/tollgate/heading.ts';
import { type Heading, type MarkdownLine, scan } from '../syntax/markdown.ts';
import type { Language } from './language.ts';
import { below, linesOf } from './lines.ts';

/**
 * The text of a specification of ours with one more requirement: below the one that the cursor stands in, else below the last one; the
 * heading `## Requirements` is written where there is none. Undefined where the document is broken.
 * @param section begins with `### `
 * @param cursor a line, 1-based
 */
export function withRequirement(
  text: string,
  section: string,
  language: Language,
  cursor?: number,
): string | undefined {
  const { lines, conflicts, unclosed } = scan(text);
  if (conflicts.length > 0 || unclosed !== undefined) return undefined;
  return placed(text, lines, section, language, cursor);
}

function placed(
  text: string,
  lines: readonly MarkdownLine[],
  section: string,
  language: Language,
  cursor: number | undefined,
): string {
  const headings = lines.filter((line): line is Heading => line.kind === 'heading');
  const parts = headings.filter(({ level, text: title }) => level <= 2 && requirementsTitle.test(title));
  const endOf = (heading: Heading, level: number): number =>
    (headings.find((each) => each.number > heading.number && each.level <= level)?.number ?? Infinity) - 1;
  const within = parts.find((part) => cursor !== undefined && cursor >= part.number && cursor <= endOf(part, 2));
  const part = within ?? parts[0];
  if (part === undefined) {
    const title = language === 'ru' ? '## Требования' : '## Requirements';
    return put(text, Infinity, `${title}\n\n${section}`);
  }
  const current = headings.findLast(
    ({ level, number }) => level <= 3 && number <= (within === undefined ? 0 : (cursor ?? 0)),
  );
  return current?.level === 3 ? put(text, endOf(current, 3), section) : put(text, endOf(part, 2), section);
}

/** Below a line, with one blank line on each side. */
export function put(text: string, line: number, section: string): string {
  const lines = linesOf(text);
  const isBlank = (number: number): boolean => {
    const at = lines[number - 1];
    return at !== undefined && text.slice(at.from, at.to).trim() === '';
  };
  let above = Math.min(line, lines.length);
  while (above > 0 && isBlank(above)) above--;
  if (above === 0) return below(text, undefined, section);
  const isFollowed = above < lines.length && !isBlank(above + 1);
  return below(text, lines[above - 1], `\n${section}${isFollowed ? '\n' : ''}`);
}
