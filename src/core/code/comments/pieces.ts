import { Finder } from '../finder.ts';
import { backslash, type Lexis, literally, type Rule, type Text } from './lexis.ts';
import { memoized } from '../../memoized.ts';

/** A comment or a string of a text; what lies between pieces is code. In order, never overlapping. */
export interface Piece {
  readonly kind: 'comment' | 'string';
  /** Offsets with the delimiters. */
  readonly start: number;
  readonly end: number;
  /** Offsets without them. */
  readonly from: number;
  readonly to: number;
  /** False for one part of a string that has code inside. */
  readonly whole: boolean;
}

/** Something that opened seems to go on for ever: after so many misses a file is not worth further looks ahead. */
const patience = 100;

/**
 * Splits a text into comments, strings and code in one pass. What is malformed costs at most what it is itself: a string that does not
 * close on its line is code, a comment that does not close ends with the text.
 *
 * @param until nothing that begins behind this offset is asked for
 */
export function pieces(text: string, lexis: Lexis, until = Infinity): Piece[] {
  const found: Piece[] = [];
  const compiled = compile(lexis);
  const next = hints(text, compiled, []);
  let nextInHole: typeof next | undefined;
  const holes: Hole[] = [];
  /** By rule: up to where it is known that nothing of the kind closes. */
  const closed = new Map<Rule, number>();
  const misses = new Map<Rule, number>();
  let at = 0;
  while (at < text.length) {
    const hole = holes.at(-1);
    const start = hole === undefined ? next(at) : (nextInHole ??= hints(text, compiled, [...'(){}']))(at);
    if (start >= text.length || start > until) break;
    const first = text.charAt(start);
    const opener = openerAt(compiled.openersBy(first), text, start);
    if (opener === undefined) {
      at = start + 1;
      if (first === hole?.open) hole.depth++;
      else if (first === hole?.close && --hole.depth === 0) {
        holes.pop();
        const rest = textEnd(text, at, hole.stop, hole.rule);
        found.push({ kind: 'string', start, end: rest.end, from: at, to: rest.to, whole: false });
        at = rest.end;
        if (rest.hole) holes.push({ ...hole, depth: 1 });
      }
      continue;
    }
    const { rule } = opener;
    const from = openerEnd(opener, start);
    at = from;
    if (start < (closed.get(rule) ?? 0)) continue;
    switch (rule.kind) {
      case 'line': {
        const to = lineEnd(text, from);
        found.push({ kind: 'comment', start, end: to, from, to, whole: true });
        at = to;
        break;
      }
      case 'block': {
        const close = typeof rule.close === 'string' ? rule.close : rule.close(text.slice(start, from));
        const { to, end } = blockEnd(text, from, rule.open, close, rule.nested ?? false);
        found.push({ kind: 'comment', start, end, from, to, whole: true });
        at = end;
        break;
      }
      case 'string': {
        const close = typeof rule.close === 'string' ? rule.close : rule.close(text.slice(start, from));
        const stop = typeof rule.close === 'string' ? knownStop(rule, rule.close) : stopOf(rule, close);
        const { end, to, hole: hasHole, unclosed } = textEnd(text, from, stop, rule);
        if (unclosed && rule.lines !== true) {
          closed.set(rule, end);
          break;
        }
        found.push({ kind: 'string', start, end, from, to, whole: !hasHole });
        at = end;
        if (hasHole && rule.hole) {
          const open = rule.hole.bracket;
          holes.push({ rule, stop, open, close: open === '{' ? '}' : ')', depth: 1 });
        }
        break;
      }
      case 'odd': {
        const end = (misses.get(rule) ?? 0) > patience ? undefined : rule.end(text, start);
        if (end === -1) {
          misses.set(rule, (misses.get(rule) ?? 0) + 1);
          closed.set(rule, lineEnd(text, start));
          at = start + 1;
        } else if (end === undefined) at = start + 1;
        else {
          found.push({ kind: 'string', start, end, from: start, to: end, whole: true });
          at = Math.max(end, start + 1);
        }
        break;
      }
      case 'region': {
        const end = searchFrom(text, from, regex(rule.close, 'gi'))?.index ?? text.length;
        for (const piece of pieces(text.slice(from, end), rule.lexis(), until - from)) found.push(shifted(piece, from));
        at = end;
        break;
      }
    }
  }
  return found;
}

interface Hole {
  readonly rule: Text;
  readonly stop: Stop;
  readonly open: string;
  readonly close: string;
  depth: number;
}

interface Compiled {
  /** Characters with which all begins that may open; undefined where they are not known. */
  readonly firsts: readonly string[] | undefined;
  /** What may open with a character, in order of precedence. */
  readonly openersBy: (first: string) => readonly Opener[];
}

interface Opener {
  readonly rule: Rule;
  /** Where it is always the same text. */
  readonly literal: string | undefined;
  readonly pattern: RegExp;
}

const compile = memoized(({ rules }: Lexis): Compiled => {
  const openers = rules.map((rule) => openerOf(rule));
  const firstsOf = ({ rule, literal }: Opener): string => literal?.charAt(0) ?? rule.first ?? '';
  const firsts = openers.some((each) => firstsOf(each) === '')
    ? undefined
    : [...new Set(openers.map(firstsOf).join(''))];
  const byFirst = new Map(firsts?.map((first) => [first, openers.filter((each) => firstsOf(each).includes(first))]));
  const openersBy = (first: string): readonly Opener[] => (firsts === undefined ? openers : (byFirst.get(first) ?? []));
  return { firsts, openersBy };
}, new WeakMap());

/** Tells from which offset on something may open, or one of some other characters stands. */
function hints(text: string, { firsts, openersBy }: Compiled, others: readonly string[]): (from: number) => number {
  if (firsts !== undefined) {
    const finder = new Finder(text, [...firsts, ...others]);
    return (from) => finder.next(from);
  }
  const patterns = [...openersBy('').map(({ rule }) => rule.open), ...others.map(literally)];
  const expression = regex(patterns.join('|'), 'gm');
  return (from) => searchFrom(text, from, expression)?.index ?? text.length;
}

function openerOf(rule: Rule): Opener {
  const { open } = rule;
  const literal = /^(?:\\\W|[^\w\\^$.*+?()[\]{}|])+$/.test(open) ? open.replace(/\\(.)/g, '$1') : undefined;
  return { rule, literal, pattern: new RegExp(open, 'my') };
}

function openerAt(openers: readonly Opener[], text: string, start: number): Opener | undefined {
  for (const opener of openers) {
    const { rule, literal, pattern } = opener;
    if (literal !== undefined) {
      if (text.startsWith(literal, start)) return opener;
    } else if (rule.after === undefined || rule.after.includes(text.charAt(start - 1))) {
      pattern.lastIndex = start;
      if (pattern.test(text)) return opener;
    }
  }
  return undefined;
}

/** Offset behind an opener that was just found. */
function openerEnd({ literal, pattern }: Opener, start: number): number {
  return literal === undefined ? pattern.lastIndex : start + literal.length;
}

const expressions = new Map<string, RegExp>();

function regex(source: string, flags: string): RegExp {
  const key = `${flags}/${source}`;
  let known = expressions.get(key);
  if (known === undefined) expressions.set(key, (known = new RegExp(source, flags)));
  return known;
}

function searchFrom(text: string, from: number, expression: RegExp): RegExpExecArray | null {
  expression.lastIndex = from;
  return expression.exec(text);
}

/** What ends a string, or a part of it. */
interface Stop {
  /** Groups: 1 escape, 2 hole, 3 closer, 4 line end. */
  readonly pattern: RegExp;
  /** The code of the closer, where that is one character and only a backslash escapes: nearly always. */
  readonly delimiter: number | undefined;
}

const stops = new WeakMap<Text, Stop>();

function knownStop(rule: Text, close: string): Stop {
  let known = stops.get(rule);
  if (known === undefined) stops.set(rule, (known = stopOf(rule, close)));
  return known;
}

function stopOf(rule: Text, close: string): Stop {
  const never = '(?!)';
  const pattern = new RegExp(
    `(${rule.escape ?? never})|(${rule.hole?.open ?? never})|(${close})|(${rule.lines === true ? never : '\\n'})`,
    'g',
  );
  const isPlain = rule.hole === undefined && rule.escape === backslash && /^["'`]$/.test(close);
  return { pattern, delimiter: isPlain ? close.charCodeAt(0) : undefined };
}

interface TextEnd {
  readonly to: number;
  readonly end: number;
  readonly hole: boolean;
  readonly unclosed: boolean;
}

function textEnd(text: string, from: number, { pattern, delimiter }: Stop, rule: Text): TextEnd {
  if (delimiter !== undefined) return quotedEnd(text, from, delimiter, rule.lines === true);
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    if (found[1] !== undefined) continue;
    if (found[4] !== undefined) return { to: found.index, end: found.index, hole: false, unclosed: true };
    return {
      to: found.index,
      end: pattern.lastIndex,
      hole: found[2] !== undefined && rule.hole !== undefined,
      unclosed: false,
    };
  }
  return { to: text.length, end: text.length, hole: false, unclosed: true };
}

/** The same for the strings there are most of, without a pattern. */
function quotedEnd(text: string, from: number, delimiter: number, lines: boolean): TextEnd {
  for (let at = from; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === delimiter) return { to: at, end: at + 1, hole: false, unclosed: false };
    if (char === 10 && !lines) return { to: at, end: at, hole: false, unclosed: true };
    if (char === 92) at++;
  }
  return { to: text.length, end: text.length, hole: false, unclosed: true };
}

function blockEnd(
  text: string,
  from: number,
  open: string,
  close: string,
  nested: boolean,
): { readonly to: number; readonly end: number } {
  const expression = regex(nested ? `(${close})|(?:${open})` : `(${close})`, 'gm');
  let depth = 1;
  expression.lastIndex = from;
  for (let found = expression.exec(text); found !== null; found = expression.exec(text)) {
    depth += found[1] === undefined ? 1 : -1;
    if (depth === 0) return { to: found.index, end: found.index + found[0].length };
  }
  return { to: text.length, end: text.length };
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return end > from && text[end - 1] === '\r' ? end - 1 : end;
}

function shifted(piece: Piece, by: number): Piece {
  return { ...piece, start: piece.start + by, end: piece.end + by, from: piece.from + by, to: piece.to + by };
}
