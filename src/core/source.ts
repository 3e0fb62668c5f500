import { code } from './code.ts';
import { comments } from './comments.ts';
import { lexisOf } from './comments/languages.ts';
import type { Declaration, Reference } from './model.ts';
import type { Comment, Language } from './reader.ts';
import * as tags from './tags/index.ts';

const allTags = Object.values(tags);

/** ASCII texts one of which every file with a reference contains: the others need not even be decoded. */
export const markers: readonly string[] = allTags.map((tag) => tag.marker);

/**
 * The requirements that a source file cites in its comments, in order.
 * @param language how the file declares tests; undefined where nobody has described that
 */
export function* readSource(path: string, text: string, isTest: boolean, language?: Language): Generator<Reference> {
  const all = [...comments(path, text)];
  const uses = all.flatMap((comment) =>
    allTags.flatMap((tag) => [...tag.references(comment)].map((use) => ({ tag: tag.id, comment, ...use }))),
  );
  if (uses.length === 0) return;
  const tests =
    language !== undefined && (isTest || language.testsInSources === true)
      ? testFile(path, text, all, language)
      : undefined;
  for (const { tag, comment, id, criterion, line, column } of uses) {
    const target = tests?.targetOf(comment, line, isTest);
    const verifies = isTest || target !== undefined || tests?.isInside(line) === true;
    yield {
      kind: 'reference',
      tag,
      id,
      ...(criterion === undefined ? {} : { criterion }),
      place: { file: path, line, column },
      role: verifies ? 'verifies' : 'implements',
      ...(target === undefined ? {} : { target }),
    };
  }
}

/** Comments that are looked through below a reference. */
const farBelow = 50;

interface TestFile {
  /** What a reference stands above or inside of. */
  targetOf(comment: Comment, line: number, isTest: boolean): Declaration | undefined;
  isInside(line: number): boolean;
}

/** What may stand above the header of a file: `package cart`, `'use strict'`. */
const preamble = /^(?:package\s+[\w.]+\s*;?|"_*"\s*;?|)$/;

function testFile(path: string, text: string, all: readonly Comment[], language: Language): TestFile {
  const declarations = told(language.declarations(text));
  const lexis = lexisOf(path, text);
  const lines = (lexis === undefined ? text : code(text, lexis).masked).split('\n');
  const isCode = (line: number): boolean => (lines[line - 1] ?? '').trim() !== '';
  /** By line: the next line with code, or the line itself. */
  const nextCode = lines.map((_, index) => index + 1);
  for (let line = lines.length - 1; line > 0; line--) if (!isCode(line)) nextCode[line - 1] = nextCode[line] ?? line;
  const firstCode = lines.findIndex((line) => !preamble.test(line.trim())) + 1 || lines.length + 1;
  const wholeFile: Declaration = {
    what: 'file',
    name: '',
    suites: [],
    parameterised: false,
    line: 1,
    endLine: lines.length,
  };

  const targetOf: TestFile['targetOf'] = (comment, line, isTest) => {
    const alone = !isCode(comment.line) && !isCode(comment.endLine);
    const isHeader = alone && isTest && comment.endLine < firstCode;
    const next = nextCode[comment.endLine] ?? 0;
    const inside = declarations.findLast((each) => each.line <= line && line <= each.endLine);
    const below = alone ? declarations.find((each) => each.line === next) : undefined;
    if (below !== undefined && (inside === undefined || below.endLine <= inside.endLine)) {
      if (isHeader && below.what === 'test' && hasBlankLine(comment.endLine, next)) return wholeFile;
      return belongsToDeadCode(comment, line, next) ? undefined : below;
    }
    if (inside !== undefined) return inside.what === 'test' || inside.line === line ? inside : undefined;
    return isHeader ? wholeFile : undefined;
  };

  const hasBlankLine = (from: number, to: number): boolean => {
    const commented = new Set(all.flatMap((each) => span(each.line, each.endLine)));
    return span(from + 1, to - 1).some((line) => !commented.has(line));
  };

  /** A test that is commented out keeps its reference to itself: the test below must not inherit it. */
  const belongsToDeadCode = (comment: Comment, line: number, before: number): boolean => {
    const rest = comment.text.split('\n').slice(line - comment.line);
    const following = all
      .slice(all.indexOf(comment) + 1, all.indexOf(comment) + 1 + farBelow)
      .filter((each) => each.line < before);
    const words = [...rest, ...following.map((each) => each.text)].join('\n');
    if (!words.includes('(')) return false;
    return language.declarations(words.replace(/^[ \t]*\*?[ \t]*/gm, '')).some((each) => each.what === 'test');
  };

  return {
    targetOf: (comment, line, isTest) => withTests(targetOf(comment, line, isTest), declarations),
    isInside: (line) => declarations.some((each) => each.line <= line && line <= each.endLine),
  };
}

/**
 * What the other tests of a file mean for what can be told from a report. Runners that join names report `Cart` › `adds` and a test called
 * `Cart adds` alike: neither has a name by which it could be found.
 */
function told(declarations: readonly Declaration[]): readonly Declaration[] {
  const tests = declarations.filter(({ what }) => what === 'test');
  const titles = suitesBy(tests, titleOf);
  const names = suitesBy(tests, ({ name }) => name);
  return declarations.map((each) => {
    if (each.what !== 'test') return each;
    if ((titles.get(titleOf(each))?.size ?? 0) > 1) return { ...each, name: undefined };
    return (names.get(each.name)?.size ?? 0) > 1 ? { ...each, hasNamesake: true } : each;
  });
}

function titleOf({ suites, name }: Declaration): string {
  return [...suites, name].join(' ').replace(/[^\p{L}\p{N}_]+/gu, ' ');
}

function suitesBy<Key>(tests: readonly Declaration[], keyOf: (test: Declaration) => Key): Map<Key, Set<string>> {
  const surroundings = new Map<Key, Set<string>>();
  for (const each of tests) {
    const key = keyOf(each);
    const known = surroundings.get(key) ?? new Set();
    surroundings.set(key, known.add(each.suites.join('\0')));
  }
  return surroundings;
}

function withTests(target: Declaration | undefined, declarations: readonly Declaration[]): Declaration | undefined {
  if (target === undefined) return undefined;
  const tests = declarations.filter(
    (each) => each !== target && each.what === 'test' && target.line <= each.line && each.endLine <= target.endLine,
  );
  return tests.length === 0 && target.what === 'test' ? target : { ...target, tests };
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
