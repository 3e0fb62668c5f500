import type { Code } from '../code/code.ts';
import { type Found, nested, skipSpace, withoutHelpers } from '../code/declared.ts';
import type { Declaration } from '../model.ts';
import type { Language } from '../reader.ts';
import { type Classes, classesIn, isTestClass } from './python/classes.ts';
import { neverAwaiting } from './python/never-awaited.ts';

const testFile = /(?:^|\/)(?:test_[^/]*|[^/]*_tests?|tests?|conftest)\.py$|(?:^|\/)tests?\/(?:.*\/)?[^/]+\.py$/;

/** pytest and unittest. */
export const python: Language = {
  id: 'python',
  title: 'Python',
  extensions: ['.py'],
  isTest: (path) => testFile.test(path),
  unprovenMarks: ['expectedFailure', ['async def', 'TestCase']],
  declarations: (source) => {
    const classes = classesIn(source.masked);
    const found = [...definitions(source, classes)];
    const conditional = new Set(found.flatMap((each) => (each.isConditional ? source.line(each.start) : [])));
    return classes.withHeirs(withoutReplaced(nested(source, withoutHelpers(found)), conditional));
  },
};

/**
 * What is defined again below under the same name never runs: that name is the other's.
 * @param conditional lines where something is defined that may not be, in an `if` or a `try`: it leaves alone what is above
 */
function withoutReplaced(
  declarations: readonly Declaration[],
  conditional: ReadonlySet<number>,
): readonly Declaration[] {
  const keyOf = ({ suites, name }: Declaration): string => [...suites, name].join('.');
  const keys = new Set(declarations.map(keyOf));
  if (keys.size === declarations.length) return declarations;
  const last = new Map<string, number>();
  for (const [at, each] of declarations.entries()) if (!conditional.has(each.line)) last.set(keyOf(each), at);
  return declarations.map((each, at) =>
    (last.get(keyOf(each)) ?? 0) <= at ? each : { ...each, name: undefined, nameless: 'replaced' },
  );
}

const mayBegin = /[@acd]/;
const heading = /(@)|(async[^\S\n]+)?(def|class)[^\S\n]+([\w\x80-\uffff]+)/y;

/** What subunit2junitxml reports as passed where it failed: of unittest. */
const expectedFailure = /@\s*(?:unittest\s*\.\s*)?expectedFailure\b/;

interface Conditional extends Found {
  readonly isConditional: boolean;
}

interface Block {
  readonly indent: number;
  readonly found: Conditional | undefined;
  readonly isClass: boolean;
  /** Of a class: whether nobody awaits the tests in it. */
  readonly neverAwaits: boolean;
  readonly isConditional: boolean;
  /** Of what stands in it directly. */
  inside: number | undefined;
}

/** pytest runs functions and methods whose names begin with `test`, in classes that are called `Test…` or extend a test case, or from which such classes inherit. */
function* definitions(source: Code, classes: Classes): Generator<Conditional> {
  const { masked, starts } = source;
  const lastLineOf = logicalLines(source);
  const isNeverAwaiting = neverAwaiting(masked);
  let mentioned = -1;
  const open: Block[] = [];
  let decorated: number | undefined;
  let lastCode = 0;
  const close = function* (indent: number): Generator<Conditional> {
    for (let block = open.at(-1); block !== undefined && block.indent >= indent; block = open.at(-1)) {
      open.pop();
      if (block.found !== undefined) yield { ...block.found, end: commentsEnd(source, lastCode, block.indent) };
    }
  };
  for (let line = 0; line < starts.length; line++) {
    const lineStart = starts[line] ?? 0;
    const start = skipSpace(masked, lineStart, lineEnd(source, line));
    if (start === lineEnd(source, line)) continue;
    const indent = start - lineStart;
    if ((open.at(-1)?.indent ?? -1) >= indent) yield* close(indent);
    if (start > mentioned) mentioned = nextMention(masked, start);
    if (mentioned === Infinity && open.every(({ found }) => found === undefined)) return;
    const around = open.at(-1);
    if (around !== undefined) around.inside ??= indent;
    line = lastLineOf(line, start);
    const end = Math.max(start, lineEnd(source, line) - 1);
    lastCode = end;
    heading.lastIndex = start;
    const [match, decorator, isAsync, kind, name = ''] =
      (mayBegin.test(masked.charAt(start)) && heading.exec(masked)) || [];
    if (match === undefined) {
      decorated = undefined;
      continue;
    }
    if (decorator !== undefined) {
      decorated ??= start;
      continue;
    }
    const from = decorated ?? start;
    decorated = undefined;
    const isClass = kind === 'class';
    const collected = open.every((block) => block.isClass && block.found !== undefined);
    const counts =
      collected &&
      (isClass
        ? isTestClass(name, masked.slice(start, Math.min(end, start + 500))) ||
          (open.length === 0 && classes.mayHaveTests(name))
        : name.startsWith('test'));
    const isConditional = around?.isConditional === true || indent > (around?.inside ?? 0);
    const found: Conditional | undefined = counts
      ? {
          what: isClass ? 'suite' : 'test',
          name,
          start: from,
          end,
          parameterised: !isClass,
          inherits: isClass && /^\s*\(/.test(masked.slice(start + match.length, end)),
          isConditional,
          isNoProof:
            from < start
              ? expectedFailure.test(masked.slice(from, start))
              : isAsync !== undefined && around?.neverAwaits === true,
        }
      : undefined;
    const neverAwaits =
      isClass &&
      isNeverAwaiting(name, from < start ? '' : masked.slice(start + match.length, Math.min(end + 1, start + 500)));
    open.push({ indent, found, isClass, neverAwaits, isConditional, inside: undefined });
  }
  yield* close(0);
}

/** Behind the next word by which a test, or a class around one, may be called. */
function nextMention(masked: string, from: number): number {
  mention.lastIndex = from;
  return mention.test(masked) ? mention.lastIndex : Infinity;
}
const mention = /\btest|Test/g;

/** A block goes on through the comments that are indented like what is in it. */
function commentsEnd({ text, masked }: Code, from: number, indent: number): number {
  let end = from;
  for (let next = text.indexOf('\n', from) + 1; next > 0 && next < text.length; next = text.indexOf('\n', next) + 1) {
    const first = skipSpace(text, next);
    const lineStart = text.lastIndexOf('\n', first - 1) + 1;
    if (text[first] !== '#' || masked[first] !== ' ' || first - lineStart <= indent) break;
    end = next = first;
  }
  return end;
}

/** On which line a logical line ends: it goes on inside brackets, inside a string and behind a backslash. To be asked in order. */
function logicalLines(source: Code): (line: number, start: number) => number {
  const { masked, behindBrackets, spanning } = source;
  const hasBackslashes = masked.includes('\\');
  let next = 0;
  return (first, start) => {
    let line = first;
    let from = start;
    for (;;) {
      const end = lineEnd(source, line);
      // A bracket that nothing closes ends with its line, so that one slip does not hide the rest of the file.
      from = behindBrackets(from, end);
      let string = spanning[next];
      while (string !== undefined && string.end <= from) string = spanning[++next];
      if (string !== undefined && string.start < from) from = string.end;
      else if (from === end && hasBackslashes && isEscaped(masked, end)) from++;
      if (from <= end) return line;
      while (lineEnd(source, line) < from) line++;
    }
  };
}

function isEscaped(masked: string, lineEnd: number): boolean {
  const before = masked[lineEnd - 1] === '\r' ? lineEnd - 2 : lineEnd - 1;
  return lineEnd < masked.length && masked[before] === '\\';
}

/** Offset behind the last character of a line, by its index. */
function lineEnd({ masked, starts }: Code, line: number): number {
  const next = starts[line + 1];
  return next === undefined ? masked.length : next - 1;
}
