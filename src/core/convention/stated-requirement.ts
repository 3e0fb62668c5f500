import { detached } from '../reading/detached.ts';
import { collapsed, withDigest, withText } from '../digest.ts';
import type { MarkdownLine } from '../syntax/markdown.ts';
import type { AcceptanceCriterion, Place, Requirement } from '../model.ts';

/** What a convention of others says of a requirement; what it does not say has its default. */
export type StatedRequirement = Pick<Requirement, 'id' | 'convention' | 'place' | 'endLine' | 'title'> &
  Partial<
    Pick<
      Requirement,
      | 'statement'
      | 'criteria'
      | 'state'
      | 'retired'
      | 'priority'
      | 'isSentence'
      | 'covers'
      | 'needs'
      | 'fingerprint'
      | 'verifyBy'
    >
  >;

export function asRequirement({ id, title, statement = '', ...stated }: StatedRequirement): Requirement {
  return withText({
    state: 'agreed' as const,
    criteria: [],
    verifyBy: 'test' as const,
    ...stated,
    title: detached(collapsed(title)),
    statement: detached(statement.trim()),
    id: detached(id),
  });
}

export function asCriterion(number: string, text: string, place: Place): AcceptanceCriterion {
  return withDigest({ number: detached(number), text: detached(collapsed(text)), place });
}

/** Lines of Markdown as a text, without blank lines at its ends, and never two in a row. */
export function proseOf(lines: readonly MarkdownLine[]): string {
  const said: string[] = [];
  for (const { kind, text } of lines) {
    if (kind === 'rule') continue;
    if (text !== '' || said.at(-1) !== '') said.push(text);
  }
  return said.join('\n').trim();
}

/** Last line that is not blank. */
export function lastLineOf(lines: readonly MarkdownLine[], otherwise: number): number {
  return lines.findLast(({ kind }) => kind !== 'blank' && kind !== 'rule')?.number ?? otherwise;
}
