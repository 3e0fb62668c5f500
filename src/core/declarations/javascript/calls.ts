import type { Code } from '../../code/code.ts';
import { type Found, skipSpace } from '../../code/declared.ts';
import { memoized } from '../../memoized.ts';
import { isWithoutFunction, optionsWithName } from './all-in-one.ts';
import { aliasesOf, choiceIn, grouping, importedIn, Shadows, whole, words } from './aliases.ts';
import { chain, type Head, type Word } from './chain.ts';
import { type Kept, keptAt } from './kept.ts';
import { nameAt } from './name.ts';
import { isToFailAt, optionsAt } from './options.ts';
import { takenIn } from './taken.ts';
import { idsGiven, isGivenElsewhere } from './tables.ts';

/** Found by its end: a letter that comes before a bracket is rarer than the letters that words begin with. */
const keyword =
  /(?:be|it|te|xt|st|fy)[\s.(<";[](?<=(?<![\w$.#])((?:(?:t|Deno|QUnit)\s*\.\s*(?=test\b))?(?:[fx]?(?:describe|it)|suite|x?(?:context|test|specify))).)/gs;
/** What printf-like runners and vitest replace in the name of a parameterised test. */
export const placeholder = /%[sdifjoOp#%$c]|\$[\w.]+/;
/** What fast-check puts behind it. */
const seed = ' (with seed=%d)';

export interface Called {
  readonly calls: readonly Call[];
  /** What else is called like a test. */
  readonly bound: ReadonlyMap<string, Word>;
  /** Words that prove nothing. */
  readonly kept: readonly Kept[];
}

/** Asked for several things. */
export const calledIn = memoized((source: Code) => {
  const bound = new Map<string, Word>();
  const kept: Kept[] = [];
  return { calls: [...calls(source, bound, kept)], bound, kept };
}, new WeakMap<Code, Called>());

/** @param bound is given what else is called like a test, and `kept` what is not called */
function* calls(source: Code, bound: Map<string, Word>, kept: Kept[]): Generator<Call> {
  const { masked } = source;
  const makers = new Set<string>();
  const shadows = new Shadows();
  for (const { name, word } of importedIn(source)) if (!words.test(name)) bound.set(name, word);
  for (const { index, 1: word = '' } of masked.matchAll(keyword)) {
    const behind = index + 2;
    const start = behind - word.length;
    const own = { describes: grouping.test(word), parameterised: false, isNoProof: shadows.has(word, start) };
    const head = isDefined(masked, start) ? undefined : chain(source, behind, own);
    if (head === undefined) continue;
    const before = masked.slice(Math.max(0, start - 200), start);
    const choice = choiceIn(masked, before, head);
    const aliases = aliasesOf(masked, before, head, choice);
    const isKept = aliases.length === 0 ? keptAt(source, start, choice ?? head) : undefined;
    if (isKept !== undefined) kept.push(isKept);
    for (const { name, word, isMade } of aliases) {
      const isNoProof = word.isNoProof || isToFailAt(source, head.end);
      if (isMade) makers.add(name);
      if (!words.test(name)) bound.set(name, { ...word, isNoProof: isNoProof || bound.get(name)?.isNoProof === true });
      else if (isNoProof) shadows.add(name, masked, start);
    }
    // `(isDone ? it : it.fails)('adds', …)`
    const called = choice !== undefined && masked[choice.end] === ')' ? chain(source, choice.end + 1, choice) : head;
    if (called !== undefined) yield* callOf(source, start, called);
  }
  yield* callsBy(source, bound, makers, kept);
}

/** Nobody makes names of names any further. */
const deepestName = 5;

/** Names may be made of names in turn. */
function* callsBy(source: Code, bound: Map<string, Word>, makers: ReadonlySet<string>, kept: Kept[]): Generator<Call> {
  const { masked } = source;
  for (
    let names = [...bound.keys()].filter((name) => name !== whole), depth = 0;
    names.length > 0 && depth < deepestName;
    depth++
  ) {
    const all = names.map((name) => name.replaceAll('$', String.raw`\$`)).join('|');
    const made = new Map<string, Word>();
    for (const { index: start, 0: name } of masked.matchAll(new RegExp(`(?<![\\w$.#])(?:${all})(?![\\w$])`, 'g'))) {
      const word = bound.get(name);
      const head =
        word === undefined || isDefined(masked, start) ? undefined : chain(source, start + name.length, word);
      if (head === undefined) continue;
      const before = masked.slice(Math.max(0, start - 200), start);
      const aliases = aliasesOf(masked, before, head, undefined);
      const isKept = aliases.length === 0 ? keptAt(source, start, head, name) : undefined;
      if (isKept !== undefined) kept.push(isKept);
      for (const { name, word } of aliases) if (!words.test(name) && !bound.has(name)) made.set(name, word);
      // `pick(mode)('adds', …)`
      const next = makers.has(name) ? skipSpace(masked, source.closing(head.end) + 1) : head.end;
      yield* callOf(source, start, masked[next] === '(' ? { ...head, end: next } : head);
    }
    for (const [name, word] of made) bound.set(name, word);
    names = [...made.keys()];
  }
}

function isDefined(masked: string, start: number): boolean {
  return /\bfunction\s*\*?\s*$/.test(masked.slice(Math.max(0, start - 12), start));
}

/** With the names of what it takes as its options. */
export interface Call extends Found {
  readonly options?: readonly string[];
}

/**
 * What a call declares.
 * @param start where what is called begins, of which the head is the last word
 */
export function* callOf(source: Code, start: number, head: Head): Generator<Call> {
  const { masked } = source;
  const { end: open, skipped = 0, describes, parameterised, isNoProof, isSeeded = false } = head;
  if (masked[open] !== '(') return;
  const what = describes ? 'suite' : 'test';
  const argument = skipSpace(masked, open + 1 + skipped);
  const end = source.closing(open);
  const all = optionsWithName(source, argument);
  const name = all ?? nameAt(source, argument);
  const isFound = name !== undefined || looksLikeDeclaration(masked, open, end);
  if (!isFound && !(isNoProof && takesFunction.test(masked.slice(start, end + 1)))) return;
  const value =
    name === undefined && what === 'suite' ? className.exec(masked.slice(argument, argument + 200))?.[1] : name?.value;
  const computed = value === undefined || isSeeded || (parameterised && placeholder.test(value));
  const optionsFrom = all === undefined ? (name?.end ?? argument) : argument;
  const { options, ...own } = optionsAt(source, optionsFrom, end, describes, all !== undefined);
  const lacksFunction =
    what === 'test' && name !== undefined && all?.hasFunction !== true && isWithoutFunction(source, name.end, end);
  const provesNothing = isNoProof || own.isNoProof || lacksFunction;
  const carries = computed && (provesNothing || describes) ? idsGiven(source, start, argument) : [];
  const carriesAny =
    computed &&
    (provesNothing || describes) &&
    isGivenElsewhere(source, start, argument, (each) => takenIn(source).has(each));
  yield {
    what,
    name: computed ? undefined : value,
    start,
    end,
    parameterised: computed && (parameterised || (what === 'test' && name !== undefined)),
    ...(computed && name !== undefined && { pieces: `${name.written}${isSeeded ? seed : ''}`.split(placeholder) }),
    isNoProof: provesNothing,
    ...(carries.length > 0 && { carries }),
    ...(carriesAny && { carriesAny }),
    ...(options.length > 0 && { options }),
  };
}

/** `describe(Cart.name, …)` and jest's `describe(Cart, …)` are called after the class. */
const className = /^\s*([A-Z]\w*)(?:\s*\.\s*name)?\s*,/;

/** `it.fails(name, run)`: that of Playwright, `test.fail(isMac, reason)`, says something else. */
const takesFunction = /(?<!\.\s*fail\s*)\([^,(){}]+,\s*[\w$.]+\s*\)$/;

/** A name that is no literal is believed where a function follows it. */
export function looksLikeDeclaration(masked: string, open: number, end: number): boolean {
  return /^[^,(){}]+,[^{]{0,120}(?:=>|\bfunction\b)/.test(masked.slice(open + 1, Math.min(end, open + 300)));
}
