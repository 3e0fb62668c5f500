import type { Code } from '../code/code.ts';
import { type Found, nested, skipSpace, unescaped } from '../code/declared.ts';
import { lastUpTo } from '../code/sorted.ts';
import type { Language } from '../reader.ts';

const script = String.raw`\.[cm]?[jt]sx?$`;
const byName = new RegExp(String.raw`(?:^|[/._-])(?:test|tests|spec|cy|e2e)${script}|(?:^|/)test[-_][^/]*${script}`);
const byFolder = new RegExp(String.raw`(?:^|/)(?:__tests__|tests?|spec|e2e|cypress)/(?:.*/)?[^/]+${script}`);
const typesOnly = /\.d\.[cm]?ts$/;

/** node:test, mocha, jest, vitest, playwright, ava, tape, cypress. */
export const javascript: Language = {
  id: 'javascript',
  title: 'JavaScript, TypeScript',
  extensions: ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'],
  isTest: (path) => (byName.test(path) || byFolder.test(path)) && !typesOnly.test(path),
  toldBy: 'title',
  called: /\(\s*(['"`])((?:\\[^]|(?!\1)[^\\\n]){0,500})\1\s*,/g,
  unprovenMarks: ['.todo', '.fail', 'fails:', 'expectFailure'],
  declarations: (source) => nested(source, withFailing(source, [...calls(source)])),
};

/** Found by its end: a letter that comes before a bracket is rarer than the letters that words begin with. */
const keyword =
  /(?:be|it|te|xt|st|fy)[\s.(<"](?<=(?<![\w$.#])((?:(?:t|Deno|QUnit)\s*\.\s*(?=test\b))?(?:[fx]?(?:describe|it)|suite|x?(?:context|test|specify))).)/gs;
const grouping = /(?:describe|suite|context)$/;
const modifiers = new Set(
  'only skip todo concurrent sequential fail fails failing expectFailure fixme slow serial parallel shuffle cb'.split(
    ' ',
  ),
);
/**
 * `fails` of vitest, `failing` of jest and ava, `fail` of playwright, `expectFailure` of node:test: reported as passed for as long as what they look
 * for is not there.
 */
const noProof = new Set(['todo', 'fail', 'fails', 'failing', 'expectFailure']);
const isToFail = /^\s*,\s*\{[^{}]*\b(?:expectFailure|fails)\s*:(?!\s*(?:false|undefined|null)\b)/;
/** These take arguments of their own before the call that declares. */
const parametrising = new Set(['each', 'for']);
const conditional = new Set(['skipIf', 'runIf', 'if', 'skipWhen']);
const property = /\s*\.\s*([\w$]+)/y;
const typeArguments = /\s*<[^<>()]*(?:<[^<>()]*>[^<>()]*)*>(?=[(\s])/y;
/** What printf-like runners and vitest replace in the name of a parameterised test. */
const placeholder = /%[sdifjoOp#%$c]|\$[\w.]+/;
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

function* calls(source: Code): Generator<Found> {
  const { masked } = source;
  for (const { index, 1: word = '' } of masked.matchAll(keyword)) {
    const behind = index + 2;
    const start = behind - word.length;
    if (/\bfunction\s*\*?\s*$/.test(masked.slice(Math.max(0, start - 12), start))) continue;
    const head = chain(source, behind);
    if (head === undefined) continue;
    const what = grouping.test(word) || head.describes ? 'suite' : 'test';
    const argument = skipSpace(masked, head.open + 1);
    const end = source.closing(head.open);
    const name = nameAt(source, argument);
    if (name === undefined && !looksLikeDeclaration(masked, head.open, end)) continue;
    const value =
      name === undefined && what === 'suite'
        ? className.exec(masked.slice(argument, argument + 200))?.[1]
        : name?.value;
    const computed = value === undefined || (head.parameterised && placeholder.test(value));
    yield {
      what,
      name: computed ? undefined : value,
      start,
      end,
      parameterised: head.parameterised && computed,
      ...(computed && name !== undefined && { pieces: name.written.split(placeholder) }),
      isNoProof: head.isNoProof || isToFail.test(masked.slice(name?.end ?? argument, Math.min(end, argument + 1000))),
    };
  }
}

interface Head {
  /** Offset of the bracket of the call that declares. */
  readonly open: number;
  readonly describes: boolean;
  readonly parameterised: boolean;
  readonly isNoProof: boolean;
}

/** Walks over `.only.each([…])` to the call; undefined where this is something else: `test.step(…)`, `test.use(…)`. */
function chain({ masked, text, closing, stringAt }: Code, from: number): Head | undefined {
  let at = from;
  let describes = false;
  let parameterised = false;
  let isNoProof = false;
  for (;;) {
    property.lastIndex = at;
    const name = property.exec(masked)?.[1];
    if (name === undefined) break;
    at = property.lastIndex;
    if (name === 'describe') describes = true;
    else if (parametrising.has(name) || conditional.has(name)) {
      parameterised ||= parametrising.has(name);
      at = afterTypes(masked, at);
      const next = skipSpace(masked, at);
      if (masked[next] === '(') at = closing(next) + 1;
      else if (masked[next] === '"') at = afterTemplate(text, masked, next, stringAt);
      else return undefined;
    } else if (!modifiers.has(name)) return undefined;
    else isNoProof ||= noProof.has(name);
  }
  const open = skipSpace(masked, afterTypes(masked, at));
  return masked[open] === '(' ? { open, describes, parameterised, isNoProof } : undefined;
}

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

/** Undefined where the first argument is no string; a value of undefined where it is one that is computed. */
function nameAt(
  { text, masked, stringAt }: Code,
  at: number,
): { readonly value: string | undefined; readonly written: string; readonly end: number } | undefined {
  const string = stringAt(at);
  if (string === undefined || !/["'`]/.test(text[at] ?? '')) return undefined;
  const next = masked[skipSpace(masked, string.end)];
  const written = unescaped(text.slice(string.from, string.to));
  const isAll = string.whole && (next === ',' || next === ')');
  // Of what is put together only the beginning is read.
  return { value: isAll ? written : undefined, written: isAll ? written : `${written}%s`, end: string.end };
}

/** `describe(Cart.name, …)` and jest's `describe(Cart, …)` are called after the class. */
const className = /^\s*([A-Z]\w*)(?:\s*\.\s*name)?\s*,/;

/** A name that is no literal is believed where a function follows it. */
function looksLikeDeclaration(masked: string, open: number, end: number): boolean {
  return /^[^,(){}]+,[^{]{0,120}(?:=>|\bfunction\b)/.test(masked.slice(open + 1, Math.min(end, open + 300)));
}
