import type { Code } from '../../code/code.ts';
import { lastUpTo } from '../../code/sorted.ts';
import { put } from '../../grouped.ts';
import { lazily } from '../../lazily.ts';
import { memoized } from '../../memoized.ts';
import type { Declaration } from '../../model.ts';
import { renamed, whole } from './aliases.ts';
import { calledIn } from './calls.ts';
import { optionsIn } from './options.ts';
import { type Statement, statementsIn } from './statements.ts';
import { type Taken, takenIn } from './taken.ts';

/** What a name of a file is made of: what is to fail, or what comes from another file. */
export type Origin = 'failing' | Taken;

export interface Made {
  /** By each name that a file has for something. */
  readonly made: ReadonlyMap<string, ReadonlySet<Origin>>;
  /** The names of parts: others know those by them, too. */
  readonly keys: ReadonlySet<string>;
}

/** What the names of a file stand for, as far as that may be made of what is to fail, or of what comes from another file. */
export const madeIn = memoized((source: Code): Made => {
  const made = new Map<string, Set<Origin>>();
  const keys = new Set<string>();
  const add = (name: string, origins: readonly Origin[]): boolean => {
    const own = made.get(name) ?? new Set();
    const before = own.size;
    for (const origin of origins) own.add(origin);
    if (own.size > 0) made.set(name, own);
    return own.size > before;
  };
  /** @returns the names of which that is new */
  const addAt = (making: Making, at: number, origins: readonly Origin[]): readonly string[] => {
    const parts = partsAt(making, at, origins.includes('failing'));
    for (const part of parts) keys.add(part);
    return [...making.names, ...parts].filter((name) => add(name, origins));
  };
  const { masked } = source;
  const { bound, kept } = calledIn(source);
  for (const [name, { isNoProof }] of bound) if (isNoProof) add(name, ['failing']);
  for (const name of optionsIn(source)) add(name, ['failing']);
  for (const { key } of kept) {
    if (key === undefined) continue;
    keys.add(key);
    add(key, ['failing']);
  }
  const taken = takenIn(source);
  for (const [name, from] of taken) add(name, [from]);
  const failing = failingIn(source);
  if (made.size === 0 && failing.length === 0) return { made, keys };
  const makings = statementsIn(source).flatMap(makingOf);
  for (const at of failing) {
    const making = makings.find(({ start, end }) => start <= at && at < end);
    if (making !== undefined) addAt(making, at, ['failing']);
  }
  const uses = usesIn(makings);
  for (let names = [...made.keys()]; names.length > 0; ) {
    const next = new Set<string>();
    for (const name of names)
      for (const { making, part, at } of uses.get(name) ?? []) {
        const from = taken.get(name);
        const own = from === undefined ? [...(made.get(name) ?? [])] : [originOf(from, part)];
        const isHandedOn = own.includes('failing') || mayHandOn(masked, at + name.length);
        if (making.names.includes(name) || !isHandedOn) continue;
        for (const each of addAt(making, at, own)) next.add(each);
      }
    names = [...next];
  }
  return { made, keys };
}, new WeakMap());

/** Behind a name: what calls it with more than one thing, or with all that it is given; or it stands by itself. */
const handingOn = /(?:\s*\.\s*[\w$]+){0,3}\s*(?:\(\s*(?:\.{3}|\{|[^(){},]{1,100},)|[;,}\]):\n]|$)/y;

function mayHandOn(masked: string, behind: number): boolean {
  handingOn.lastIndex = behind;
  return handingOn.test(masked);
}

/** Equal ones are the same. */
const origins = new WeakMap<Taken, Map<string, Taken>>();

function originOf(from: Taken, part: string | undefined): Taken {
  if (part === undefined) return from;
  const parts = origins.get(from) ?? new Map<string, Taken>();
  origins.set(from, parts);
  const own = parts.get(part) ?? { ...from, name: part };
  parts.set(part, own);
  return own;
}

/** A statement that makes something that has a name. */
interface Making extends Statement {
  readonly names: readonly string[];
  /** The methods, and functions that have a name in an object, with offsets. */
  readonly methods: () => readonly { readonly name: string; readonly index: number }[];
}

interface Use {
  readonly making: Making;
  readonly part: string | undefined;
  /** Offset. */
  readonly at: number;
}

/** By name. */
function usesIn(makings: readonly Making[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const making of makings)
    for (const { 1: name = '', 2: part, index } of making.code.matchAll(used))
      put(uses, name, { making, part, at: making.start + index });
  return uses;
}

const importing = /^import\b|^export\s*\{|^export\s*\*/;
const named =
  /^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function\s*\*?|class|const|let|var)\s+(?:([\w$]+)|\{([^{}]*)\})/;
const alone = /^(?:export\s+default\b|module\s*\.\s*exports\s*=|export\s*=)/;
const assigned = /(?<![\w$])(?:([\w$]+)\s*\.\s*)?([\w$]+)\s*=(?![=>])/g;
const used = /(?<![\w$.])([A-Za-z_$][\w$]*)(?:\s*\.\s*([\w$]+))?/g;

function makingOf(statement: Statement): readonly Making[] {
  const { code } = statement;
  if (importing.test(code)) return [];
  const [, own, parts] = named.exec(code) ?? [];
  const names = [
    ...(own === undefined ? [] : [own]),
    ...(parts ?? '').split(',').flatMap((part) => renamed.exec(part)?.[2] ?? /[\w$]+/.exec(part)?.[0] ?? []),
    ...(alone.test(code) ? [whole] : []),
  ];
  if (names.length === 0)
    for (const [, object, name = ''] of code.matchAll(assigned))
      names.push(...(object === undefined || object === 'exports' ? [name] : [object, name]));
  if (names.length === 0) return [];
  return [{ ...statement, names, methods: lazily(() => methodsIn(code)) }];
}

const method =
  /([\w$]+)\s*(?:[:=]\s*(?:async\s*)?(?:function\b[^(){}]{0,100})?)?\((?:[^(){}]|\{[^{}]{0,300}\}){0,300}\)[^(){};,]{0,200}?(?:\{|=>)/g;
const statementWord = /^(?:if|for|while|switch|catch|with|function)$/;

function methodsIn(code: string): readonly { readonly name: string; readonly index: number }[] {
  const all = Array.from(code.matchAll(method), ({ 1: name = '', index }) => ({ name, index }));
  return all.filter(({ name }) => !statementWord.test(name));
}

const key = /(?:[{,]\s*|\bstatic\s+)([\w$]+)\s*[:=]\s*(?:[\w$.]+\s*\(\s*)?$/;
const shorthand = /[{,]\s*$/;

/** The last two. */
function around(methods: ReturnType<Making['methods']>, at: number): readonly string[] {
  const last = lastUpTo(
    methods.map(({ index }) => index),
    at,
  );
  return methods.slice(Math.max(0, last - 1), last + 1).map(({ name }) => name);
}

/** By which names what stands there is a part of what a statement makes: of a method around it, or its own. */
function partsAt({ code, start, names, methods }: Making, offset: number, isFailing: boolean): readonly string[] {
  const at = offset - start;
  const before = code.slice(Math.max(0, at - 100), at);
  const heads = isFailing ? around(methods(), at) : [];
  const own = key.exec(before)?.[1];
  const [short] = shorthand.test(before) ? (/^[\w$]+(?=\s*[,}])/.exec(code.slice(at, at + 100)) ?? []) : [];
  return [...heads, own, short].filter((name) => name !== undefined).filter((name) => !names.includes(name));
}

/** Words that to have passed shows nothing of, whatever is made of them. */
const modified = /\.\s*(?:fails|failing|expectFailure|todo)\b(?!\s*[=!<>+&|?*/-])/g;
/** What stands in front of it. */
const like = /(?:(?<![\w$])([\w$]+)|[)\]])\s*!?\s*(?:\.\s*[\w$]+\s*){0,3}$/;
const ofPlaywright = /\b(?:test|it|testInfo)\s*\.\s*fail\b/g;
const bracketed = /(?<=[\w$)\].]\s{0,10})\[\s*(['"`])(?:fails|failing|fail|todo|expectFailure)\1\s*\]/g;
const likeTest = /(?:it|test|spec|specify|describe|suite)$/i;
const option =
  /(?<![\w$.])(?:expectFailure|fails)\b(?=\s*[,}]|\s*:(?!\s*(?:false|undefined|null|boolean|number|string|\d+)\b))/g;

/** Offsets. */
function failingIn(source: Code): readonly number[] {
  const { masked, text } = source;
  const { bound, kept } = calledIn(source);
  const isTest = (at: number): boolean => {
    const [written, name] = like.exec(masked.slice(Math.max(0, at - 100), at)) ?? [];
    return written !== undefined && (name === undefined || likeTest.test(name) || bound.has(name));
  };
  return [
    ...Array.from(masked.matchAll(modified), ({ index }) => (isTest(index) ? index : -1)),
    ...Array.from(masked.matchAll(ofPlaywright), ({ index }) => index),
    ...Array.from(text.matchAll(bracketed), ({ index }) => (masked[index] === '[' ? index : -1)),
    ...Array.from(masked.matchAll(option), ({ index }) => index),
    ...kept.map(({ start }) => start),
  ].filter((at) => at >= 0);
}

/** Tells of what is to fail whether it is a part of something that has a name, and that other files may call: then any of them may have it. */
export function withShared(source: Code, found: readonly Declaration[]): readonly Declaration[] {
  if (!source.masked.includes('export') || !found.some(isToFail)) return found;
  const makings = statementsIn(source).flatMap(makingOf);
  const regions = makings.map(({ start, code }) => [source.line(start), source.line(start + code.length - 1)] as const);
  const isShared = ({ line, endLine }: Declaration): boolean =>
    regions.some(([from, to]) => from <= line && endLine <= to);
  return found.map((each) => (isToFail(each) && isShared(each) ? { ...each, isShared: true } : each));
}

/** Where nothing of its name is written, what is called by its name shows it. */
function isToFail({ what, isNoProof, name, pieces = [] }: Declaration): boolean {
  return what === 'test' && isNoProof === true && [name, ...pieces].some((each) => /\p{L}/u.test(each ?? ''));
}
