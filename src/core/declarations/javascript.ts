import type { Code } from '../code/code.ts';
import { type Found, nested, skipSpace } from '../code/declared.ts';
import { lastUpTo } from '../code/sorted.ts';
import { memoized } from '../memoized.ts';
import type { Language } from '../reader.ts';
import { aliasesOf, choiceIn, grouping, importedIn, Shadows, whole, word, words } from './javascript/aliases.ts';
import { handedOn, type Taken, takenIn } from './javascript/handed-on.ts';
import { chain, type Head, type Word } from './javascript/chain.ts';
import { modulesIn } from './javascript/modules.ts';
import { nameAt } from './javascript/name.ts';
import { idsGiven } from './javascript/tables.ts';

const script = String.raw`\.[cm]?[jt]sx?$`;
const byName = new RegExp(String.raw`(?:^|[/._-])(?:test|tests|spec|cy|e2e)${script}|(?:^|/)test[-_][^/]*${script}`);
const byFolder = new RegExp(String.raw`(?:^|/)(?:__tests__|tests?|spec|e2e|cypress)/(?:.*/)?[^/]+${script}`);
const typesOnly = /\.d\.[cm]?ts$/;

/** A literal, by the number of the group that its quote is. */
const written = (quote: number): string => `(['"\`])((?:\\\\[^]|(?!\\${quote})[^\\\\\\n]){0,500})\\${quote}`;
/** Of a call, a module that stands in front of its tests, a constant, a class. */
const nameOfSome = new RegExp(
  [
    String.raw`\(\s*${written(1)}\s*,`,
    String.raw`\b(?:module|fixture)\s*\(?\s*${written(3)}`,
    String.raw`\bconst\s+[A-Z][A-Z\d_]*\s*(?::\s*string\s*)?=\s*${written(5)}`,
    String.raw`\b(?:describe|suite|context)\s*(?:\.\s*\w+\s*){0,3}\(\s*([A-Z]\w*)(?:\s*\.\s*name)?\s*,`,
  ].join('|'),
  'g',
);

/** What is called that is no word for a test, nor what frameworks have besides. */
const stranger = String.raw`(?!(?:${word}|vi|jest|expect|assert|cy)\b)[\w$]+(?:\.[\w$]+)*`;

/** node:test, mocha, jest, vitest, playwright, ava, tape, cypress. */
export const javascript: Language = {
  id: 'javascript',
  title: 'JavaScript, TypeScript',
  extensions: ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'],
  isTest: (path) => (byName.test(path) || byFolder.test(path)) && !typesOnly.test(path),
  toldBy: 'title',
  called: nameOfSome,
  unprovenMarks: [
    '.todo',
    '.fail',
    '{ fail',
    'fails:',
    'expectFailure',
    "'fails'",
    "'failing'",
    '"fails"',
    '"failing"',
  ],
  mayTake: new RegExp(
    String.raw`^[ \t]*(?:${[
      // By what comes from another file: the call stands alone on its line, with a name and a function; or with a table.
      String.raw`${stranger}(?:\(\s*${written(1)}\s*,\s*(?:async\b|\(|function\b|[\w$]+\s*=>|\{[^{}]{0,300}\}\s*,)|\.(?:each|for)\s*[(<\x60])`,
      // Or with options from there.
      String.raw`(?:${word})\b[\w.]*\(\s*${written(3)}\s*,\s*(?:[\w$]+\s*,|\{[^{}]{0,300}\.{3})`,
      String.raw`\}\s*,\s*[A-Za-z_$][\w$]*\s*,?\s*\)`,
    ].join('|')})`,
    'm',
  ),
  mayHandOn: new RegExp(
    String.raw`^(?=[^]*?\bexport)(?=[^]*?(?:\b(?:${word})\b[^;{}\n]{0,200}?(?:\.\s*|['"])(?:todo|fail|fails|failing|expectFailure)\b|\b(?:fails|failing|expectFailure)\s*[:,}]))`,
  ),
  handsOn(source) {
    if (!source.masked.includes('export')) return [];
    const { bound } = calledIn(source);
    const options = optionsIn(source);
    return handedOn(source, (name) => bound.get(name)?.isNoProof === true || options.has(name));
  },
  taken(source) {
    const taken = takenIn(source);
    const called = [...modulesIn(source), ...calledIn(source).calls].map((each) => withOptionsFrom(taken, each));
    const strangers = [...strangersIn(source, taken)];
    const starts = new Set(strangers.map(({ start }) => start));
    const found = nested(source, [...called.filter(({ start }) => !starts.has(start)), ...strangers]);
    return found.filter(({ what, calledBy }) => what === 'test' && calledBy !== undefined);
  },
  declarations(source) {
    const called = withStrangers(source, [...modulesIn(source), ...calledIn(source).calls]).sort(
      (a, b) => a.start - b.start,
    );
    const found = nested(source, withFailing(source, called));
    return found.map(({ carries, ...each }) =>
      carries === undefined || each.isNoProof !== true ? each : { ...each, carries },
    );
  },
};

/** Found by its end: a letter that comes before a bracket is rarer than the letters that words begin with. */
const keyword =
  /(?:be|it|te|xt|st|fy)[\s.(<";[](?<=(?<![\w$.#])((?:(?:t|Deno|QUnit)\s*\.\s*(?=test\b))?(?:[fx]?(?:describe|it)|suite|x?(?:context|test|specify))).)/gs;
const option = String.raw`\{(?:[^{}]|\{[^{}]*\})*?\b(?:expectFailure|fails)(?=\s*[,}]|\s*:(?!\s*(?:false|undefined|null)\b))`;
const isToFail = new RegExp(String.raw`^\s*,\s*${option}`);
/** Vitest took them behind the function, too. */
const isToFailAtLast = new RegExp(String.raw`\}\s*,\s*${option}[^{}]*\}\s*,?\s*$`);
const namedOption = new RegExp(String.raw`\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;{}]{0,200})?=\s*${option}`, 'g');
const firstName = /^\s*,\s*(?:([\w$]+)\s*[,)]|\{[^{}]*?\.{3}\s*([\w$]+))/;
const lastName = /\}\s*,\s*([\w$]+)\s*,?\s*$/;
/** What printf-like runners and vitest replace in the name of a parameterised test. */
const placeholder = /%[sdifjoOp#%$c]|\$[\w.]+/;
/** What fast-check puts behind it. */
const seed = ' (with seed=%d)';
/** Playwright's `test.fail()` says of the test or suite that it is a statement of that it is to fail; with a condition nobody knows. */
const failing = /\b(?:test|it|testInfo|test\s*\.\s*info\s*\(\s*\))\s*\.\s*fail\s*\(\s*(?:true\s*[,)]|\))/g;
/** Nobody writes it further behind. */
const nearby = { declarations: 20, characters: 3000 };

/** @param found in order */
function withFailing({ masked }: Code, found: readonly Found[]): readonly Found[] {
  const marks = masked.includes('.fail') ? [...masked.matchAll(failing)] : [];
  if (marks.length === 0) return found;
  const starts = found.map(({ start }) => start);
  const unproven = new Set<Found>();
  for (const { index } of marks) {
    const last = lastUpTo(starts, index);
    const around = found.slice(Math.max(0, last - nearby.declarations), last + 1).findLast(({ end }) => index < end);
    if (around === undefined || index - around.start > nearby.characters) continue;
    const before = masked.slice(around.start, index);
    if (/[{};]\s*$/.test(before.slice(-200)) && depthOf(before) === 1) unproven.add(around);
  }
  return found.map((each) => (unproven.has(each) ? { ...each, isNoProof: true } : each));
}

/** How many braces are open at the end. */
function depthOf(masked: string): number {
  let depth = 0;
  for (const brace of masked.match(/[{}]/g) ?? []) depth += brace === '{' ? 1 : -1;
  return depth;
}

/** All calls of tests and suites, and what else is called like one. Asked for several things. */
const calledIn = memoized((source: Code) => {
  const bound = new Map<string, Word>();
  return { calls: [...calls(source, bound)], bound };
}, new WeakMap<Code, { readonly calls: readonly Call[]; readonly bound: ReadonlyMap<string, Word> }>());

/** @param bound is given what else is called like a test */
function* calls(source: Code, bound: Map<string, Word>): Generator<Call> {
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
    for (const { name, word, isMade } of aliasesOf(masked, before, head, choice)) {
      const isNoProof = word.isNoProof || isToFailAt(source, head.end);
      if (isMade) makers.add(name);
      if (!words.test(name)) bound.set(name, { ...word, isNoProof: isNoProof || bound.get(name)?.isNoProof === true });
      else if (isNoProof) shadows.add(name, masked, start);
    }
    // `(isDone ? it : it.fails)('adds', …)`
    const called = choice !== undefined && masked[choice.end] === ')' ? chain(source, choice.end + 1, choice) : head;
    if (called !== undefined) yield* callOf(source, start, called);
  }
  yield* callsBy(source, bound, makers);
}

/** Nobody makes names of names any further. */
const deepestName = 5;

/** Names may be made of names in turn. */
function* callsBy(source: Code, bound: Map<string, Word>, makers: ReadonlySet<string>): Generator<Call> {
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
      for (const { name, word } of aliasesOf(masked, before, head, undefined))
        if (!words.test(name) && !bound.has(name)) made.set(name, word);
      // `pick(mode)('adds', …)`
      const next = makers.has(name) ? skipSpace(masked, source.closing(head.end) + 1) : head.end;
      yield* callOf(source, start, masked[next] === '(' ? { ...head, end: next } : head);
    }
    for (const [name, word] of made) bound.set(name, word);
    names = [...made.keys()];
  }
}

function withOptionsFrom(taken: ReadonlyMap<string, Taken>, call: Call): Found {
  const [first] = (call.options ?? []).flatMap((name) => taken.get(name) ?? []);
  return first === undefined ? call : { ...call, calledBy: { name: first.name, from: first.from } };
}

/** Tests that are called by what comes from another file, which tells what they prove. */
function* strangersIn(source: Code, taken: ReadonlyMap<string, Taken>): Generator<Found> {
  const { masked } = source;
  const plain: Word = { describes: false, parameterised: false, isNoProof: false };
  for (const { index: start, 1: own = '' } of masked.matchAll(/(?<![\w$.#])([\w$]+)(?=\s*[(.<])/g)) {
    const from = taken.get(own);
    if (from === undefined) continue;
    const behind = start + own.length;
    const direct = chain(source, behind, plain);
    const isPart = direct === undefined && from.isAll;
    const [written = '', part] = (isPart && partOf.exec(masked.slice(behind, behind + 100))) || [];
    const head = part === undefined ? direct : chain(source, behind + written.length, plain);
    if (head === undefined) continue;
    const calledBy = { name: part ?? from.name, from: from.from };
    for (const each of callOf(source, start, head))
      if ((each.name ?? each.pieces) !== undefined) yield { ...each, calledBy };
  }
}

/** `known.broken('adds', …)` */
const partOf = /^\s*\.\s*([\w$]+)/;

/** Whoever it is that is asked: `(it as any).fails('adds', …)`, `userTest.failing('adds', …)`. */
const toFail = /\.\s*(?:todo|fails|failing|expectFailure)\b/g;

/** Adds what is called to fail of what comes from elsewhere. What is found by several of its names is one test. */
function withStrangers(source: Code, found: readonly Found[]): Found[] {
  const strangers = Array.from(source.masked.matchAll(toFail), ({ index }) => {
    const head = chain(source, index, { describes: false, parameterised: false, isNoProof: false });
    return head === undefined ? [] : [...callOf(source, index, head)];
  });
  const named = strangers.flat().filter(({ name, pieces }) => (name ?? pieces) !== undefined);
  const calls = new Map<number, Found>();
  for (const each of [...found, ...named]) {
    // Where the code breaks off, many end together.
    const key = each.end < source.masked.length ? each.end : -each.start;
    if (!calls.has(key)) calls.set(key, each);
  }
  return [...calls.values()];
}

function isDefined(masked: string, start: number): boolean {
  return /\bfunction\s*\*?\s*$/.test(masked.slice(Math.max(0, start - 12), start));
}

/** With the names of what it takes as its options. */
interface Call extends Found {
  readonly options?: readonly string[];
}

function* callOf(source: Code, start: number, head: Head): Generator<Call> {
  const { masked } = source;
  const { end: open, skipped = 0, describes, parameterised, isNoProof, isSeeded = false } = head;
  if (masked[open] !== '(') return;
  const what = describes ? 'suite' : 'test';
  const argument = skipSpace(masked, open + 1 + skipped);
  const end = source.closing(open);
  const name = nameAt(source, argument);
  const isFound = name !== undefined || looksLikeDeclaration(masked, open, end);
  if (!isFound && !(isNoProof && takesFunction.test(masked.slice(start, end + 1)))) return;
  const value =
    name === undefined && what === 'suite' ? className.exec(masked.slice(argument, argument + 200))?.[1] : name?.value;
  const computed = value === undefined || isSeeded || (parameterised && placeholder.test(value));
  const { isFailing, options } = optionsAt(source, name?.end ?? argument, end);
  const provesNothing = isNoProof || isFailing || options.some((each) => optionsIn(source).has(each));
  const carries = computed && (provesNothing || describes) ? idsGiven(source, start, argument) : [];
  yield {
    what,
    name: computed ? undefined : value,
    start,
    end,
    parameterised: computed && (parameterised || (what === 'test' && name !== undefined)),
    ...(computed && name !== undefined && { pieces: `${name.written}${isSeeded ? seed : ''}`.split(placeholder) }),
    isNoProof: provesNothing,
    ...(carries.length > 0 && { carries }),
    ...(options.length > 0 && { options }),
  };
}

/** @param from behind the name */
function optionsAt({ masked }: Code, from: number, end: number): { isFailing: boolean; options: readonly string[] } {
  const head = masked.slice(from, Math.min(end, from + 1000));
  const tail = masked.slice(Math.max(from, end - 300), end);
  const [, first, spread] = firstName.exec(head) ?? [];
  const [, last] = lastName.exec(tail) ?? [];
  return {
    isFailing: isToFail.test(head) || isToFailAtLast.test(tail),
    options: [first, spread, last].filter((name) => name !== undefined),
  };
}

/** Of what hands on the name of a test: `it(name, { fails: true }, run)`. */
function isToFailAt(source: Code, open: number): boolean {
  const { masked } = source;
  if (masked[open] !== '(') return false;
  const name = /^\(\s*(?:\.\.\.)?[\w$]+/.exec(masked.slice(open, open + 100))?.[0] ?? '(';
  const { isFailing, options } = optionsAt(source, open + name.length, source.closing(open));
  return isFailing || options.some((each) => optionsIn(source).has(each));
}

/** `const known = { fails: true }` */
const optionsIn = memoized(
  ({ masked }: Code): ReadonlySet<string> => new Set(Array.from(masked.matchAll(namedOption), ([, name = '']) => name)),
  new WeakMap(),
);

/** `describe(Cart.name, …)` and jest's `describe(Cart, …)` are called after the class. */
const className = /^\s*([A-Z]\w*)(?:\s*\.\s*name)?\s*,/;

/** `it.fails(name, run)`: that of Playwright, `test.fail(isMac, reason)`, says something else. */
const takesFunction = /(?<!\.\s*fail\s*)\([^,(){}]+,\s*[\w$.]+\s*\)$/;

/** A name that is no literal is believed where a function follows it. */
function looksLikeDeclaration(masked: string, open: number, end: number): boolean {
  return /^[^,(){}]+,[^{]{0,120}(?:=>|\bfunction\b)/.test(masked.slice(open + 1, Math.min(end, open + 300)));
}
