import type { Day } from '../model.ts';
import { asParagraph, inMarkdown } from '../writing/inline.ts';
import type { Language } from '../writing/language.ts';
import { setYaml, type YamlRecord } from '../writing/yaml-text.ts';
import { type Draft, draft } from './draft.ts';
import { withoutEmptyQuotes } from './specification.ts';

export interface NewNote {
  readonly title: string;
  readonly status: string;
  readonly date: Day;
  readonly by: string;
  readonly satisfies: readonly string[];
  /** What was chosen, and why. */
  readonly decision: string;
  /** `components` or `environment`: what the front matter says of the things around it. */
  readonly design: YamlRecord;
}

const words = {
  en: {
    context: ['Context and Problem Statement', 'What is to be decided, and why now?'],
    options: ['Considered Options', '* one line for each'],
    outcome: ['Decision Outcome', 'Chosen option: "…", because …'],
    consequences: ['Consequences', '* Good, because … * Bad, because …'],
  },
  ru: {
    context: ['Контекст и проблема', 'Что нужно решить и почему сейчас?'],
    options: ['Рассмотренные варианты', '* по строке на каждый'],
    outcome: ['Решение', 'Выбрано: «…», потому что …'],
    consequences: ['Последствия', '* Хорошо, потому что … * Плохо, потому что …'],
  },
} as const;

/** A decision record in the form of MADR 4. */
export function note({ title, status, date, by, satisfies, decision, design }: NewNote, language: Language): Draft {
  const front = setYaml('', [], { status, date, 'decision-makers': by, satisfies, ...design }) ?? '';
  const { context, options, outcome, consequences } = words[language];
  const section = ([heading, hint]: readonly [string, string], level = '##'): string =>
    `${level} ${heading}\n\n<!-- ${hint} -->\n`;
  const head = `---\n${withoutEmptyQuotes(front)}---\n# ${inMarkdown(title)}\n\n## ${context[0]}\n\n`;
  const decided = decision === '' ? section(outcome) : `## ${outcome[0]}\n\n${asParagraph(decision)}\n`;
  const rest = [`<!-- ${context[1]} -->\n`, section(options), decided, section(consequences, '###')].join('\n');
  return draft(head, rest);
}
