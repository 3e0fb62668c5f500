import type { AttributeName } from '../conventions/tollgate/attributes.ts';
import { attributeLabels } from '../writing/attribute.ts';
import { asParagraph, inMarkdown } from '../writing/inline.ts';
import type { Language } from '../writing/language.ts';
import { type Draft, draft } from './draft.ts';

/** What is known of a requirement that is begun; all but the title may be empty. */
export interface NewRequirement {
  /** The ID that it must have; the next one where nobody asks for any. */
  readonly id?: string | undefined;
  readonly title: string;
  readonly statement: string;
  readonly criterion: string;
  readonly attributes?: Partial<Record<AttributeName, string>>;
}

export const criteriaTitles: Readonly<Record<Language, string>> = {
  en: 'Acceptance criteria:',
  ru: 'Критерии приёмки:',
};

/** A section in our own form, without a line break at its end. */
export function requirementSection(
  id: string,
  { title, statement, criterion, attributes = {} }: NewRequirement,
  language: Language,
): Draft {
  const heading = `### ${id} ${inMarkdown(title)}`;
  const said = statement === '' ? heading : `${heading}\n${asParagraph(statement)}`;
  const labels = attributeLabels[language];
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `- ${labels[name as AttributeName]}: ${inMarkdown(value)}`);
  const body = `${list.length > 0 ? `\n\n${list.join('\n')}` : ''}\n\n${criteriaTitles[language]}`;
  if (criterion !== '') {
    const all = `${body}\n1. ${asParagraph(criterion)}`;
    return statement === '' ? draft(`${heading}\n`, all) : draft(said + all, '');
  }
  return { ...draft(said + body, ''), isAwaited: true };
}
