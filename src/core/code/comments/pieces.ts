import { backslash, type Lexis, type Rule, type Text } from './lexis.ts';

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
 */
export function* pieces(text: string, lexis: Lexis): Generator<Piece> {
  const { opener, openerInHole, rules } = compile(lexis);
  const holes: Hole[] = [];
  /** By rule: up to where it is known that nothing of the kind closes. */
  const closed = new Map<Rule, number>();
  const misses = new Map<Rule, number>();
  let at = 0;
  while (at < text.length) {
    const hole = holes.at(-1);
    const found = searchFrom(text, at, hole === undefined ? opener : openerInHole);
    if (found === null) return;
    const start = found.index;
    const opened = found[0];
    const from = start + opened.length;
    at = Math.max(from, start + 1);
    let group = 1;
    while (found[group] === undefined) group++;
    const rule = rules[group - 1];
    if (rule === undefined) {
      if (opened === hole?.open) hole.depth++;
      else if (opened === hole?.close && --hole.depth === 0) {
        holes.pop();
        const rest = textEnd(text, at, hole.stop, hole.rule);
        yield { kind: 'string', start, end: rest.end, from, to: rest.to, whole: false };
        at = rest.end;
        if (rest.hole) holes.push({ ...hole, depth: 1 });
      }
      continue;
    }
    if (start < (closed.get(rule) ?? 0)) continue;
    switch (rule.kind) {
      case 'line': {
        const to = lineEnd(text, from);
        yield { kind: 'comment', start, end: to, from, to, whole: true };
        at = to;
        break;
      }
      case 'block': {
        const close = typeof rule.close === 'string' ? rule.close : rule.close(opened);
        const { to, end } = blockEnd(text, from, rule.open, close, rule.nested ?? false);
        yield { kind: 'comment', start, end, from, to, whole: true };
        at = end;
        break;
      }
      case 'string': {
        const close = typeof rule.close === 'string' ? rule.close : rule.close(opened);
        const stop = typeof rule.close === 'string' ? knownStop(rule, rule.close) : stopOf(rule, close);
        const { end, to, hole: hasHole, unclosed } = textEnd(text, from, stop, rule);
        if (unclosed && rule.lines !== true) {
          closed.set(rule, end);
          break;
        }
        yield { kind: 'string', start, end, from, to, whole: !hasHole };
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
          yield { kind: 'string', start, end, from: start, to: end, whole: true };
          at = Math.max(end, start + 1);
        }
        break;
      }
      case 'region': {
        const end = searchFrom(text, from, regex(rule.close, 'gi'))?.index ?? text.length;
        for (const piece of pieces(text.slice(from, end), rule.lexis())) yield shifted(piece, from);
        at = end;
        break;
      }
    }
  }
}

interface Hole {
  readonly rule: Text;
  readonly stop: Stop;
  readonly open: string;
  readonly close: string;
  depth: number;
}

interface Compiled {
  /** One group per rule. */
  readonly opener: RegExp;
  /** One more group for brackets: they matter only where a string has code inside, and there are very many of them. */
  readonly openerInHole: RegExp;
  readonly rules: readonly Rule[];
}

const compilations = new WeakMap<Lexis, Compiled>();

function compile(lexis: Lexis): Compiled {
  const known = compilations.get(lexis);
  if (known !== undefined) return known;
  const { rules } = lexis;
  const opener = rules.map((rule) => `(${rule.open})`).join('|');
  const compiled = { opener: new RegExp(opener, 'gm'), openerInHole: new RegExp(`${opener}|([(){}])`, 'gm'), rules };
  compilations.set(lexis, compiled);
  return compiled;
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
