import { attributeNamed, type AttributeName } from '../conventions/tollgate/attributes.ts';
import { criteriaTitle, keyAndValue } from '../conventions/tollgate/requirement.ts';
import { type Item, type MarkdownLine, scan } from '../syntax/markdown.ts';
import type { Requirement } from '../model.ts';
import type { Language } from './language.ts';
import { lineBreakOf, linesOf, type TextLine } from './lines.ts';
import { keepsRequirements } from './requirements-kept.ts';
import { partitionPoint } from '../order.ts';

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

export interface NewAttribute {
  readonly name: AttributeName;
  readonly value: string;
}

/**
 * The text of a specification of ours with an attribute of some of its requirements: written anew where it stands already, else on a
 * line of its own where it belongs. Undefined where the document is broken, a requirement is not where it was read, or a line there
 * would change what else it says.
 */
export function withAttribute(
  text: string,
  requirements: readonly Pick<Requirement, 'id' | 'place'>[],
  attribute: NewAttribute,
  language: Language,
): string | undefined {
  const scanned = scan(text);
  if (scanned.conflicts.length > 0 || scanned.unclosed !== undefined) return undefined;
  const page: Page = { text, lines: linesOf(text), scanned: scanned.lines };
  const cuts: Cut[] = [];
  for (const requirement of requirements) {
    const body = bodyOf(page, requirement);
    if (body === undefined) return undefined;
    cuts.push(cutFor(page, requirement.place.line, body, attribute, language));
  }
  const after = cutInto(text, cuts);
  return keepsRequirements(text, after, new Set(requirements.map(({ id }) => id))) ? after : undefined;
}

interface Page {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly scanned: readonly MarkdownLine[];
}

/** With LF. */
interface Cut {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

function cutInto(text: string, cuts: readonly Cut[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, by } of [...cuts].sort((a, b) => a.from - b.from)) {
    parts.push(text.slice(at, from), lineBreakOf(text) === '\r\n' ? by.replaceAll('\n', '\r\n') : by);
    at = to;
  }
  return parts.join('') + text.slice(at);
}

/** What stands below the heading of a requirement, up to the next one that is not below it. */
function bodyOf(
  { scanned }: Page,
  { id, place }: Pick<Requirement, 'id' | 'place'>,
): readonly MarkdownLine[] | undefined {
  const start = firstOn(scanned, place.line);
  const heading = scanned[start];
  if (heading?.kind !== 'heading' || heading.number !== place.line || !heading.text.startsWith(id)) return undefined;
  let end = start + 1;
  for (let line = scanned[end]; line !== undefined; line = scanned[++end]) {
    if (line.kind === 'heading' && line.level <= 3) break;
  }
  return scanned.slice(start + 1, end);
}

/** Index of the first line at or below a number. */
function firstOn(scanned: readonly MarkdownLine[], number: number): number {
  return partitionPoint(0, scanned.length, (at) => (scanned[at]?.number ?? 0) < number);
}

function cutFor(
  page: Page,
  heading: number,
  body: readonly MarkdownLine[],
  { name, value }: NewAttribute,
  language: Language,
): Cut {
  const attributes = body.flatMap((line) => attributeIn(line, page));
  const own = attributes.find((each) => each.name === name);
  if (own !== undefined) {
    const first = page.lines[own.item.number - 1];
    const last = page.lines[lastLine(body, own.item) - 1];
    return { from: first?.from ?? 0, to: last?.to ?? 0, by: own.head + value };
  }
  const label = attributeLabels[language][name];
  const above = attributes.findLast((each) => order.indexOf(each.name) < order.indexOf(name));
  const neighbour = above ?? attributes[0];
  if (neighbour === undefined) return firstOf(page, body, heading, `- ${label}: ${value}`);
  const line = neighbour.head.replace(neighbour.label, () => label) + value;
  return belowLine(page, above === undefined ? neighbour.item.number - 1 : lastLine(body, above.item), line);
}

interface Attribute {
  readonly name: AttributeName;
  readonly label: string;
  readonly item: Item;
  /** All that stands on its line before the value. */
  readonly head: string;
}

function attributeIn(line: MarkdownLine, { text, lines }: Page): Attribute[] {
  if (line.kind !== 'item' || line.ordinal !== undefined || line.depth > 0) return [];
  const { label, value } = keyAndValue(line.text);
  const name = attributeNamed(label);
  if (name === undefined) return [];
  const own = line.text.slice(0, line.text.length - value.length).trimEnd();
  const from = lines[line.number - 1]?.from ?? 0;
  return [{ name, label, item: line, head: `${text.slice(from, from + line.column - 1)}${own} ` }];
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
function firstOf(page: Page, body: readonly MarkdownLine[], heading: number, attribute: string): Cut {
  const { text, lines, scanned } = page;
  const isBlank = (number: number): boolean => {
    const line = lines[number - 1];
    return line !== undefined && text.slice(line.from, line.to).trim() === '';
  };
  const criteria = body.find(
    (line) => (line.kind === 'heading' || line.kind === 'text') && criteriaTitle.test(line.text),
  );
  // Fences and comments end on lines that a scan leaves out.
  let below = firstOn(scanned, (body.at(-1)?.number ?? heading) + 1);
  while (below < scanned.length && scanned[below]?.kind !== 'heading') below++;
  const next = scanned[below]?.number ?? lines.length + 1;
  let above = (criteria?.number ?? next) - 1;
  while (above > heading && isBlank(above)) above--;
  const isFollowed = above + 1 < lines.length && !isBlank(above + 1);
  return belowLine(page, above, `\n${attribute}${isFollowed ? '\n' : ''}`);
}

function belowLine({ text, lines }: Page, number: number, added: string): Cut {
  const line = lines[number - 1];
  if (line === undefined) return { from: 0, to: 0, by: `${added}\n` };
  const ends = line.next > line.to;
  const at = ends ? line.next : text.length;
  return { from: at, to: at, by: ends ? `${added}\n` : `\n${added}` };
}
