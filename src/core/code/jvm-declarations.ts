import { carrying } from './carrying.ts';
import type { Code } from './code.ts';
import { firstOf, type Found, longestHead, nested, skipSpace, unescaped, withoutHelpers } from './declared.ts';
import { put } from '../grouped.ts';
import { withHeirs } from './heirs.ts';
import type { Declaration } from '../model.ts';

const testAnnotation = new Set(
  'Test ParameterizedTest RepeatedTest TestFactory TestTemplate Theory Property Example CartesianTest'.split(' '),
);
const parametrising = new Set(
  'ParameterizedTest RepeatedTest TestFactory TestTemplate Theory Property CartesianTest'.split(' '),
);
/** What else methods have in classes of tests: any other annotation may be made of one of those above. */
const noTest =
  /^(?:(?:Before|After)(?:All|Each|Class|Method|Suite|Test)?|Override|DynamicPropertySource|Jvm\w+|Suppress\w*)$/;
const heads =
  /@(?:[\w.]+\.)?(?:(interface)\s+\w+|(\w+))|\b(?:class|interface|record|enum|object)\s+([\w\x80-\uffff]+)|\bfun\s+(?:<[^<>\n]*>\s*)?(?:[\w.\x80-\uffff]+\.)?("|[\w\x80-\uffff]+)/g;
/** What follows annotations may be a method, or the end of what they stand at; without any it means nothing. */
const annotated = new RegExp(
  String.raw`${heads.source}|(?<![\w\x80-\uffff])([\w\x80-\uffff]+)\s*\(|\b(?:va[lr])\b|[{};]`,
  'g',
);
const packageName = /^[ \t]*package\s+([\w.\x80-\uffff]+)/m;

/** Of tests and classes, and of tests with parameters. */
export const displayNames = {
  marks: ['DisplayName', 'ParameterizedTest(', 'RepeatedTest('],
  pattern: /(?:\bDisplayName\s*\(|\bname\s*=)\s*"[^"\n]*\d/,
};

interface Annotation {
  readonly name: string;
  /** Offset of the bracket of its arguments. */
  readonly open: number | undefined;
}

/** JUnit 3, 4 and 5 and TestNG as Java and Kotlin write them: classes are suites, their annotated methods tests. */
export function jvmDeclarations(
  source: Code,
  language: 'java' | 'kotlin',
  more: (source: Code) => Iterable<Found> = () => [],
): Declaration[] {
  const scope = packageName.exec(source.masked)?.[1] ?? '';
  const others = [...more(source)];
  const strangers: number[] = [];
  const all = withNumbered([...members(source, language === 'kotlin', others.length > 0, strangers)], strangers);
  return nested(source, withoutHelpers([...withHeirs(source.text, all), ...others]), scope);
}

/**
 * @param hasOthers whether tests are also declared in other ways: then every class may hold one
 * @param strangers is given the offsets of what may be a test that takes parameters
 */
function* members(source: Code, kotlin: boolean, hasOthers: boolean, strangers: number[]): Generator<Member> {
  const { masked, closing } = source;
  const junit3 = masked.includes('TestCase') && /\bextends\s+(?:\w+\.)*TestCase\b/.test(masked);
  /** Behind it nothing is a test, nor holds one. */
  const last =
    junit3 || hasOthers
      ? Infinity
      : Math.max(...['@', ...(kotlin ? ['class'] : ['extends', 'implements'])].map((each) => masked.lastIndexOf(each)));
  let annotations: Annotation[] = [];
  let start: number | undefined;
  let at = 0;
  while (at <= last || annotations.length > 0) {
    const next = annotations.length > 0 || junit3 ? annotated : heads;
    next.lastIndex = at;
    const match = next.exec(masked);
    if (match === null) return;
    at = next.lastIndex;
    const [, annotationType, annotation, type, kotlinName, javaName] = match;
    if (annotation !== undefined) {
      const after = skipSpace(masked, at);
      const open = masked[after] === '(' ? after : undefined;
      annotations.push({ name: annotation, open });
      start ??= match.index;
      if (open !== undefined) at = Math.min(closing(open) + 1, masked.length);
      continue;
    }
    if (type !== undefined && annotationType === undefined) {
      const body = bodyOf(source, at, kotlin);
      if (body !== undefined) {
        const head = masked.slice(at, body);
        const inherits = (kotlin ? /:/ : /\bextends\b/).test(head);
        const isBelow = inherits || /\bimplements\b/.test(head);
        const mayHaveOthers = isBelow || annotations.some(({ name }) => name === 'ParameterizedClass');
        const end = closing(body);
        const bases = isBelow ? { bases: kotlin ? kotlinBases(head) : javaBases(head) } : {};
        yield {
          what: 'suite',
          name: type,
          start: start ?? match.index,
          end,
          inherits,
          isBelow,
          mayHaveOthers,
          ...bases,
          ...carrying(annotations.flatMap((each) => displayName(source, each))),
        };
      }
    }
    const method = kotlin ? kotlinName : javaName;
    if (kotlin ? method === undefined && javaName !== undefined : false) continue;
    if (method !== undefined) {
      const isTest = annotations.some(({ name }) => testAnnotation.has(name));
      const old =
        junit3 &&
        annotations.length === 0 &&
        /^test/.test(method) &&
        /\bpublic\s+void\s+$/.test(masked.slice(Math.max(0, match.index - 40), match.index));
      const found = isTest || old ? methodAt(source, match.index, at, annotations, start, kotlin) : undefined;
      if (found !== undefined) {
        yield found.found;
        at = found.resume;
      } else if (!annotations.every(({ name }) => noTest.test(name)) && takesParameters(masked, at, kotlin)) {
        strangers.push(match.index);
      }
    }
    annotations = [];
    start = undefined;
  }
}

/**
 * `[1] 2` is how Gradle calls a test by its parameters alone: it is that of the only one of a class that has any, and inherits none, or of
 * one of several.
 */
function withNumbered(found: readonly Member[], strangers: readonly number[]): readonly Found[] {
  const around: Member[] = [];
  const repeated = new Map<Member, Member[]>();
  const among = new Set<Member>();
  let next = 0;
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const leave = (at: number): void => {
    for (let last = around.at(-1); last !== undefined && last.end < at; last = around.at(-1)) around.pop();
  };
  const meet = (end: number): void => {
    for (let at = strangers[next]; at !== undefined && at < end; at = strangers[++next]) {
      leave(at);
      const inside = around.at(-1);
      if (inside !== undefined) among.add(inside);
    }
  };
  for (const each of sorted) {
    meet(each.start);
    leave(each.start);
    const inside = around.at(-1);
    if (each.what === 'suite') around.push(each);
    else if (each.repeats !== undefined && inside !== undefined) put(repeated, inside, each);
  }
  meet(Infinity);
  const numbered = new Map<Found, number>();
  for (const [type, all] of repeated) {
    const isTold = all.every(({ repeats }) => repeats === 'by number');
    const isAlone = all.length === 1 && type.isBelow !== true;
    if (isTold && (isAlone || (type.mayHaveOthers !== true && !among.has(type))))
      for (const each of all) numbered.set(each, all.length);
  }
  return found.map((each) => (numbered.has(each) ? { ...each, numbered: numbered.get(each) ?? 1 } : each));
}

/** What of a class is only of interest here. */
interface Member extends Found {
  /** Of a class: whether it may have tests from elsewhere. */
  readonly isBelow?: boolean;
  /** Of a class: whether that, or whether it runs several times itself. */
  readonly mayHaveOthers?: boolean;
  /** Of a test that runs several times: how each time is called. */
  readonly repeats?: 'by number' | 'otherwise';
}

function methodAt(
  source: Code,
  at: number,
  after: number,
  annotations: readonly Annotation[],
  start: number | undefined,
  kotlin: boolean,
): { found: Member; resume: number } | undefined {
  const { masked, text, closing, stringAt } = source;
  const nameAt = kotlin ? masked.slice(at, after).search(/("|[\w\x80-\uffff]+)$/) + at : at;
  const quoted = kotlin ? stringAt(nameAt) : undefined;
  const name =
    quoted === undefined
      ? (/^[\w\x80-\uffff]+/.exec(masked.slice(nameAt))?.[0] ?? '')
      : text.slice(quoted.start + 1, quoted.end - 1);
  const open = masked.indexOf('(', quoted?.end ?? nameAt);
  if (open < 0) return undefined;
  const close = closing(open);
  const parameters = masked.slice(open + 1, close);
  const takesParameters = parameters.trim() !== '';
  const dataProvider = annotations.some(
    (each) =>
      each.name === 'Test' &&
      each.open !== undefined &&
      /\b(?:dataProvider|invocationCount)\b/.test(masked.slice(each.open, closing(each.open))),
  );
  const aliases = annotations.flatMap((each) => displayName(source, each));
  const several = annotations.filter(({ name }) => parametrising.has(name));
  const parameterised = takesParameters || dataProvider || several.length > 0;
  const isNumbered = several.every(({ name, open }) => name === 'ParameterizedTest' && !isNamed(source, open));
  const found: Member = {
    what: 'test',
    name,
    start: start ?? at,
    end: methodEnd(source, close),
    parameterised,
    ...(several.length > 0 && { repeats: isNumbered ? 'by number' : 'otherwise' }),
    ...(!(kotlin && takesParameters) && { signature: typesIn(parameters) }),
    aliases,
    ...carrying([...aliases, ...several.flatMap((each) => nameOfEach(source, each))]),
  };
  return { found, resume: Math.min(close + 1, masked.length) };
}

/** @param at behind the name, and in Java behind the bracket */
function takesParameters(masked: string, at: number, kotlin: boolean): boolean {
  const from = kotlin ? firstOf(masked, at, '(') + 1 : at;
  return masked[skipSpace(masked, from)] !== ')';
}

function isNamed({ masked, closing }: Code, open: number | undefined): boolean {
  return open !== undefined && /\bname\b/.test(masked.slice(open, closing(open)));
}

/** As they are reported: `int`, `List`, `String[]`. */
function typesIn(parameters: string): string {
  return withoutTypes(parameters.replace(/@[\w.]+(?:\s*\([^()]*\))?|\bfinal\b/g, ''))
    .split(',')
    .map((each) =>
      each
        .trim()
        .replace(/\s*[\w\x80-\uffff]+$/, '')
        .replace('...', '[]')
        .replace(/^.*\./, '')
        .replace(/\s+/g, ''),
    )
    .join(',');
}

function displayName({ text, masked, stringAt }: Code, { name, open }: Annotation): string[] {
  if (open === undefined || name !== 'DisplayName') return [];
  const string = stringAt(skipSpace(masked, open + 1));
  return string?.whole === true && masked[skipSpace(masked, string.end)] === ')'
    ? [unescaped(text.slice(string.from, string.to))]
    : [];
}

/** What a test with parameters is called each time: `@ParameterizedTest(name = "{0} items")`. */
function nameOfEach({ text, masked, closing, stringAt }: Code, { open }: Annotation): string[] {
  if (open === undefined) return [];
  const [head] = /^[^]*?\bname\s*=\s*/.exec(masked.slice(open, closing(open))) ?? [];
  const string = head === undefined ? undefined : stringAt(open + head.length);
  return string?.whole === true ? [unescaped(text.slice(string.from, string.to))] : [];
}

/** `Base` and `Priced` of `<T> extends Base<T> implements Priced`. */
function javaBases(head: string): readonly string[] {
  const [, own = ''] = /\bextends\b(.*?)(?:\b(?:implements|permits)\b|$)/s.exec(withoutTypes(head)) ?? [];
  const [, interfaces = ''] = /\bimplements\b(.*?)(?:\bpermits\b|$)/s.exec(withoutTypes(head)) ?? [];
  return [own, interfaces].flatMap((each) => each.split(',')).flatMap((each) => each.trim() || []);
}

/** The same of `(size: Int) : Priced, Base<T>(size)`: of these the class is what is called. */
function kotlinBases(head: string): readonly string[] {
  let plain = withoutTypes(head);
  for (let before = ''; before !== plain; ) [before, plain] = [plain, plain.replace(/\([^()]*\)/g, '\0')];
  const [, list = ''] = /:(.*?)(?:\bwhere\b|$)/s.exec(plain) ?? [];
  const all = list.split(',').map((each) => each.trim());
  const isClass = (each: string): boolean => each.includes('\0');
  return [...all.filter(isClass), ...all.filter((each) => !isClass(each))].map(
    (each) => /^[\w.\x80-\uffff]+/.exec(each)?.[0] ?? '',
  );
}

function withoutTypes(head: string): string {
  let plain = head;
  for (let before = ''; before !== plain; ) [before, plain] = [plain, plain.replace(/<[^<>]*>/g, '')];
  return plain;
}

/** The end of the body in braces, of Kotlin's `= expression`, or of the declaration. */
function methodEnd({ masked, closing }: Code, close: number): number {
  for (let at = close + 1; at < Math.min(masked.length, close + longestHead); at++) {
    const char = masked[at];
    if (char === '{') return closing(at);
    if (char === '(') at = closing(at);
    else if (char === ';' || char === '}') return at;
  }
  return masked.length;
}

/** Offset of the brace that opens a class; Kotlin's classes need none. */
function bodyOf({ masked, closing }: Code, from: number, kotlin: boolean): number | undefined {
  const anotherDeclaration = /\n\s*(?:@|(?:\w+\s+)*(?:fun|class|object|interface|val|var)\b)/y;
  for (let at = from; at < Math.min(masked.length, from + longestHead); at++) {
    const char = masked[at];
    if (char === '{') return at;
    if (char === ';' || char === '}') return undefined;
    if (char === '(') at = closing(at);
    else if (kotlin && char === '\n') {
      anotherDeclaration.lastIndex = at;
      if (anotherDeclaration.test(masked)) return undefined;
    }
  }
  return undefined;
}
