import { code, codeOf } from './code.ts';
import { commentAt } from './comments.ts';
import { anyLanguage, lexisOf } from './comments/languages.ts';
import type { Lexis } from './comments/lexis.ts';
import { type Piece, pieces } from './comments/pieces.ts';
import { DeclaredLines } from './declared-lines.ts';
import { lineCounter } from '../syntax/line-counter.ts';
import { detached } from '../reading/detached.ts';
import type { Declaration, Reference } from '../model.ts';
import type { Comment, Language, Tag, TagReference } from '../reader.ts';
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
 */
export function* readSource(path: string, text: string, isTest: boolean, language?: Language): Generator<Reference> {
  const declaring = isTest || language?.testsInSources === true ? language : undefined;
  const marked = allTags.filter((tag) => isMarked(tag, text));
  const marks = marksIn(text, marked);
  const lexis = lexisOf(path, text);
  const found = pieces(text, lexis ?? anyLanguage, declaring === undefined ? (marks.at(-1) ?? -1) : undefined);
  const uses = [...usesIn(text, found, marks), ...annotationsIn(text, found, marked)];
  uses.sort((a, b) => a.line - b.line || a.column - b.column);
  if (uses.length === 0) return;
  const tests = declaring === undefined ? undefined : testFile(text, lexis, found, declaring);
  for (const use of uses) {
    const { tag, id, criterion, artifact, line, column } = use;
    const target = tests?.targetOf(use, isTest);
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
}

function isMarked({ marker, alsoMarks = [] }: Tag, text: string): boolean {
  return text.includes(marker) && alsoMarks.every((also) => text.includes(also));
}

/** A reference with the comment that it stands in. */
interface Use extends TagReference {
  readonly tag: string;
  readonly comment: Comment;
  /** Which of the pieces the comment is. */
  readonly index: number;
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

/** Comments that are looked through below a reference. */
const farBelow = 50;

interface TestFile {
  /** What a reference stands above or inside of. To be asked in order. */
  targetOf(use: Use, isTest: boolean): Declaration | undefined;
  isInside(line: number): boolean;
}

/** What may stand above the header of a file: `package cart`, `'use strict'`. */
const preamble = /^(?:package\s+[\w.]+\s*;?|"_*"\s*;?|)$/;

function testFile(text: string, lexis: Lexis | undefined, all: readonly Piece[], language: Language): TestFile {
  const source = code(text, lexis === undefined ? [] : all);
  /** Its extension alone tells the language; the whole name may tell more: `Makefile.py`. */
  const plainName = `x${language.extensions[0] ?? ''}`;
  const declared = new DeclaredLines(
    told(withTwins(language.declarations(lexis === lexisOf(plainName) ? source : codeOf(plainName, text)))),
  );
  const { lines, codeOn } = source;
  const isCode = (line: number): boolean => codeOn(line) !== '';
  const wholeFile: Declaration = {
    what: 'file',
    name: '',
    suites: [],
    parameterised: false,
    line: 1,
    endLine: lines,
  };

  let firstCode = 1;
  while (firstCode <= lines && preamble.test(codeOn(firstCode))) firstCode++;
  let next = 0;
  /** The next line with code below a line, or the last line; 0 below that. */
  const codeBelow = (line: number): number => {
    if (line >= lines) return 0;
    if (next > line) return next;
    for (next = line + 1; next < lines && !isCode(next); ) next++;
    return next;
  };

  const targetOf: TestFile['targetOf'] = ({ comment, index, line }, isTest) => {
    const alone = !isCode(comment.line) && !isCode(comment.endLine);
    const isHeader = alone && isTest && comment.endLine < firstCode;
    const inside = declared.over(line);
    const first = codeBelow(comment.endLine);
    const below = alone ? declared.beginningOn(first) : undefined;
    if (below !== undefined && (inside === undefined || below.endLine <= inside.endLine)) {
      const between = commentsBelow(index, first);
      if (isHeader && below.what === 'test' && hasBlankLine(between, comment.endLine, first)) return wholeFile;
      return belongsToDeadCode(comment, line, between) ? undefined : below;
    }
    if (inside !== undefined) return inside.what === 'test' || inside.line === line ? inside : undefined;
    return isHeader ? wholeFile : undefined;
  };

  const commentsBelow = (index: number, before: number): Piece[] => {
    const found: Piece[] = [];
    for (let at = index + 1; ; at++) {
      const piece = all[at];
      if (piece === undefined || source.line(piece.from) >= before) return found;
      if (piece.kind === 'comment') found.push(piece);
    }
  };

  const hasBlankLine = (between: readonly Piece[], from: number, to: number): boolean => {
    const commented = new Set(
      between.flatMap((each) => span(source.line(each.from), source.line(Math.max(each.from, each.end - 1)))),
    );
    return span(from + 1, to - 1).some((line) => !commented.has(line));
  };

  /** A test that is commented out keeps its reference to itself: the test below must not inherit it. */
  const belongsToDeadCode = (comment: Comment, line: number, between: readonly Piece[]): boolean => {
    if (between.length === 0 && !comment.text.includes('(')) return false;
    const rest = comment.text.split('\n').slice(line - comment.line);
    const following = between.slice(0, farBelow).map((each) => text.slice(each.from, each.to));
    const words = [...rest, ...following].join('\n');
    if (!words.includes('(')) return false;
    const dead = codeOf(plainName, words.replace(/^[ \t]*\*?[ \t]*/gm, ''));
    return language.declarations(dead).some((each) => each.what === 'test');
  };

  return {
    targetOf(use, isTest) {
      const target = targetOf(use, isTest);
      return target && declared.withTests(target);
    },
    isInside: (line) => declared.over(line) !== undefined,
  };
}

/** Two tests of one name in one suite: a report cannot tell which of them ended how. */
function withTwins(declarations: readonly Declaration[]): readonly Declaration[] {
  const named = declarations.filter(({ what, name }) => what === 'test' && name !== undefined);
  const counts = new Map<string, number>();
  for (const each of named) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  if (counts.size === named.length) return declarations;
  return declarations.map((each) =>
    each.what === 'test' && (counts.get(keyOf(each)) ?? 0) > 1 ? { ...each, hasTwin: true } : each,
  );
}

function keyOf({ suites, name }: Declaration): string {
  return [...suites, name].join('\0');
}

/**
 * What the other tests of a file mean for what can be told from a report. Runners that join names report `Cart` › `adds` and a test called
 * `Cart adds` alike: neither has a name by which it could be found.
 */
function told(declarations: readonly Declaration[]): readonly Declaration[] {
  const tests = declarations.filter(({ what }) => what === 'test');
  // Nearly always: the tests of a file stand in one suite.
  if (new Set(tests.map(surroundingsOf)).size < 2) return declarations;
  const titles = suitesBy(tests, titleOf);
  const names = suitesBy(tests, ({ name }) => name);
  return declarations.map((each) => {
    if (each.what !== 'test') return each;
    if ((titles.get(titleOf(each))?.size ?? 0) > 1)
      return each.name === undefined ? each : { ...each, name: undefined, nameless: 'told-alike' };
    return (names.get(each.name)?.size ?? 0) > 1 ? { ...each, hasNamesake: true } : each;
  });
}

function surroundingsOf({ suites }: Declaration): string {
  return suites.join('\0');
}

function titleOf({ suites, name }: Declaration): string {
  return [...suites, name].join(' ').replace(/[^\p{L}\p{N}_]+/gu, ' ');
}

function suitesBy<Key>(tests: readonly Declaration[], keyOf: (test: Declaration) => Key): Map<Key, Set<string>> {
  const surroundings = new Map<Key, Set<string>>();
  for (const each of tests) {
    const key = keyOf(each);
    const known = surroundings.get(key) ?? new Set();
    surroundings.set(key, known.add(surroundingsOf(each)));
  }
  return surroundings;
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
