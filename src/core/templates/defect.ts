import { asParagraph, inMarkdown } from '../writing/inline.ts';
import type { Language } from '../writing/language.ts';
import { setYaml } from '../writing/yaml-text.ts';
import { type Draft, draft } from './draft.ts';
import { withoutEmptyQuotes } from './specification.ts';

export interface NewDefect {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly requirement: string;
  readonly foundIn: string;
  readonly test: string;
  readonly seen: string;
  readonly expected: string;
}

const words = {
  en: { seen: 'Seen', expected: 'Expected' },
  ru: { seen: 'Что происходит', expected: 'Что ожидалось' },
} as const;

export function defect(known: NewDefect, language: Language): Draft {
  const { id, title, severity, requirement, foundIn, test, seen, expected } = known;
  const front = setYaml('', [], { status: 'open', severity, requirement, 'found-in': foundIn, test }) ?? '';
  const titles = words[language];
  const head = `---\n${withoutEmptyQuotes(front)}---\n# ${id} ${inMarkdown(title)}\n\n## ${titles.seen}\n\n${asParagraph(seen)}`;
  const rest = `\n\n## ${titles.expected}\n\n${asParagraph(expected)}`;
  return seen === '' ? draft(head, `${rest}\n`) : draft(head + rest, '\n');
}
