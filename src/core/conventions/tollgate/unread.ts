import { isPlaceholder } from '../../convention/placeholder.ts';
import { prefixOf } from '../../ids.ts';
import { message } from '../../message.ts';
import type { Requirement } from '../../model.ts';
import type { MarkdownLine } from '../../syntax/markdown.ts';
import type { Complaints } from './complaints.ts';
import { isLikeRequirements, looksLikeRequirement, requirementsTitle, splitHeading } from './heading.ts';

/** A line of requirements that is no heading of the document. */
interface Unread {
  readonly line: MarkdownLine;
  readonly id: string;
}

/** A heading inside a quotation, a list item, code or a block of HTML. */
const innerHeading = /^(?:[>\s]|[-*+](?=\s)|\d{1,9}[.)](?=\s)|<(?!h[1-6])[^<>]*>)*(?:#{1,6}[ \t]+|<h[1-6][^<>]*>\s*)/i;

/**
 * Tells of what somebody wrote for requirements, and Markdown has for something else. An ID that the document defines may be quoted in
 * it, and an example may stand outside its requirements.
 * @param areOthersTold whether something was said of other lines that may be requirements
 */
export function tellUnread(
  lines: readonly MarkdownLine[],
  found: readonly Requirement[],
  complaints: Complaints,
  areOthersTold: boolean,
): void {
  let isTold = areOthersTold;
  for (const { line, id } of innerHeadings(lines, found)) {
    const wanted = message('`### {id} …` below `## Requirements`', { id });
    complaints.add(line, message('{id} at a place where it is no requirement', { id }), wanted);
    isTold = true;
  }
  if (found.length === 0 && !isTold) tellNone(lines, complaints);
}

function* innerHeadings(lines: readonly MarkdownLine[], found: readonly Requirement[]): Generator<Unread> {
  const defined = new Set(found.map(({ id }) => id));
  const prefixes = new Set(found.map(({ id }) => prefixOf(id)));
  let isLookedAt = found.length === 0;
  for (const line of lines) {
    if (line.kind === 'heading') {
      if (line.level <= 2) isLookedAt = found.length === 0 || requirementsTitle.test(line.text);
      continue;
    }
    const mark = isLookedAt ? innerHeading.exec(line.text)?.[0] : undefined;
    if (mark === undefined) continue;
    const text = line.text.slice(mark.length).replace(/<\/h[1-6]>.*$/i, '');
    const id = splitHeading(text)?.id ?? '';
    if (looksLikeRequirement(text, prefixes) && !defined.has(id)) yield { line, id };
  }
}

/** One that was just begun is no fault; one in which requirements have another form would be open with none of them judged. */
function tellNone(lines: readonly MarkdownLine[], complaints: Complaints): void {
  let section: MarkdownLine | undefined;
  let last: MarkdownLine | undefined;
  for (const line of lines) {
    if (line.kind === 'heading' && line.level <= 2) {
      const isSection = requirementsTitle.test(line.text) || (line.level === 2 && isLikeRequirements(line.text));
      section = isSection ? line : undefined;
      last = section ?? last;
    } else if (section !== undefined && line.kind !== 'rule' && !isPlaceholder(line.text)) {
      const wanted = message('`### REQ-007 Title`: capital letters, a dash, a number');
      complaints.add(line, message('text below “{title}” that is no requirement', { title: section.text }), wanted);
      return;
    }
  }
  const at = last ?? lines.find(({ kind }) => kind === 'heading') ?? { line: 1, column: 1 };
  const wanted = message('`### REQ-007 Title` below `## Requirements`');
  complaints.addMinor(at, message('a specification without requirements'), wanted);
}
