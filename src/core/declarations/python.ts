import type { Code } from '../code/code.ts';
import { type Found, nested, skipSpace, withoutHelpers } from '../code/declared.ts';
import type { Language } from '../reader.ts';

const testFile = /(?:^|\/)(?:test_[^/]*|[^/]*_tests?|tests?|conftest)\.py$|(?:^|\/)tests?\/(?:.*\/)?[^/]+\.py$/;

/** pytest and unittest. */
export const python: Language = {
  id: 'python',
  title: 'Python',
  extensions: ['.py'],
  isTest: (path) => testFile.test(path),
  declarations: (source) => nested(source, withoutHelpers([...definitions(source)])),
};

const mayBegin = /[@acd]/;
const heading = /^(?:(@)|(?:async\s+)?(def|class)\s+(\w+))/;
const testClass = /^Test|Tests?$|TestCase$/;
const caseBase = /\bTestCase\b|\bTestSuite\b/;

interface Block {
  readonly indent: number;
  readonly found: Found | undefined;
  readonly isClass: boolean;
}

/** pytest runs functions and methods whose names begin with `test`, in classes that are called `Test…` or extend a test case. */
function* definitions(source: Code): Generator<Found> {
  const { masked } = source;
  const open: Block[] = [];
  let decorated: number | undefined;
  let lastCode = 0;
  const close = function* (indent: number): Generator<Found> {
    for (let block = open.at(-1); block !== undefined && block.indent >= indent; block = open.at(-1)) {
      open.pop();
      if (block.found !== undefined) yield { ...block.found, end: commentsEnd(source, lastCode, block.indent) };
    }
  };
  for (let at = 0; at < masked.length; ) {
    const start = skipSpace(masked, at);
    if (start === masked.length) break;
    const lineEnd = logicalLineEnd(source, start);
    const end = Math.max(start, lineEnd - 1);
    const indent = start - masked.lastIndexOf('\n', start - 1) - 1;
    at = lineEnd + 1;
    if ((open.at(-1)?.indent ?? -1) >= indent) yield* close(indent);
    lastCode = end;
    const text = mayBegin.test(masked.charAt(start)) ? masked.slice(start, Math.min(end, start + 500)) : '';
    const [match, decorator, kind, name = ''] = heading.exec(text) ?? [];
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
    const counts = collected && (isClass ? testClass.test(name) || caseBase.test(text) : name.startsWith('test'));
    const found: Found | undefined = counts
      ? { what: isClass ? 'suite' : 'test', name, start: from, end, parameterised: !isClass }
      : undefined;
    open.push({ indent, found, isClass });
  }
  yield* close(0);
}

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

/** Where the line ends that begins at an offset, with the lines that continue it inside brackets or a string. */
function logicalLineEnd({ masked, stringAt, closing }: Code, start: number): number {
  let end = start;
  while (end < masked.length) {
    const char = masked.charCodeAt(end);
    if (char === lineBreak) break;
    if (char === quote) end = stringAt(end)?.end ?? end + 1;
    else if (char === round || char === square || char === curly) end = bracketEnd(masked, end, closing(end));
    else if (char === backslash) end += masked[end + 1] === '\r' ? 3 : 2;
    else end++;
  }
  return end;
}
const [lineBreak, quote, round, square, curly, backslash] = [10, 34, 40, 91, 123, 92];

/** A bracket that nothing closes ends with its line, so that one slip does not hide the rest of the file. */
function bracketEnd(masked: string, open: number, close: number): number {
  return close < masked.length ? close + 1 : open + 1;
}
