import { criteriaSkeleton, criterionSkeleton, requirementSkeleton } from '../src/core/completing/skeleton.ts';
import { plain } from '../src/core/completing/snippet.ts';
import { note } from '../src/core/templates/note.ts';
import { specification } from '../src/core/templates/specification.ts';
import { defect } from '../src/core/templates/defect.ts';
import type { Draft } from '../src/core/templates/draft.ts';
import type { Language } from '../src/core/writing/language.ts';

/** The snippets that ship, made of what ghost text and the commands write: a snippet has no language, so there is one for each. */
export function snippetFiles(): Readonly<Record<string, string>> {
  return { 'snippets/markdown.json': `${JSON.stringify({ ...inLanguage('en'), ...inLanguage('ru') }, null, 2)}\n` };
}

const names = {
  en: {
    requirement: ['requirement', 'Requirement', 'A requirement with its acceptance criteria'],
    criteria: ['criteria', 'Acceptance criteria', 'The acceptance criteria of a requirement'],
    criterion: ['criterion', 'Acceptance criterion', 'WHEN something happens, THE SYSTEM SHALL respond'],
    specification: ['specification', 'Specification', 'A requirements specification that Tollgate reads'],
    note: ['architecture note', 'Architecture note', 'A decision record with what it serves'],
    defect: ['defect', 'Defect', 'What was seen, and what was expected'],
  },
  ru: {
    requirement: ['требование', 'Требование', 'Требование с критериями приёмки'],
    criteria: ['критерии', 'Критерии приёмки', 'Критерии приёмки требования'],
    criterion: ['критерий', 'Критерий приёмки', 'КОГДА что-то происходит, СИСТЕМА ДОЛЖНА ответить'],
    specification: ['спецификация', 'Спецификация', 'Спецификация требований, которую читает Tollgate'],
    note: ['архитектурная заметка', 'Архитектурная заметка', 'Запись о решении и о том, чему оно служит'],
    defect: ['дефект', 'Дефект', 'Что происходит и что ожидалось'],
  },
} as const;

function inLanguage(language: Language): Record<string, object> {
  const titled = { ...empty, title: '' };
  const all = {
    requirement: { body: `### \${1:REQ-001} \${2:…}\n${shifted(requirementSkeleton(language, null), 2)}\n$0` },
    criteria: { body: `${shifted(criteriaSkeleton(language), -4)}\n$0` },
    criterion: { body: `${criterionSkeleton(language)}$0` },
    specification: {
      isFileTemplate: true,
      body: body(specification({ ...titled, deadline: '' }, undefined, language)),
    },
    note: {
      isFileTemplate: true,
      body: body(
        note({ ...titled, status: 'proposed', date: '', by: '', satisfies: [], decision: '', design: {} }, language),
      ),
    },
    defect: {
      isFileTemplate: true,
      body: body(
        defect(
          {
            ...titled,
            id: 'BUG-001',
            severity: 'major',
            requirement: '',
            foundIn: '',
            test: '',
            seen: '',
            expected: '',
          },
          language,
        ),
      ),
    },
  };
  return Object.fromEntries(
    Object.entries(all).map(([key, { body: text, ...more }]) => {
      const [prefix, name, description] = names[language][key as keyof typeof all];
      return [name, { ...more, prefix, description, body: text.split('\n') }];
    }),
  );
}

/** With tab stops that come later or earlier. */
function shifted(snippet: string, by: number): string {
  return snippet.replace(/\$\{(\d+):/g, (_, stop: string) => `\${${Number(stop) + by}:`);
}

const empty = { customer: '', users: '', author: '', purpose: '' };

/** Tab goes from what is empty at the top through the title to where the text begins. */
function body({ text, goOn }: Draft): string {
  let stop = 0;
  const filled = (part: string): string =>
    plain(part)
      .replace(/^date:$/m, 'date: ${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}')
      .replace(/^([a-z-]+):$/gm, (line) => `${line} $${++stop}`)
      .replace(/^(# (?:BUG-001 )?)$/m, (line) => `${line}$${++stop}`);
  return `${filled(text.slice(0, goOn))}$${++stop}${plain(text.slice(goOn))}`;
}
