import type { Code } from './code.ts';
import { detached } from '../reading/detached.ts';
import type { Declaration } from '../model.ts';

/** A test, suite or namespace as a scanner meets it: by offsets, still without its surroundings. */
export interface Found {
  readonly what: Declaration['what'] | 'namespace';
  readonly name: string | undefined;
  /** First and last offset. */
  readonly start: number;
  readonly end: number;
  readonly parameterised?: boolean;
  readonly signature?: string;
  readonly aliases?: readonly string[];
  /** As in `Declaration`. */
  readonly numbered?: number;
  readonly isNoProof?: boolean;
  readonly pieces?: readonly string[];
  /** True for a suite that reports leave out: they tell what is around it, and perhaps a name that has its own in front. */
  readonly isLeftOut?: boolean;
  /** As in `Declaration`. */
  readonly nameless?: Declaration['nameless'];
  /** True where a class extends another, whose tests it then has. */
  readonly inherits?: boolean;
  /** What a class extends, as it is written, in the order in which a method is looked for. */
  readonly bases?: readonly string[];
  /** As in `Declaration`. */
  readonly heirs?: readonly string[];
  readonly calledBy?: Declaration['calledBy'];
  /** As in `Declaration`; of a suite for all that is in it. */
  readonly carries?: readonly string[];
  /** As in `Declaration`; of a suite for all that is in it. */
  readonly carriesAny?: boolean;
}

/** Nobody nests deeper; without a limit a hostile file would cost the square of its size. */
const deepest = 100;

/**
 * Gives each test and suite the suites around it; what encloses another by its offsets is around it.
 * @param scope the package of the file, in languages that report it with the class
 */
export function nested(code: Code, found: readonly Found[], scope?: string): Declaration[] {
  const file: Surrounding = {
    end: Infinity,
    suites: [],
    leftOut: [],
    scope: scope === undefined ? undefined : detached(scope),
    isNoProof: false,
    isWritten: false,
    carries: [],
    carriesAny: false,
    calledBy: undefined,
  };
  const around: Surrounding[] = [];
  const declarations: Declaration[] = [];
  for (const each of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    for (let last = around.at(-1); last !== undefined && last.end < each.start; last = around.at(-1)) around.pop();
    const { what } = each;
    const { suites, leftOut, scope, ...outer } = around.at(-1) ?? file;
    const name = each.name === undefined ? undefined : detached(each.name);
    const aliases = leftOut.length === 0 ? each.aliases : [[...leftOut, name ?? ''].join(' -- ')];
    const isNoProof = outer.isNoProof || each.isNoProof === true;
    const carries = each.carries === undefined ? outer.carries : [...outer.carries, ...each.carries.map(detached)];
    const carriesAny = outer.carriesAny || each.carriesAny === true;
    const calledBy = each.calledBy ?? outer.calledBy;
    const pieces = name === undefined ? each.pieces : outer.isWritten ? [name] : undefined;
    if (what !== 'namespace') {
      declarations.push({
        what,
        name,
        suites,
        parameterised: each.parameterised ?? false,
        ...(each.signature !== undefined && { signature: detached(each.signature) }),
        ...(isNoProof && { isNoProof }),
        ...((isNoProof || each.parameterised === true || name !== undefined) &&
          pieces !== undefined && { pieces: pieces.map(detached) }),
        ...(each.nameless === undefined ? {} : { nameless: each.nameless }),
        ...(aliases === undefined || aliases.length === 0 ? {} : { aliases: aliases.map(detached) }),
        ...(each.numbered === undefined ? {} : { numbered: each.numbered }),
        ...(each.heirs === undefined ? {} : { heirs: each.heirs.map(detached) }),
        ...(calledBy && { calledBy: { name: detached(calledBy.name), from: detached(calledBy.from) } }),
        ...(what === 'test' && carries.length > 0 && { carries }),
        ...(what === 'test' && isNoProof && carriesAny && { carriesAny }),
        ...(scope === undefined ? {} : { scope }),
        line: code.line(each.start),
        endLine: code.line(each.end),
      });
    }
    if (around.length >= deepest) continue;
    const { end } = each;
    if (what !== 'namespace')
      around.push({
        end,
        suites: each.isLeftOut === true ? suites : [...suites, name],
        leftOut: each.isLeftOut === true ? [...leftOut, name ?? ''] : leftOut,
        scope,
        isNoProof: what === 'suite' && isNoProof,
        isWritten: outer.isWritten || (what === 'suite' && name === undefined && each.pieces !== undefined),
        carries,
        carriesAny: what === 'suite' && carriesAny,
        calledBy: what === 'suite' ? calledBy : undefined,
      });
    else
      around.push({
        end,
        suites,
        leftOut,
        scope: scope === undefined ? undefined : joined(scope, name ?? ''),
        isNoProof: false,
        isWritten: false,
        carries: [],
        carriesAny: false,
        calledBy: undefined,
      });
  }
  return declarations;
}

/** What stands around the next declaration, as long as that begins before its end. */
interface Surrounding {
  readonly end: number;
  readonly suites: readonly (string | undefined)[];
  /** Those that reports leave out. */
  readonly leftOut: readonly string[];
  readonly scope: string | undefined;
  /** Whether to have passed in it shows nothing. */
  readonly isNoProof: boolean;
  /** Whether a part of the name of a suite is written, and run time completes it. */
  readonly isWritten: boolean;
  /** What carries an ID there. */
  readonly carries: readonly string[];
  /** Whether nothing tells all that is put into the name of a suite. */
  readonly carriesAny: boolean;
  readonly calledBy: Found['calledBy'];
}

function joined(scope: string, namespace: string): string {
  return scope === '' || namespace === '' ? scope + namespace : `${scope}.${namespace}`;
}

/** Leaves out classes and modules without a test inside: they are helpers, but for what may inherit tests, and what is around that. */
export function withoutHelpers(found: readonly Found[]): Found[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const around: Found[] = [];
  const kept = new Set<Found>();
  for (const each of sorted) {
    for (let last = around.at(-1); last !== undefined && last.end < each.start; last = around.at(-1)) around.pop();
    if (each.what === 'test' || each.inherits === true)
      for (let i = around.length - 1; i >= 0 && !kept.has(around[i] as Found); i--) kept.add(around[i] as Found);
    around.push(each);
  }
  return sorted.filter((each) => each.what !== 'suite' || each.inherits === true || kept.has(each));
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};

/** What a string literal with backslashes means; the escapes that C, Java, JavaScript and their kin share. */
export function unescaped(literal: string): string {
  if (!literal.includes('\\')) return literal;
  return literal.replace(
    /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|\r?(\n)|([\s\S]))/g,
    (_, braced: string, four: string, two: string, lineBreak: string, char: string) => {
      const hex = braced ?? four ?? two;
      if (hex !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
      return escapes[lineBreak ?? char] ?? char;
    },
  );
}

/** Offset of the first character at or after `from` that is no white space; `to` where there is none before it. */
export function skipSpace(text: string, from: number, to = text.length): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Like `\w`. */
export function isWord(char: number): boolean {
  return (char >= 97 && char <= 122) || (char >= 65 && char <= 90) || (char >= 48 && char <= 57) || char === 95;
}

/** Like `\s`. */
export function isSpace(char: number): boolean {
  if (char < 128) return char === 32 || (char >= 9 && char <= 13);
  return /\s/.test(String.fromCharCode(char));
}

/** The head of a declaration is not longer: without a limit a hostile file would cost the square of its size. */
export const longestHead = 3_000;

/** Offset of the first of some characters; the length of the text where there is none soon. */
export function firstOf(text: string, from: number, characters: string): number {
  const limit = Math.min(text.length, from + longestHead);
  for (let at = from; at < limit; at++) if (characters.includes(text.charAt(at))) return at;
  return text.length;
}
