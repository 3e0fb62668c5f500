import { code, codeOf } from './code.ts';
import { codeLines } from './code-lines.ts';
import { lexisOf } from './comments/languages.ts';
import type { Lexis } from './comments/lexis.ts';
import type { Piece } from './comments/pieces.ts';
import { DeclaredLines } from './declared-lines.ts';
import type { Declaration } from '../model.ts';
import type { Comment, Language } from '../reader.ts';
import { withPatterns } from './pattern.ts';
import { type Told, toldOf } from './title.ts';
import { told, withTwins } from './told-alike.ts';
import { type Cited, withRivals } from './twins.ts';

/** Comments that are looked through below a reference. */
const farBelow = 50;

/** Where a reference stands. */
export interface Standing {
  readonly line: number;
  readonly comment: Comment;
  /** Which of the pieces the comment is. */
  readonly index: number;
}

export interface TestFile {
  /** What a reference stands above or inside of. To be asked in order. */
  targetOf(use: Standing, isTest: boolean): Declaration | undefined;
  isInside(line: number): boolean;
  readonly told: Told;
  /** As in `Declared`. */
  readonly takes: boolean;
  /** See `withRivals`. */
  withRivals(all: readonly Cited[]): readonly (Declaration | undefined)[];
}

export function testFile(text: string, lexis: Lexis | undefined, all: readonly Piece[], language: Language): TestFile {
  const source = code(text, lexis === undefined ? [] : all);
  /** Its extension alone tells the language; the whole name may tell more: `Makefile.py`. */
  const plainName = `x${language.extensions[0] ?? ''}`;
  const plain = lexis === lexisOf(plainName) ? source : codeOf(plainName, text);
  const found = language.declarations(plain);
  const known = told(withPatterns(withTwins(found)));
  const declared = new DeclaredLines(known);
  const { isCode, first: firstCode, below: codeBelow, blankAbove } = codeLines(source, all);
  const wholeFile: Declaration = {
    what: 'file',
    name: '',
    suites: [],
    parameterised: false,
    line: 1,
    endLine: source.lines,
  };

  /** Of a test that runs several times: the lines with code below what cites inside of it. */
  const rows = new Map<Declaration, Set<number>>();
  const noteRow = (test: Declaration, line: number): void => {
    if (test.parameterised) rows.set(test, (rows.get(test) ?? new Set()).add(line));
  };

  const targetOf: TestFile['targetOf'] = ({ comment, index, line }, isTest) => {
    const alone = !isCode(comment.line) && !isCode(comment.endLine);
    const isHeader = alone && isTest && comment.endLine < firstCode;
    const inside = declared.over(line);
    const first = codeBelow(comment.endLine);
    const below = alone ? declared.beginningOn(first) : undefined;
    if (below !== undefined && (inside === undefined || below.endLine <= inside.endLine)) {
      if (isHeader && below.what === 'test' && blankAbove(first) > comment.endLine) return wholeFile;
      return belongsToDeadCode(comment, line, commentsBelow(index, first)) ? undefined : below;
    }
    if (inside?.what === 'test' && line > inside.line) noteRow(declared.withTests(inside), first);
    if (inside !== undefined) return inside.what === 'test' || inside.line === line ? inside : undefined;
    return isHeader ? wholeFile : undefined;
  };

  /** The first of them. */
  const commentsBelow = (index: number, before: number): Piece[] => {
    const found: Piece[] = [];
    for (let at = index + 1; found.length < farBelow; at++) {
      const piece = all[at];
      if (piece === undefined || source.line(piece.from) >= before) break;
      if (piece.kind === 'comment') found.push(piece);
    }
    return found;
  };

  /** A test that is commented out keeps its reference to itself: the test below must not inherit it. */
  const belongsToDeadCode = (comment: Comment, line: number, between: readonly Piece[]): boolean => {
    if (between.length === 0 && !comment.text.includes('(')) return false;
    const rest = comment.text.split('\n').slice(line - comment.line);
    const following = between.map((each) => text.slice(each.from, each.to));
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
    told: toldOf(found, plain, language),
    takes: language.mayTake?.(plain.text, true) === true,
    withRivals: (all) =>
      withRivals(all, known).map((each, at) => {
        const { target, line = 0 } = all[at] ?? {};
        const isRow = target !== undefined && line > target.line && (rows.get(target)?.size ?? 0) > 1;
        return each && isRow ? { ...each, hasRows: true } : each;
      }),
  };
}
