import type { Model, Requirement } from '../model.ts';
import { attributeNamed } from '../conventions/tollgate/attributes.ts';
import { criteriaTitle } from '../conventions/tollgate/requirement.ts';
import { requirementsTitle } from '../conventions/tollgate/heading.ts';
import { splitHeading } from '../conventions/tollgate/heading.ts';
import { frontMatterIn } from '../writing/front-matter.ts';
import { lineStartAt, linesUp } from '../understanding/line-starts.ts';
import { languageOf } from '../writing/language.ts';
import { nextRequirementId } from '../writing/next-id.ts';
import { scalar } from '../writing/yaml-value.ts';
import { documentKind } from './document-kind.ts';
import { restOfCriterion } from './ears.ts';
import { isNoProse } from './no-prose.ts';
import {
  criteriaSkeleton,
  criterionSkeleton,
  frontMatterKeys,
  requirementSkeleton,
  storySkeleton,
  type Surroundings,
} from './skeleton.ts';
import { plain } from './snippet.ts';

/** A document in which somebody types. */
export interface Typing {
  readonly path: string;
  readonly text: string;
  /** The cursor, at the end of its line. */
  readonly offset: number;
  /** BCP 47, where the document does not tell. */
  readonly language: string;
}

/** Whether a line, up to the cursor at its end, may go on at all: the rest of the document need not be looked at. */
export function mayContinue(before: string): boolean {
  return before.trim() === '' || /^\s*(?:#{3}\s|[A-ZА-ЯЁ*_]|[-*+\d])/.test(before);
}

/** What comes next in a specification, a note or a defect, as a snippet; undefined where nobody can tell. */
export function continuation(
  { path, text, offset, language: otherwise }: Typing,
  surroundings: Surroundings & { readonly model: Model },
): string | undefined {
  const front = frontMatterIn(text);
  const isInFront = front === 'unclosed' || (front !== undefined && offset >= front.from && offset <= front.to);
  const kind = documentKind(path, text, surroundings.model);
  const lineStart = lineStartAt(text, offset);
  const before = text.slice(lineStart, offset);
  if (kind === undefined) return undefined;
  if (isInFront) return before === '' ? missingKeys(text, front, offset, kind, surroundings) : undefined;
  if (kind !== 'specification' || isNoProse(text, lineStart)) return undefined;
  const rest = restOfCriterion(before, text);
  if (rest !== undefined) return rest;
  const language = languageOf(text, otherwise);
  const above: Above = { text, start: lineStart, isRead: (id) => isReadIn(path, id, surroundings.model) };
  const [last = ''] = linesUp(text, lineStart);
  const below = text.slice(offset, offset + near).trimStart();
  const isOpen = below === '' || /^#{1,3}\s/.test(below);
  if (/^###\s+$/.test(before) && isAmongRequirements(above))
    return `${plain(nextRequirementId({ model: surroundings.model, idsElsewhere: [] }, path))} `;
  if (isRequirement(before, above))
    return isOpen ? `\n${requirementSkeleton(language, surroundings.release)}\n` : undefined;
  if (criteriaTitle.test(before.trim()) && isAmongRequirements(above))
    return isOpen ? `\n1. ${criterionSkeleton(language)}` : undefined;
  if (before === '' && isRequirement(last, above)) {
    if (isOpen) return requirementSkeleton(language, surroundings.release);
    return isPartOfRequirement(below) ? storySkeleton(language) : undefined;
  }
  if (before === '' && isOpen && isCriteriaTitle(last) && isAmongRequirements(above))
    return `1. ${criterionSkeleton(language)}`;
  if (before === '' && isOpen && isLastOfAttributes(above)) return criteriaSkeleton(language);
  if (/^\d{1,3}[.)] $/.test(before) && isInCriteria(above)) return criterionSkeleton(language);
  return undefined;
}

/** Farther than that nobody looks for the end of white space, or of a heading. */
const near = 1000;

/** What stands above the line that begins at an offset: looked at from there upwards, because a document may be very long. */
interface Above {
  readonly text: string;
  readonly start: number;
  /** Whether the document had a requirement with that ID when it was read. */
  readonly isRead: (id: string) => boolean;
}

function isReadIn(path: string, id: string, { trace }: Model): boolean {
  const resolution = trace.resolve(id);
  const isHere = ({ convention, place }: Requirement): boolean => convention === 'tollgate' && place.file === path;
  if (resolution.kind === 'found') return isHere(resolution.requirement);
  return resolution.kind === 'ambiguous' && resolution.requirements.some(isHere);
}

function isRequirement(line: string, above: Above): boolean {
  const [, heading] = /^###\s+(\S.*)$/.exec(line) ?? [];
  const split = heading === undefined ? undefined : splitHeading(heading);
  return split !== undefined && split.title.trim() !== '' && isAmongRequirements(above);
}

/**
 * Under the nearest heading that is no requirement’s. A requirement that was read there tells as much, and there may be thousands above
 * it; from one `#` to the next, because there are fewer of them than lines.
 */
function isAmongRequirements({ text, start, isRead }: Above): boolean {
  for (let at = start; at > 0; ) {
    const found = text.lastIndexOf('#', at - 1);
    if (found < 0) return false;
    at = lineStartAt(text, found);
    const level = headingLevel(text, at);
    if (level === 0 || level > 3) continue;
    const title = text.slice(at + level, lineEndAt(text, at + level)).trim();
    if (level === 3 ? isRead(splitHeading(title)?.id ?? '') : requirementsTitle.test(title)) return true;
    if (level < 3 && !isNoProse(text, at)) return false;
  }
  return false;
}

/** How many `#` a line begins with, and a blank behind them; else 0. */
function headingLevel(text: string, at: number): number {
  let end = at;
  while (text.startsWith('#', end) && end - at < 7) end++;
  return text[end] === ' ' || text[end] === '\t' ? end - at : 0;
}

function lineEndAt(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < near && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/** A blank line below the attributes of a requirement that has no criteria yet. */
function isLastOfAttributes(above: Above): boolean {
  const [blank, attribute] = linesUp(above.text, above.start);
  if (blank?.trim() !== '' || !/^[-*+]\s+\S.*:/.test(attribute ?? '')) return false;
  for (const line of linesUp(above.text, above.start)) {
    if (isCriteriaTitle(line)) return false;
    if (/^#{1,3}\s/.test(line)) return isRequirement(line, above);
  }
  return false;
}

/** An attribute, or the title of the criteria: what the statement of a requirement stands above. */
function isPartOfRequirement(below: string): boolean {
  const [line = ''] = below.split(/[\r\n]/, 1);
  return isCriteriaTitle(line) || attributeNamed(/^[-*+]\s+([^:]+):/.exec(line)?.[1] ?? '') !== undefined;
}

function isInCriteria(above: Above): boolean {
  for (const line of linesUp(above.text, above.start)) {
    if (isCriteriaTitle(line)) return isAmongRequirements(above);
    if (/^#{1,3}\s/.test(line)) return false;
  }
  return false;
}

function isCriteriaTitle(line: string): boolean {
  return criteriaTitle.test(line.replace(/^#+\s*/, '').trim());
}

/** The keys that are not there yet; from the first line on, or below one that is. */
function missingKeys(
  text: string,
  front: ReturnType<typeof frontMatterIn>,
  offset: number,
  kind: Parameters<typeof frontMatterKeys>[0],
  surroundings: Surroundings,
): string | undefined {
  if (front === undefined) return undefined;
  const yaml = front === 'unclosed' ? text : text.slice(front.from, front.to);
  // Below something that is nested, a key would belong to that.
  const above = text.slice(front === 'unclosed' ? 0 : front.from, offset).trimEnd();
  if (/:[ \t]*$/.test(above) && !/^(?:---)?$/.test(above)) return undefined;
  const missing = frontMatterKeys(kind, surroundings).filter(
    ([key]) => !new RegExp(`^["']?${key}["']?[ \\t]*:`, 'm').test(yaml),
  );
  if (missing.length === 0) return undefined;
  const lines = missing.map(([key, value], index) => {
    const said = value === '' || value === '[]' ? value : scalar(value, 'line');
    return `${key}: ${said === '' ? `$${index + 1}` : plain(said)}`;
  });
  return front === 'unclosed' ? `${lines.join('\n')}\n---\n` : lines.join('\n');
}
