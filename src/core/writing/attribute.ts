import { attributeNamed, type AttributeName } from '../conventions/tollgate/attributes.ts';
import { criteriaTitle, keyAndValue } from '../conventions/tollgate/requirement.ts';
import { type Item, type MarkdownLine, scan } from '../markdown.ts';
import type { Requirement } from '../model.ts';
import type { Language } from './language.ts';
import { below, linesOf, replaced } from './lines.ts';
import { keepsRequirements } from './requirements-kept.ts';

const order: readonly AttributeName[] = ['priority', 'feasible', 'deadline', 'release', 'verifyBy', 'state', 'design'];

export const attributeLabels: Readonly<Record<Language, Readonly<Record<AttributeName, string>>>> = {
  en: {
    priority: 'Priority',
    feasible: 'Feasible',
    deadline: 'Deadline',
    release: 'Release',
    verifyBy: 'Verify by',
    state: 'State',
    design: 'Design',
  },
  ru: {
    priority: 'Приоритет',
    feasible: 'Реализуемо',
    deadline: 'Срок',
    release: 'Выпуск',
    verifyBy: 'Проверка',
    state: 'Состояние',
    design: 'Проектирование',
  },
};

/**
 * The text of a specification of ours with an attribute of a requirement: written anew where it stands already, else on a line of its
 * own where it belongs. Undefined where the document is broken, the requirement is not where it was read, or a line there would change
 * what else it says.
 */
export function withAttribute(
  text: string,
  requirement: Pick<Requirement, 'id' | 'place'>,
  name: AttributeName,
  value: string,
  language: Language,
): string | undefined {
  const scanned = scan(text);
  if (scanned.conflicts.length > 0 || scanned.unclosed !== undefined) return undefined;
  const start = scanned.lines.findIndex((line) => line.number === requirement.place.line && line.kind === 'heading');
  if (start < 0 || !(scanned.lines[start]?.text.startsWith(requirement.id) ?? false)) return undefined;
  const body = bodyOf(scanned.lines, start);
  const attributes = body.flatMap((line) => attributeIn(line, text));
  const after = placed(text, requirement.place.line, body, attributes, { name, value, language });
  return keepsRequirements(text, after, requirement.id) ? after : undefined;
}

function placed(
  text: string,
  heading: number,
  body: readonly MarkdownLine[],
  attributes: readonly Attribute[],
  { name, value, language }: { readonly name: AttributeName; readonly value: string; readonly language: Language },
): string {
  const own = attributes.find((each) => each.name === name);
  if (own !== undefined) return rewritten(text, body, own, value);
  const label = attributeLabels[language][name];
  const rank = order.indexOf(name);
  const above = attributes.findLast((each) => order.indexOf(each.name) < rank);
  const neighbour = above ?? attributes[0];
  if (neighbour === undefined) return begun(text, body, heading, `- ${label}: ${value}`);
  const line = neighbour.head.replace(neighbour.label, () => label) + value;
  const number = above === undefined ? neighbour.item.number - 1 : lastLine(body, above.item);
  return below(text, linesOf(text)[number - 1], line);
}

/** What stands below a heading, up to the next one that is not below it. */
function bodyOf(lines: readonly MarkdownLine[], start: number): readonly MarkdownLine[] {
  const end = lines.findIndex((line, index) => index > start && line.kind === 'heading' && line.level <= 3);
  return lines.slice(start + 1, end < 0 ? undefined : end);
}

interface Attribute {
  readonly name: AttributeName;
  readonly label: string;
  readonly item: Item;
  /** All that stands on its line before the value. */
  readonly head: string;
}

function attributeIn(line: MarkdownLine, text: string): Attribute[] {
  if (line.kind !== 'item' || line.ordinal !== undefined || line.depth > 0) return [];
  const { label, value } = keyAndValue(line.text);
  const name = attributeNamed(label);
  if (name === undefined) return [];
  const own = line.text.slice(0, line.text.length - value.length).trimEnd();
  const from = linesOf(text)[line.number - 1]?.from ?? 0;
  return [{ name, label, item: line, head: `${text.slice(from, from + line.column - 1)}${own} ` }];
}

function rewritten(text: string, body: readonly MarkdownLine[], { item, head }: Attribute, value: string): string {
  const lines = linesOf(text);
  const first = lines[item.number - 1];
  const last = lines[lastLine(body, item) - 1];
  return replaced(text, first?.from ?? 0, last?.to ?? 0, head + value);
}

/** Of an item, with the lines that go on inside it. */
function lastLine(body: readonly MarkdownLine[], item: Item): number {
  let last = item.number;
  for (const line of body.slice(body.indexOf(item) + 1)) {
    if (line.kind === 'blank') continue;
    if (line.depth === 0 || line.kind === 'heading') break;
    last = line.number;
  }
  return last;
}

/** The first attribute of a requirement stands between its statement and its criteria. */
function begun(text: string, body: readonly MarkdownLine[], heading: number, attribute: string): string {
  const lines = linesOf(text);
  const isBlank = (number: number): boolean => {
    const line = lines[number - 1];
    return line !== undefined && text.slice(line.from, line.to).trim() === '';
  };
  const criteria = body.find(
    (line) => (line.kind === 'heading' || line.kind === 'text') && criteriaTitle.test(line.text),
  );
  const end = body.at(-1)?.number ?? heading;
  const next = lines.length <= end ? end : nextHeading(text, end, lines.length);
  let above = (criteria?.number ?? next + 1) - 1;
  while (above > heading && isBlank(above)) above--;
  const isFollowed = above < lines.length && !isBlank(above + 1);
  const isLast = above + 1 >= lines.length;
  return below(text, lines[above - 1], `\n${attribute}${isFollowed && !isLast ? '\n' : ''}`);
}

/** Fences and comments end on lines that a scan leaves out. */
function nextHeading(text: string, from: number, last: number): number {
  const heading = scan(text).lines.find((line) => line.number > from && line.kind === 'heading');
  return (heading?.number ?? last + 1) - 1;
}
