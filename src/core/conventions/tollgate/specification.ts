import { isPlaceholder } from '../../convention/placeholder.ts';
import { detached } from '../../reading/detached.ts';
import { prefixOf } from '../../ids.ts';
import type { MarkdownLine, MarkdownLines } from '../../syntax/markdown.ts';
import { message } from '../../message.ts';
import type { Fact, Problem, Requirement, Specification, Stated } from '../../model.ts';
import type { Document } from '../../reader.ts';
import type { Complaints } from './complaints.ts';
import { defined, type Fields } from './fields.ts';
import { open } from './front-matter.ts';
import { isLikeRequirements, looksLikeRequirement, requirementsTitle, splitHeading } from './heading.ts';
import { criteriaTitle, readRequirement } from './requirement.ts';
import { tellUnread } from './unread.ts';

const purposeTitle = /^(?:purpose|назначение|цель)\s*:?$/i;
/** Where the front matter cannot be read, this tells whether it is ours; farther down nobody looks for it. */
const claim = /^tollgate:[ \t]*["']?spec/m;
const headLength = 4096;

/** The form of ours, where nothing says that it is: a section of requirements, and one of them below it. */
const section = /^##?[ \t]+(?:requirements|требования)(?:[ \t]*:)?[ \t]*\r?$/imu;
const requirementHeading = /^###[ \t]+[A-Z][A-Z0-9]*(?:[-_.][A-Z0-9]+)*[-_]?\d+[a-z]?(?![\p{L}\p{N}])/mu;

/**
 * A file with `tollgate: spec` in its front matter; nothing for any other file, unless it has requirements.
 * @param isExpected whether it lies where specifications are
 */
export function* readSpecification(document: Document, isExpected = false): Generator<Fact | undefined> {
  const { text } = document;
  // Nearly every Markdown file of a repository is turned away here.
  const mayClaim = /^\uFEFF?(?:---|<{7} )/.test(text) && text.includes('tollgate:');
  const isKnown = mayClaim && (yield* readClaimed(document));
  if (isKnown || !isExpected) return;
  if (hasRequirements(text)) yield withoutClaim(document);
}

/** Whether anything was told of it. */
function* readClaimed(document: Document): Generator<Fact | undefined, boolean> {
  const { text } = document;
  const { scanned, fields, problems, complaints } = yield* open(document, 'specification');
  if (fields === undefined) {
    const told = claim.test(scanned.frontMatter?.text ?? text.slice(0, headLength)) ? problems : [];
    yield* told;
    return told.length > 0;
  }
  const kind = fields.node('tollgate');
  if (kind === undefined) return false;
  yield* problems;
  if (kind.kind === 'scalar' && kind.value === 'spec') yield yield* specification(scanned, fields, complaints);
  else complaints.add(kind, message('`tollgate:` with another word'), message('`tollgate: spec`'));
  yield* complaints.problems;
  return true;
}

function hasRequirements(text: string): boolean {
  const from = text.search(section);
  return from >= 0 && requirementHeading.test(text.slice(from));
}

function withoutClaim({ path }: Document): Problem {
  const found = message('requirements in a file that does not say `tollgate: spec`');
  const wanted = message('`tollgate: spec` at the top, between two lines of `---`');
  return { kind: 'problem', spoils: 'specification', place: { file: path, line: 1, column: 1 }, found, wanted };
}

function* specification(
  { lines, unclosed }: MarkdownLines,
  fields: Fields,
  complaints: Complaints,
): Generator<undefined, Specification> {
  const title = lines.find((line) => line.kind === 'heading' && line.level === 1);
  const stated = {
    customer: fields.prose('customer') ?? fields.prose('заказчик'),
    users: fields.prose('users') ?? fields.prose('пользователи'),
    author: fields.prose('author') ?? fields.prose('автор'),
    deadline: fields.prose('deadline') ?? fields.prose('срок'),
    purpose: purpose(lines, complaints),
  };
  const before = complaints.problems.length;
  const found = yield* requirements(lines, complaints);
  const areOthersTold = complaints.problems.length > before;
  // What never ends hides all that follows, and is told itself.
  if (unclosed === undefined) tellUnread(lines, found, complaints, areOthersTold);
  return {
    kind: 'specification',
    convention: 'tollgate',
    place: complaints.place(title === undefined ? { line: 1, column: 1 } : title),
    title: title === undefined ? undefined : detached(title.text),
    ...defined(stated),
    requirements: found,
  };
}

function purpose(lines: readonly MarkdownLine[], complaints: Complaints): Stated | undefined {
  const start = lines.findIndex((line) => line.kind === 'heading' && purposeTitle.test(line.text));
  const heading = lines[start];
  if (heading?.kind !== 'heading') return undefined;
  const body = lines.slice(start + 1, sectionEnd(lines, start + 1, heading.level));
  const first = body.find((line) => !isPlaceholder(line.text));
  if (first === undefined) return undefined;
  const value = body
    .map((line) => line.text)
    .join('\n')
    .trim();
  return { value, place: complaints.place(first) };
}

/** Meant for a heading; to Markdown, and to whoever reads it in an editor, it is text. */
const unspaced = /^#{2,6}(?![# ])\s*/;

function* requirements(lines: readonly MarkdownLine[], complaints: Complaints): Generator<undefined, Requirement[]> {
  const found: Requirement[] = [];
  const others: MarkdownLine[] = [];
  /** Of the others, those that somebody wrote as a requirement, whatever its prefix. */
  const meant = new Set<MarkdownLine>();
  let inRequirements = false;
  /** Below a heading such as `## Non-functional Requirements`. */
  let inLikeRequirements = false;
  /** Below that heading, and above any other. */
  let isAbove = false;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line?.kind === 'text') {
      if (unspaced.test(line.text)) others.push(line);
      if (isAbove && criteriaTitle.test(line.text))
        complaints.add(
          line,
          message('acceptance criteria above the first requirement'),
          message('`### REQ-007 Title` above them'),
        );
    }
    if (line?.kind !== 'heading') continue;
    const split = splitHeading(line.text);
    if (line.level <= 2) {
      inRequirements = isAbove = requirementsTitle.test(line.text);
      inLikeRequirements = isLikeRequirements(line.text);
    } else isAbove = false;
    if (!inRequirements || line.level !== 3) {
      others.push(line);
      if ((inLikeRequirements && line.level === 3) || hasCriteria(lines, index)) meant.add(line);
    } else if (split === undefined) {
      const heading = message('the heading “{title}” without an ID', { title: line.text });
      complaints.add(line, heading, message('`### REQ-007 Title`: capital letters, a dash, a number'));
    } else {
      const body = lines.slice(index + 1, sectionEnd(lines, index + 1, 3));
      if (found.push(readRequirement(line, split, body, complaints)) % atOnce === 0) yield;
    }
  }
  const prefixes = new Set(found.map(({ id }) => prefixOf(id)));
  for (const line of others) {
    const text = line.text.replace(unspaced, '');
    if (!looksLikeRequirement(text, meant.has(line) ? noPrefixes : prefixes)) continue;
    const id = splitHeading(text)?.id ?? '';
    complaints.add(
      line,
      line.kind === 'heading'
        ? message('{id} at a place where it is no requirement', { id })
        : message('no space between `###` and {id}', { id }),
      message('`### {id} …` below `## Requirements`', { id }),
    );
  }
  return found;
}

/** Requirements between two pauses. */
const atOnce = 64;

const noPrefixes: ReadonlySet<string> = new Set();

function hasCriteria(lines: readonly MarkdownLine[], heading: number): boolean {
  // What introduces them may be a heading itself.
  const end = sectionEnd(lines, heading + 1, Infinity) + 1;
  return lines.slice(heading + 1, end).some(({ kind, text }) => kind !== 'item' && criteriaTitle.test(text));
}

/** Index of the next heading that ends a section of the level. */
function sectionEnd(lines: readonly MarkdownLine[], from: number, level: number): number {
  let end = from;
  for (let line = lines[end]; line !== undefined; line = lines[++end]) {
    if (line.kind === 'heading' && line.level <= level) break;
  }
  return end;
}
