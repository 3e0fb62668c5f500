import { lazily } from '../../lazily.ts';
import { word } from './aliases.ts';

/** A literal, by the number of the group that its quote is. */
export const written = (quote: number): string => `(['"\`])((?:\\\\[^]|(?!\\${quote})[^\\\\\\n]){0,500})\\${quote}`;

const importing =
  /\bimport\b([^'"`;()]{1,2000}?)\bfrom\s*['"](?!node:)|\b(?:const|let|var)\s+([\w$]+|\{[^{}=]{0,2000}\})\s*=\s*\(?\s*(?:await\s+import|require)\s*\(\s*['"](?!node:)/g;
/** `const known = broken;`, `const { broken: known } = own;` */
const calledOtherwise =
  /\b(?:const|let|var)\s+([\w$]+|\{[^{}=]{0,500}\})\s*(?::[^=;{}]{0,200})?=\s*([\w$]+)(?:\s*\.\s*[\w$]+)?[ \t]*(?=[;\n]|$)/g;
const handingOn = /(?:^|\n)(?:export\s|module\.exports|exports\.)/;
const again = /\bexport\s*\{[^{}]*\}\s*from\b/;
const relative = /(?:\bfrom|\brequire\s*\()\s*['"]\./;
/** Words for a test, and what frameworks have besides. */
const own = new RegExp(`^(?:${word})$`);
const ofFramework = /^(?:vi|jest|expect|assert|cy|as|type)$/;
/** Also where it is put together: `REQ-${n} adds`. */
const id = /[A-Z][-_.]?(?:\d|\$\{)/;
const ofSuite = new RegExp(String.raw`\b(?:describe|suite|context)\b[^'"\x60\n]{0,100}['"\x60].{0,500}?${id.source}`);
/** What another statement may stand behind, on the same line. */
const endsStatement = /(?:[;{})]|=>|\belse)$/;
/** And what none stands behind, on the next one. */
const goesOn = /[(,=?[+&|.<*%!~^-]$/;

/** Behind a name: a call with a table, */
const withTable = /(?:\s*\.\s*[\w$]+){0,5}?\s*\.\s*(?:each|for)\s*[(<`]/y;
const aTest = String.raw`(?:async\b|\(|function\b|[\w$]+\s*=>|\{[^{}]{0,300}\}\s*,|[\w$.]+\s*[,)(])`;
/** with a name as its title, */
const withName = new RegExp(String.raw`(?:\.[\w$]+)*\(\s*([A-Za-z_$][\w$]*)[\w$.]*\s*,\s*${aTest}`, 'y');
/** with a title, */
const withTitle = new RegExp(String.raw`(?:\.[\w$]+)*\(\s*${written(1)}\s*,\s*${aTest}`, 'y');
/** with a title somewhere in what it is given, or in what its result is called with, */
const withinObject = new RegExp(String.raw`(?:\.[\w$]+)*\([\w$,\s]{0,100}(?:\{[^{}'"\x60]{0,200})?${written(1)}`, 'y');
const withMode = new RegExp(String.raw`(?:\.[\w$]+)*\([^()]{0,200}\)\s*\(\s*${written(1)}`, 'y');
/** with a title behind a context, */
const withContext = new RegExp(
  String.raw`(?:\.[\w$]+)*\.(?:bind|call|apply)\(\s*[\w$.]+\s*,\s*\[?\s*${written(1)}\s*[,)\]]`,
  'y',
);
/** or with what it is given itself. */
const withGiven = /(?:\.[\w$]+)*\(\s*(?:\.{3}\s*[\w$]+|[A-Za-z_$][\w$]*\s*,)/y;
/** Or something that is no call. */
const asPart = /(?:\s*\.\s*[\w$]+)?\s*(?:[;,}?:\n]|$)/y;
const beforePart = /(?:=|\bdefault|[{?:,])\s*$/;
/** Before a name: what a test takes as its options. */
const asOptions = new RegExp(
  String.raw`\}\s*,\s*$|\b(?:${word})\b[\w.]*\(\s*${written(1)}\s*,\s*(?:\{[^{}]{0,300}\.{3}\s*)?$`,
);
/** An object, not the body of a function: it comes behind the test. */
const afterObject = /(?:[^)>\s]|[^=]>)\s*\{[^{};]{0,300}\}\s*,\s*$/;
/** Or something that somebody keeps, or gives to somebody. */
const asValue = /(?:\s*\.\s*[\w$]+)?\s*(?:[;,}\])?:\n]|as\s|$)/y;
const beforeValue = /[=([{?:,]/;
const anyTitled = new RegExp(String.raw`[([,]\s*${written(1)}\s*,\s*${aTest}`, 'g');
const byWord = new RegExp(String.raw`(?<![\w$.])(?:${word})(?:\.[\w$]+)*\s*(?:\([^()]{0,200}\)\s*)?$`);
/** What is looked at before it. */
const nearby = 600;
const atOnce = /\b(?:import|require)\s*\([^()\n]{1,200}\)\s*\)?\s*\.\s*[\w$.]+\s*\(\s*['"`]/;

/** For node:test, a test without a function passes, also one that has all of it in its options. */
const withoutFunction = new RegExp(
  String.raw`\b(?:it|test)(?:\s*\.\s*\w+)?\s*\(\s*(?:${written(1)}\s*(?:,\s*(?:\{[^;]{0,300}?\}|[\w$]+)\s*){0,2},?\s*\)|\{[^;]{0,300}?\bname\b|[\w$]+\s*,?\s*\))`,
);

/** For Vitest, told that no tests will do, it passes in TAP. */
export const emptySuite = new RegExp(
  String.raw`\b(?:describe|suite)\b[\s\w.]{0,100}\(\s*${written(1)}\s*,\s*(?:async\s*)?(?:function\b[\s\w$]{0,100})?\([\w$]*\)\s*(?:=>\s*)?\{(?:\s|//[^\n]{0,500}\n|/\*[^*]{0,500}\*/){0,100}\}`,
);

/** Whether a text may have a test without a function, or a suite without a test. */
export function mayBeEmpty(text: string): boolean {
  return (text.includes('node:test') && withoutFunction.test(text)) || emptySuite.test(text);
}

/** Whether a text may call tests by what comes from other files, or hand on again what does. Asked of each file, it has to be fast. */
export function mayTake(text: string, isCiting: boolean): boolean {
  const names = new Set<string>();
  const rest = text.replace(
    importing,
    (all: string, imported: string | undefined, required: string | undefined, at: number) => {
      const isOfProject = text.charAt(at + all.length) === '.';
      for (const name of namesIn(imported ?? required ?? '')) if (isOfProject || !own.test(name)) names.add(name);
      return ' '.repeat(all.length);
    },
  );
  const hasId = isCiting || id.test(text);
  const handsOn = handingOn.test(text) && relative.test(text);
  if ((handsOn && again.test(text)) || (hasId && atOnce.test(text))) return true;
  if (names.size === 0) return false;
  for (const [, list = '', name = ''] of rest.matchAll(calledOtherwise))
    if (names.has(name)) for (const each of namesIn(list)) if (!own.test(each)) names.add(each);
  const hasSuite = isCiting || (hasId && ofSuite.test(text));
  const file = { text: rest, names, hasId, hasSuite, isStrange: lazily(() => isCalledOtherwise(rest, hasSuite)) };
  for (const name of names)
    for (const at of usesOf(name, rest)) if (mayDeclare(file, at) || (handsOn && mayHandOnAgain(file, at))) return true;
  return false;
}

function namesIn(list: string): readonly string[] {
  return (list.match(/[\w$]+/g) ?? []).filter((name) => !ofFramework.test(name));
}

/** Where it is used by itself. That no pattern is made for each file is worth half of the time. */
function* usesOf(name: string, text: string): Generator<Span> {
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const behind = start + name.length;
    const isPart = text.charAt(start - 1) === '.' && !text.startsWith('...', start - 3);
    if (!isPart && !isWord.test(text.charAt(start - 1)) && !isWord.test(text.charAt(behind))) yield { start, behind };
  }
}

const isWord = /[\w$]/;

interface Taking {
  /** Without what is taken. */
  readonly text: string;
  readonly names: ReadonlySet<string>;
  readonly hasId: boolean;
  /** Whether there is an ID in the name of a suite. */
  readonly hasSuite: boolean;
  /** Whether a test that may carry an ID is called by what is no word for one. */
  readonly isStrange: () => boolean;
}

/** Offsets of a name. */
interface Span {
  readonly start: number;
  readonly behind: number;
}

function mayDeclare({ text, names, hasId, hasSuite, isStrange }: Taking, { start, behind }: Span): boolean {
  if (matchAt(withTable, text, behind) !== null) return true;
  const isOfId = (title: string): boolean => hasSuite || id.test(title);
  const [, name] = matchAt(withName, text, behind) ?? [];
  if (name !== undefined && (hasId || names.has(name)) && isStatement(text, start))
    if (names.has(name) || mayBeTitle(text, name)) return true;
  if (!hasId) return false;
  const title = matchAt(withTitle, text, behind)?.[2];
  if (title !== undefined && isOfId(title) && isStatement(text, start)) return true;
  const alongside = matchAt(withContext, text, behind)?.[2];
  if (alongside !== undefined && isOfId(alongside)) return true;
  const within = (matchAt(withinObject, text, behind) ?? matchAt(withMode, text, behind))?.[2];
  if (within !== undefined && id.test(within) && isStatement(text, start)) return true;
  const last = text.charAt(lastBefore(text, start));
  if (/[,.]/.test(last) && isOptions(text, start)) return true;
  const isValue = beforeValue.test(last) && matchAt(asValue, text, behind) !== null;
  return (isValue || matchAt(withGiven, text, behind) !== null) && isStrange();
}

function isOptions(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - nearby), start);
  return asOptions.test(before) && !afterObject.test(before);
}

function isCalledOtherwise(text: string, hasSuite: boolean): boolean {
  for (const { index, 2: title = '' } of text.matchAll(anyTitled))
    if ((hasSuite || id.test(title)) && !byWord.test(text.slice(Math.max(0, index - nearby), index))) return true;
  return false;
}

/** Whether what begins there may be a statement. What stands behind a comment is believed to be one. */
function isStatement(text: string, start: number): boolean {
  const last = lastBefore(text, start);
  const line = text.slice(text.lastIndexOf('\n', last) + 1, last + 1);
  if (line === '' || endsStatement.test(line)) return true;
  const isNextLine = text.slice(last, start).includes('\n');
  return isNextLine && (line.includes('//') || !goesOn.test(line));
}

/** Where the last character stands that is no white space; -1 where there is none. */
function lastBefore(text: string, start: number): number {
  let last = start - 1;
  while (last >= 0 && /\s/.test(text.charAt(last))) last--;
  return last;
}

function mayHandOnAgain({ text }: Taking, { start, behind }: Span): boolean {
  if (matchAt(withGiven, text, behind) !== null) return true;
  const isValue = /[a-z_$]/.test(text.charAt(start));
  return (
    isValue && beforePart.test(text.slice(Math.max(0, start - 20), start)) && matchAt(asPart, text, behind) !== null
  );
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Whether it is a string of the file, or what a loop calls one. */
function mayBeTitle(text: string, name: string): boolean {
  const word = String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}(?![\w$])`;
  return new RegExp(
    [
      String.raw`\b(?:const|let|var)\s+${word}\s*(?::\s*string\s*)?=\s*['"\x60]`,
      String.raw`\bfor\b[^()]{0,20}\([^()]{0,500}${word}[^()]{0,500}\b(?:of|in)\b`,
      String.raw`\.\s*(?:forEach|map)\s*\(\s*(?:async\s*)?\(?[^()]{0,500}${word}`,
    ].join('|'),
  ).test(text);
}
