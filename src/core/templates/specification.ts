import { asParagraph, inMarkdown } from '../writing/inline.ts';
import type { Language } from '../writing/language.ts';
import { setYaml } from '../writing/yaml-text.ts';
import { type Draft, draft, leftAsItIs } from './draft.ts';

/** What is known of a specification that is begun; what is empty stands there to be filled in. */
export interface NewSpecification {
  readonly title: string;
  readonly customer: string;
  readonly users: string;
  readonly author: string;
  readonly deadline: string;
  readonly purpose: string;
}

const words = {
  en: {
    purpose: 'Purpose',
    hint: 'What is wrong today, and what will be better?',
    requirements: 'Requirements',
  },
  ru: {
    purpose: 'Назначение',
    hint: 'Что сегодня не так и что станет лучше?',
    requirements: 'Требования',
  },
} as const;

/** @param first a requirement in its own section, if there is one already */
export function specification(known: NewSpecification, first: Draft | undefined, language: Language): Draft {
  const { title, customer, users, author, deadline, purpose } = known;
  const { purpose: purposeTitle, hint, requirements } = words[language];
  const front = setYaml('', [], { tollgate: 'spec', customer, users, author, deadline }) ?? '';
  const head = `---\n${withoutEmptyQuotes(front)}---\n# ${inMarkdown(title)}\n\n## ${purposeTitle}\n\n`;
  const body = `\n\n## ${requirements}\n`;
  const sections = first === undefined ? body : `${body}\n${leftAsItIs(first)}\n`;
  const said = purpose === '' ? `<!-- ${hint} -->` : asParagraph(purpose);
  if (purpose === '' && first?.isAwaited !== true) return draft(head, said + sections);
  const whole = head + said + body;
  return first === undefined
    ? draft(`${whole}\n`, '')
    : draft(`${whole}\n${first.text.slice(0, first.goOn)}`, `${first.text.slice(first.goOn)}\n`);
}

/** `users:` and not `users: ""`, where something is still to be written. */
export function withoutEmptyQuotes(yaml: string): string {
  return yaml.replace(/: ""$/gm, ':');
}
