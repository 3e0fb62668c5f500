import { kiroCriteriaTitle } from '../../conventions/kiro/criteria.ts';
import { type Heading, scan } from '../../syntax/markdown.ts';
import type { Specification } from '../../model.ts';
import { type Draft, draft } from '../../templates/draft.ts';
import type { NewRequirement } from '../../templates/requirement.ts';
import { asParagraph, inMarkdown } from '../inline.ts';
import { linesOf } from '../lines.ts';
import { put } from '../requirement-section.ts';
import { type Written, written } from './written.ts';

const headingForm =
  /^(\s*#+\s*[*_]*\p{L}[\p{L}. ]*?\s*[-#]?)(\d+)((?:\.\d+)*[a-z]?)([*_]*\s*[.:：)–—-]*[*_]*\s*)(.*)$/u;
const storyLabel = /^\s*(\*\*[^*]{2,40}\*\*:?)\s*\S/u;

/** One more requirement in the words of the last one: `### Requirement 4: …`, its user story, and criteria below a heading of their own. */
export function kiroForm(text: string, { requirements }: Specification, wanted: NewRequirement): Written | undefined {
  const last = requirements.at(-1);
  const lines = linesOf(text);
  const raw = (number: number): string => text.slice(lines[number - 1]?.from, lines[number - 1]?.to);
  if (last === undefined) return undefined;
  const [, label = '', , , separator = ''] = headingForm.exec(raw(last.place.line)) ?? [];
  if (label === '') return undefined;
  const headings = scan(text).lines.filter((line): line is Heading => line.kind === 'heading');
  const own = headings.find(({ number }) => number === last.place.line);
  const next = headings.find(({ number, level }) => number > last.place.line && level <= (own?.level ?? 3));
  const body = Array.from({ length: last.endLine - last.place.line }, (_, index) => raw(last.place.line + 1 + index));
  const criteria =
    body.find((line) => kiroCriteriaTitle.test(line.replace(/^\s*#+\s*/, ''))) ?? '#### Acceptance Criteria';
  const story = body.map((line) => storyLabel.exec(line)?.[1]).find((each) => each !== undefined) ?? '**User Story:**';
  const numbers = requirements.map(({ id }) => Number(/(\d+)[^/]*$/.exec(id)?.[1] ?? 0));
  const number = /\/(\d+)$/.exec(wanted.id ?? '')?.[1] ?? String(Math.max(...numbers) + 1);
  const heading = `${label}${number}${separator.trim() === '' ? ': ' : separator}`;
  const section = sectionOf(heading + inMarkdown(wanted.title), story, criteria.trim(), wanted);
  const end = (next?.number ?? lines.length + 1) - 1;
  return written(text, section, (marked) => put(text, end, marked));
}

function sectionOf(heading: string, story: string, title: string, { statement, criterion }: NewRequirement): Draft {
  const told = `${heading}\n\n${story} ${inMarkdown(statement)}`;
  const criteria = `\n\n${title}\n\n${criterion === '' ? '' : `1. ${asParagraph(criterion)}`}`;
  return statement === '' ? draft(told, criteria.trimEnd()) : draft(told + criteria, '');
}
