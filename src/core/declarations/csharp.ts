import { carrying } from '../code/carrying.ts';
import type { Code } from '../code/code.ts';
import { type Found, firstOf, nested, skipSpace, unescaped, withoutHelpers } from '../code/declared.ts';
import { withHeirs } from '../code/heirs.ts';
import type { Language } from '../reader.ts';

/** xUnit, NUnit, MSTest. */
export const csharp: Language = {
  id: 'csharp',
  title: 'C#',
  extensions: ['.cs'],
  isTest: (path) =>
    /(?:Tests?|Specs?|Should)\.cs$|(?:^|\/)(?:[^/]*\.)?(?:[\w]*Tests?|Specs?)\/(?:.*\/)?[^/]+\.cs$/.test(path) ||
    /(?:^|\/)tests?\/(?:.*\/)?[^/]+\.cs$/.test(path),
  toldBy: 'class',
  mayCarry: { marks: ['DisplayName', 'TestMethod('], pattern: /(?:\bDisplayName\s*=|TestMethod\s*\()\s*"[^"\n]*\d/ },
  called: /\b(namespace|class|record|struct)\s+([\w.\x80-\uffff]+)/g,
  declarations: (source) => nested(source, withoutHelpers(withHeirs(source.text, [...members(source)])), ''),
};

const token =
  /\[(?<=(?:^|[{};\]])[ \t]*\[)|\bnamespace\s+([\w.\x80-\uffff]+)\s*([{;])|\b(?:class|record|struct)\s+([\w\x80-\uffff]+)|(?<![\w\x80-\uffff])([\w\x80-\uffff]+)\s*(?:<[\w\s,\x80-\uffff]*>\s*)?\(|[{};]/gm;
const tests = new Set(
  'Fact Theory SkippableFact SkippableTheory Test TestCase TestCaseSource TestMethod DataTestMethod StaFact WpfFact Property'.split(
    ' ',
  ),
);
const parametrising = new Set(
  'Theory SkippableTheory TestCase TestCaseSource DataTestMethod DataRow DynamicData InlineData MemberData ClassData Property Repeat'.split(
    ' ',
  ),
);
const attributeName = /(?:^|,)\s*(?:\w+\s*:\s*)?(?:\w+\s*\.\s*)*(\w+)/g;
const displayName = /\b(?:DisplayName|TestName)\s*=\s*(?=")|\bTestMethod\s*\(\s*(?=")/g;
/** Of a test, and not of a row: JunitXml.TestLogger has the method in its place. */
const displayNameOfAll =
  /\b\w*(?:Fact|Theory)\s*\([^()]*?\bDisplayName\s*=\s*(?=")|\b(?:Data)?TestMethod\s*\((?:[^()"]*\bDisplayName\s*=)?\s*(?=")/g;

function* members(source: Code): Generator<Found> {
  const { masked, closing } = source;
  let attributes: { readonly open: number; readonly close: number }[] = [];
  const next = new RegExp(token);
  for (let match = next.exec(masked); match !== null; match = next.exec(masked)) {
    const [found, namespace, opens, type, method] = match;
    if (found === '[') {
      const close = closing(match.index);
      attributes.push({ open: match.index, close });
      next.lastIndex = Math.min(close + 1, masked.length);
      continue;
    }
    const start = attributes[0]?.open ?? match.index;
    if (namespace !== undefined) {
      const brace = match.index + found.length - 1;
      yield {
        what: 'namespace',
        name: namespace,
        start: match.index,
        end: opens === '{' ? closing(brace) : masked.length,
      };
    } else if (type !== undefined) {
      const body = firstOf(masked, next.lastIndex, '{;');
      const base = baseIn(masked.slice(next.lastIndex, body));
      const inherits = base !== undefined;
      /** What it has elsewhere may take the place of what it inherits. */
      const isPartial = /\bpartial\s+$/.test(masked.slice(Math.max(0, match.index - 20), match.index));
      const bases = inherits && !isPartial ? { bases: [base] } : {};
      if (masked[body] === '{') yield { what: 'suite', name: type, start, end: closing(body), inherits, ...bases };
    } else if (method !== undefined && attributes.length > 0) {
      const names = attributes.flatMap((attribute) => namesIn(source, attribute));
      const open = match.index + found.length - 1;
      const close = closing(open);
      if (names.some((name) => tests.has(name))) {
        const parameters = masked.slice(open + 1, close);
        const parameterised = names.some((name) => parametrising.has(name)) || parameters.trim() !== '';
        const aliases = attributes.flatMap((attribute) => [...stringsIn(source, attribute, displayName)]);
        const ofAll = attributes.flatMap((attribute) => [...stringsIn(source, attribute, displayNameOfAll)]);
        yield {
          what: 'test',
          name: method,
          start,
          end: methodEnd(source, close),
          parameterised,
          ...(parameterised && { signature: typesIn(parameters) }),
          aliases,
          ...carrying(ofAll),
        };
        next.lastIndex = Math.min(close + 1, masked.length);
      }
    }
    attributes = [];
  }
}

/** The first that a class extends, without its types: any other is an interface, and has no tests. */
function baseIn(head: string): string | undefined {
  return /:\s*([\w.\x80-\uffff]*)/.exec(head)?.[1];
}

/** Two methods of one name in a class cannot take the same: of those, `#if` compiles one. */
function typesIn(parameters: string): string {
  return parameters.replace(/\s+@?[\w\x80-\uffff]+\s*(?:=[^,]*)?(?=,|$)/g, '').replace(/\s+/g, '');
}

function namesIn({ masked }: Code, { open, close }: { readonly open: number; readonly close: number }): string[] {
  let inside = masked.slice(open + 1, Math.min(close, open + 2000));
  for (let before = ''; before !== inside; ) [before, inside] = [inside, inside.replace(/\([^()]*\)/g, '')];
  return [...inside.matchAll(attributeName)].map(([, name = '']) => name.replace(/Attribute$/, ''));
}

function* stringsIn(
  { masked, text, stringAt }: Code,
  { open, close }: { readonly open: number; readonly close: number },
  before: RegExp,
): Generator<string> {
  for (const match of masked.slice(open, close).matchAll(before)) {
    const string = stringAt(open + match.index + match[0].length);
    if (string?.whole === true && ',)'.includes(masked.charAt(skipSpace(masked, string.end))))
      yield unescaped(text.slice(string.from, string.to));
  }
}

/** The end of the body in braces, or of `=> expression;`. */
function methodEnd({ masked, closing }: Code, close: number): number {
  const start = firstOf(masked, close + 1, '{;=');
  return masked[start] === '{' ? closing(start) : firstOf(masked, start, ';');
}
