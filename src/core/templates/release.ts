import { codeSpan } from '../syntax/code-span.ts';
import type { Trial } from '../delivery/trial.ts';
import { isId } from '../ids.ts';
import type { Day, Requirement } from '../model.ts';
import { asParagraph, inMarkdown, oneLine } from '../writing/inline.ts';
import type { Language } from '../writing/language.ts';

const words = {
  en: {
    release: 'Release',
    trial: 'Acceptance trial',
    hint: 'Tried how · passed or failed · witness, day. An entry may be written by hand, or by “Record Trial”.',
    verdicts: 'passed | failed',
    changed: 'Changed, as of',
    earlier: 'Earlier',
    signatures: 'Signatures',
    columns: ['Role', 'Name', 'Day', 'Signature'],
    roles: ['For the customer', 'For the supplier'],
  },
  ru: {
    release: 'Выпуск',
    trial: 'Приёмочные испытания',
    hint: 'Как испытано · passed или failed · свидетель, день. Запись делают от руки или командой «Записать испытание».',
    verdicts: 'passed | failed',
    changed: 'Изменено, на день',
    earlier: 'Прежде',
    signatures: 'Подписи',
    columns: ['Роль', 'Имя', 'День', 'Подпись'],
    roles: ['От заказчика', 'От исполнителя'],
  },
} as const satisfies Record<Language, object>;

/** Headings as this or an earlier version of the template has them, in either language. */
export const trialTitle = /^(?:(?:acceptance )?trial|(?:при[её]мочные )?испытания)$/i;
export const earlierTitle = /^(?:earlier|прежде)$/i;

const blank = '_____';
const front = `tested:
  by:
  on:
  verdict:
  content:
rollout:
  strategy:
  success:
  abort:
  rollback:
  rehearsed:
  schema:
handover:
  artifact:
  sha256:
  environment:
  by:
  to:
  on:
acceptance:
  verdict:
  by:
  on:
  reopens:
  remarks:
operation:
  since:
  by:
  observed:
`;

/** A protocol to be filled in, and signed on paper if need be. */
export function releaseProtocol(version: string, trials: string, language: Language): string {
  const { release, signatures, columns, roles } = words[language];
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const lines = roles.map((role) => row([role, '', '', '']));
  const table = `${row(columns)}|---|---|---|---|\n${lines.join('')}`;
  return `---\n${front}---\n# ${release} ${version}\n\n${trialHeading(language)}\n${trials}\n## ${signatures}\n\n${table}`;
}

export function trialHeading(language: Language): string {
  const { trial, hint } = words[language];
  return `## ${trial}\n\n<!-- ${hint} -->\n`;
}

export function earlierHeading(language: Language): string {
  return `## ${words[language].earlier}\n`;
}

export function requirementHeading({ id, title }: Requirement): string {
  return `### ${cited(id)} ${inMarkdown(title)}`.trimEnd();
}

/** The text that is tried, above its entry; `changedOn` where another one stood there before. */
export function quoted({ text }: Trial, language: Language, changedOn?: Day): string {
  return changedOn === undefined
    ? `> ${asParagraph(text)}`
    : `> ${words[language].changed} ${changedOn}: ${inMarkdown(text)}`;
}

/** What somebody says of a trial. */
export interface Said {
  readonly how: string;
  readonly verdict: 'passed' | 'failed';
  readonly witness: string;
  readonly on: Day;
}

/** An entry without its bullet; with lines to write upon where nothing is said yet. */
export function trialEntry({ requirement, number, digest }: Trial, language: Language, said?: Said): string {
  const head = `${cited(requirement.id)}/${number} [${digest.slice(0, 8)}]`;
  if (said === undefined) return `${head} ${blank} · ${words[language].verdicts} · ${blank}, ${blank}`;
  const witness = oneLine(said.witness).replaceAll('·', '-');
  return `${head} ${inMarkdown(said.how)} · ${said.verdict} · ${inMarkdown(witness)}, ${said.on}`;
}

/** Whether the grammar of entries has a way to name it. */
export function isCitable({ requirement: { id }, number }: Trial): boolean {
  return !/[\r\n]/.test(id) && /^[1-9]\d{0,3}$/.test(number);
}

function cited(id: string): string {
  return isId(id) ? id : codeSpan(id);
}
