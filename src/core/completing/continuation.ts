import type { Model } from '../model.ts';
import { criteriaTitle } from '../conventions/tollgate/requirement.ts';
import { requirementsTitle } from '../conventions/tollgate/specification.ts';
import { splitHeading } from '../conventions/tollgate/heading.ts';
import { frontMatterIn } from '../writing/front-matter.ts';
import { languageOf } from '../writing/language.ts';
import { nextRequirementId } from '../writing/next-id.ts';
import { scalar } from '../writing/yaml-value.ts';
import { documentKind } from './document-kind.ts';
import { restOfCriterion } from './ears.ts';
import {
  criteriaSkeleton,
  criterionSkeleton,
  frontMatterKeys,
  requirementSkeleton,
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
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = text.slice(lineStart, offset);
  if (kind === undefined) return undefined;
  if (isInFront) return before === '' ? missingKeys(text, front, offset, kind, surroundings) : undefined;
  if (kind !== 'specification') return undefined;
  const rest = restOfCriterion(before, text);
  if (rest !== undefined) return rest;
  const language = languageOf(text, otherwise);
  const above = text.slice(0, lineStart).split(/\r\n|\n|\r/);
  above.pop();
  const below = text.slice(offset).trimStart();
  const isOpen = below === '' || /^#{1,3}\s/.test(below);
  if (/^###\s+$/.test(before) && isAmongRequirements(above))
    return `${plain(nextRequirementId({ model: surroundings.model, idsElsewhere: [] }, path))} `;
  if (isRequirement(before, above))
    return isOpen ? `\n${requirementSkeleton(language, surroundings.release)}\n` : undefined;
  if (criteriaTitle.test(before.trim())) return isOpen ? `\n1. ${criterionSkeleton(language)}` : undefined;
  const last = above.findLast((line) => line.trim() !== '') ?? '';
  if (before === '' && isOpen && above.at(-1) === last && isRequirement(last, above.slice(0, -1)))
    return requirementSkeleton(language, surroundings.release);
  if (before === '' && isOpen && isLastOfAttributes(above)) return criteriaSkeleton(language);
  if (/^\d{1,3}[.)] $/.test(before) && isInCriteria(above)) return criterionSkeleton(language);
  return undefined;
}

function isRequirement(line: string, above: readonly string[]): boolean {
  const [, heading] = /^###\s+(\S.*)$/.exec(line) ?? [];
  const split = heading === undefined ? undefined : splitHeading(heading);
  return split !== undefined && split.title.trim() !== '' && isAmongRequirements(above);
}

function isAmongRequirements(above: readonly string[]): boolean {
  const heading = above.findLast((line) => /^#{1,2}\s/.test(line));
  return heading !== undefined && requirementsTitle.test(heading.replace(/^#+\s*/, '').trim());
}

/** A blank line below the attributes of a requirement that has no criteria yet. */
function isLastOfAttributes(above: readonly string[]): boolean {
  if (above.at(-1)?.trim() !== '' || !/^[-*+]\s+\S.*:/.test(above.at(-2) ?? '')) return false;
  const start = above.findLastIndex((line) => /^#{1,3}\s/.test(line));
  return isRequirement(above[start] ?? '', above.slice(0, start)) && !above.slice(start).some(isCriteriaTitle);
}

function isInCriteria(above: readonly string[]): boolean {
  const start = above.findLastIndex((line) => /^#{1,3}\s/.test(line) || isCriteriaTitle(line));
  return start >= 0 && isCriteriaTitle(above[start] ?? '');
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
