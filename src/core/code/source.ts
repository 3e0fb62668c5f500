import { commentAt } from './comments.ts';
import { anyLanguage, lexisOf } from './comments/languages.ts';
import { type Piece, pieces } from './comments/pieces.ts';
import { lineCounter } from '../syntax/line-counter.ts';
import { type Standing, testFile } from './test-file.ts';
import { detached } from '../reading/detached.ts';
import { citationOf, tellsMore } from './title.ts';
import type { Declared, Reference } from '../model.ts';
import type { Language, Tag, TagReference } from '../reader.ts';
import * as tags from '../tags/index.ts';

const allTags = Object.values(tags);

/** Most files have no `@` at all: then there is no need to look for each marker that begins with one. */
const tagsByOpening = [...new Set(allTags.map(({ marker }) => marker.charAt(0)))].map((opening) => ({
  opening,
  tagged: allTags.filter(({ marker }) => marker.startsWith(opening)),
}));

/** Whether a file may cite anything, by the ASCII texts that it has: the others need not even be decoded. */
export function mayCite(has: (text: string) => boolean): boolean {
  return tagsByOpening.some(
    ({ opening, tagged }) =>
      (tagged.length === 1 || has(opening)) &&
      tagged.some(({ marker, alsoMarks = [] }) => has(marker) && alsoMarks.every(has)),
  );
}

/**
 * The requirements that a source file cites in its comments, in order.
 * @param language how the file declares tests; undefined where nobody has described that
 * @returns what it declares, where others may declare what is told alike
 */
export function* readSource(
  path: string,
  text: string,
  isTest: boolean,
  language?: Language,
): Generator<Reference, Declared | undefined> {
  const declaring = isTest || language?.testsInSources === true ? language : undefined;
  const marked = allTags.filter((tag) => isMarked(tag, text));
  const marks = marksIn(text, marked);
  const lexis = lexisOf(path, text);
  const found = pieces(text, lexis ?? anyLanguage, declaring === undefined ? (marks.at(-1) ?? -1) : undefined);
  const uses = [...usesIn(text, found, marks), ...annotationsIn(text, found, marked)];
  uses.sort((a, b) => a.line - b.line || a.column - b.column);
  if (uses.length === 0) return undefined;
  const tests = declaring === undefined ? undefined : testFile(text, lexis, found, declaring);
  const cited = uses.map((use) => ({
    citation: citationOf(use.id, use.criterion),
    target: tests?.targetOf(use, isTest),
    line: use.line,
  }));
  const targets = tests?.withRivals(cited) ?? [];
  for (const [at, use] of uses.entries()) {
    const { tag, id, criterion, artifact, line, column } = use;
    const target = targets[at];
    const verifies = isTest || target !== undefined || tests?.isInside(line) === true;
    yield {
      kind: 'reference',
      tag,
      id: detached(id),
      ...(criterion === undefined ? {} : { criterion: detached(criterion) }),
      ...(artifact === undefined ? {} : { artifact: detached(artifact) }),
      place: { file: path, line, column },
      role: verifies ? 'verifies' : 'implements',
      ...(target === undefined ? {} : { target }),
    };
  }
  if (tests === undefined) return undefined;
  const { told, takes } = tests;
  if (told.titles.length === 0 && !tellsMore(told) && !takes) return undefined;
  const cites = new Set(cited.map(({ citation }) => detached(citation)));
  return { kind: 'declared', file: path, ...told, ...(takes && { takes }), cites: [...cites] };
}

function isMarked({ marker, alsoMarks = [] }: Tag, text: string): boolean {
  return text.includes(marker) && alsoMarks.every((also) => text.includes(also));
}

/** A reference with the comment that it stands in. */
interface Use extends TagReference, Standing {
  readonly tag: string;
}

/** @param marks offsets of markers, in order: there are many comments, and few of them have one */
function* usesIn(text: string, all: readonly Piece[], marks: readonly number[]): Generator<Use> {
  const place = lineCounter(text);
  let index = 0;
  let known = 0;
  for (const mark of marks) {
    while ((all[index + 1]?.start ?? Infinity) <= mark) index++;
    const piece = all[index];
    if (piece?.kind !== 'comment' || mark < Math.max(known, piece.from) || mark >= piece.to) continue;
    known = piece.to;
    const words = text.slice(piece.from, piece.to);
    const used = allTags.filter((tag) => isMarked(tag, words));
    if (used.length === 0) continue;
    const comment = commentAt(text, piece, place);
    for (const tag of used) {
      for (const use of tag.references(comment, above(text, all, index))) yield { tag: tag.id, comment, index, ...use };
    }
  }
}

function marksIn(text: string, marked: readonly Tag[]): readonly number[] {
  const marks: number[] = [];
  for (const { marker } of marked) {
    for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + 1)) marks.push(at);
  }
  return marks.sort((a, b) => a - b);
}

/** Comments that are looked through above a reference. */
const farAbove = 50;

function* above(text: string, all: readonly Piece[], index: number): Generator<string> {
  let left = farAbove;
  for (let at = index - 1; at >= 0 && left > 0; at--) {
    const piece = all[at];
    if (piece?.kind !== 'comment') continue;
    left--;
    yield text.slice(piece.from, piece.to);
  }
}

/** Annotations stand in the code itself; asked for in order, and put between what the comments cite. */
function* annotationsIn(text: string, all: readonly Piece[], marked: readonly Tag[]): Generator<Use> {
  for (const tag of marked) {
    if (tag.annotation === undefined) continue;
    const place = lineCounter(text);
    let index = 0;
    for (const { index: from, 0: words } of text.matchAll(tag.annotation)) {
      while ((all[index]?.end ?? Infinity) <= from) index++;
      if ((all[index]?.start ?? Infinity) <= from) continue;
      const { line, column } = place(from);
      const comment = { text: words, line, column, endLine: place(from + words.length).line };
      for (const use of tag.references(comment)) yield { tag: tag.id, comment, index, ...use };
    }
  }
}
