import type { Code } from '../../code/code.ts';
import { skipSpace } from '../../code/declared.ts';

const modifiers = new Set(
  (
    'only skip todo concurrent sequential fail fails failing expectFailure fixme slow serial parallel shuffle cb ' +
    'effect scoped scopedLive live'
  ).split(' '),
);
/**
 * `fails` of vitest, `failing` of jest and ava, `fail` of playwright, `expectFailure` of node:test: reported as passed for as long as what they look
 * for is not there.
 */
const noProof = new Set(['todo', 'fail', 'fails', 'failing', 'expectFailure']);

export function isModifier(name: string): boolean {
  return modifiers.has(name);
}

export function isNoProofModifier(name: string): boolean {
  return noProof.has(name);
}

/** These take arguments of their own before the call that declares. */
const parametrising = new Set(['each', 'for']);
const alsoCalled = new Set(['skipIf', 'runIf', 'if', 'skipWhen', 'extend']);
/** Of a framework that is imported as a whole: `tap.test`. */
const ofFramework = new Set(['test', 'it']);
const property = /\s*\.\s*([\w$]+)/y;
/** They take a context before what the test is called. */
const named = new Set(['call', 'apply', 'bind']);
/** With more behind it. */
const context = /\s*\(\s*[\w$.]+\s*,\s*\[?/y;
const inBrackets = /\s*(?:\?\.\s*)?\[/y;
const typeArguments = /\s*<[^<>()]*(?:<[^<>()]*>[^<>()]*)*>(?=[(\s])/y;
/** What a word and its modifiers declare: `it.only`. */
export interface Word {
  readonly describes: boolean;
  readonly parameterised: boolean;
  readonly isNoProof: boolean;
}

export interface Head extends Word {
  /** Offset of what follows: where it is a bracket, of the call that declares. */
  readonly end: number;
  /** Behind the bracket, where the first argument is not that of the test: `it.call(it, 'adds', …)`. */
  readonly skipped?: number;
  /** True for a property of fast-check, `it.prop([…])('adds', …)`: with the seed behind its name. */
  readonly isSeeded?: boolean;
}

/** Nobody writes so many; of each link another chain may begin, and all of them go to its end. */
const mostLinks = 30;

/** Walks over `.only.each([…])` to the call; undefined where this is something else: `test.step(…)`, `test.use(…)`. */
export function chain({ masked, text, closing, stringAt }: Code, from: number, word: Word): Head | undefined {
  let at = from;
  let { describes, parameterised, isNoProof } = word;
  let isSeeded = false;
  for (let links = 0; ; links++) {
    if (links > mostLinks) return undefined;
    inBrackets.lastIndex = at;
    if (inBrackets.test(masked)) {
      const end = closing(inBrackets.lastIndex - 1);
      const written = text.slice(inBrackets.lastIndex, end);
      const names = modifiersIn(written);
      const mayFail = /^\s*[A-Za-z_$][\w$.]*\s*$/.test(written) && namesFailing.test(text);
      if (names.length === 0 && !mayFail) return undefined;
      isNoProof ||= mayFail || names.some(isNoProofModifier);
      at = end + 1;
      continue;
    }
    property.lastIndex = at;
    const name = property.exec(masked)?.[1];
    if (name === undefined) break;
    at = property.lastIndex;
    if (named.has(name)) {
      context.lastIndex = at;
      const [written] = context.exec(masked) ?? [];
      if (written === undefined && name !== 'bind') return undefined;
      if (written === undefined) {
        at = closing(skipSpace(masked, at)) + 1;
        continue;
      }
      return {
        end: masked.indexOf('(', at),
        skipped: written.trimStart().length - 1,
        describes,
        parameterised,
        isNoProof,
      };
    }
    if (name === 'prop') {
      const behind = skipSpace(masked, closing(skipSpace(masked, afterTypes(masked, at))) + 1);
      // That of Effect declares by itself.
      isSeeded = masked[behind] === '(';
      if (isSeeded) at = behind;
    } else if (name === 'describe') describes = true;
    else if (ofFramework.has(name)) describes = false;
    else if (parametrising.has(name) || alsoCalled.has(name)) {
      parameterised ||= parametrising.has(name);
      at = afterTypes(masked, at);
      const next = skipSpace(masked, at);
      if (masked[next] === '(') at = closing(next) + 1;
      else if (masked[next] === '"') at = afterTemplate(text, masked, next, stringAt);
      else return undefined;
    } else if (!modifiers.has(name)) return undefined;
    else isNoProof ||= noProof.has(name);
  }
  const end = skipSpace(masked, afterTypes(masked, at));
  return { end, describes, parameterised, isNoProof, ...(isSeeded && { isSeeded }) };
}

/** `['fails']`, or a choice such as `[isMac ? 'fails' : 'only']`. */
function modifiersIn(written: string): readonly string[] {
  return Array.from(written.matchAll(/(['"`])([\w$]+)\1/g), ([, , name = '']) => name).filter(isModifier);
}

/** A modifier that somebody keeps as a string: `it[how]` may be that. */
const namesFailing = /(['"`])(?:todo|fail|fails|failing|expectFailure)\1(?!\s*:)/;

function afterTypes(masked: string, at: number): number {
  typeArguments.lastIndex = at;
  return typeArguments.test(masked) ? typeArguments.lastIndex : at;
}

/** Behind a template with code inside: its parts are strings of their own. */
function afterTemplate(text: string, masked: string, from: number, stringAt: Code['stringAt']): number {
  for (let at = from; at >= 0; at = masked.indexOf('"', at)) {
    const part = stringAt(at);
    at = part?.end ?? at + 1;
    if (part?.start === from ? part.whole : part?.whole === false && text[part.end - 1] === '`') return at;
  }
  return masked.length;
}
