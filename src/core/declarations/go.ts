import type { Code } from '../code/code.ts';
import { type Found, isSpace, isWord, nested, skipSpace, unescaped } from '../code/declared.ts';
import { lastUpTo } from '../code/sorted.ts';
import type { Declaration } from '../model.ts';
import type { Language } from '../reader.ts';
import { type GoFunction, suitesIn } from './go/suites.ts';

/** `go test`, with testify suites. A subtest is reported with the names of the tests around it: `TestCart/rejects_an_empty_one`. */
export const go: Language = {
  id: 'go',
  title: 'Go',
  extensions: ['.go'],
  isTest: (path) => path.endsWith('_test.go'),
  toldBy: 'title',
  called:
    /(^func\s+(?=Test|Fuzz|Example)|\.\s*Run\s*\(\s*["`])((?<=func\s+)[\w\x80-\uffff]+|(?:\\.|[^"`\\\n])*(?=["`]))/gm,
  declarations(source) {
    const { masked } = source;
    const runs = masked.includes('Run') ? [...masked.matchAll(run)] : [];
    const starts = runs.map(({ index }) => index);
    const runsIn: RunsIn = (from, to) => (starts[lastUpTo(starts, to)] ?? -1) > from;
    return nested(source, [...functions(source, runs, runsIn), ...subtests(source, runs, runsIn)]).map(withFullName);
  },
};

/** Whether something is run between two offsets. */
type RunsIn = (from: number, to: number) => boolean;

const functionHead =
  /^func\s+(?:\(\s*(?:[\p{L}\p{N}_]+\s+)?\*?([\p{L}\p{N}_]+)[^)\n]*\)\s*)?((?:Test|Fuzz|Example)(?:(?!\p{Ll})[\p{L}\p{N}_]+)?)\s*\(([^)\n]*)\)/gmu;
const run = /\.\s*Run\s*\(/g;

function* functions(source: Code, runs: readonly RegExpExecArray[], runsIn: RunsIn): Generator<Found> {
  const all = [...functionsIn(source)];
  const open = runs.map(({ index, 0: head }) => index + head.length - 1);
  const testsOf = suitesIn(source, all, open);
  for (const { receiver, name, start, body, end } of all) {
    const runners = receiver === undefined ? undefined : testsOf(receiver);
    const names = runners === undefined ? [name] : runners.names.map((test) => `${test}/${name}`);
    yield {
      what: 'test',
      name: names[0],
      ...(names.length > 1 && { aliases: names.slice(1) }),
      ...(runners?.isTold === false && { nameless: 'suite-unknown' }),
      start,
      end,
      parameterised: runsIn(body, end),
    };
  }
}

function* functionsIn({ masked, closing }: Code): Generator<GoFunction & { readonly body: number }> {
  for (const match of masked.matchAll(functionHead)) {
    const [head, receiver, name = '', parameters = ''] = match;
    if (receiver === undefined && !name.startsWith('Example') && !/\*\s*testing\s*\.\s*[TF]\b/.test(parameters))
      continue;
    const lineBreak = masked.indexOf('\n', match.index + head.length);
    const body = masked.indexOf('{', match.index + head.length);
    if (body < 0 || (lineBreak >= 0 && body > lineBreak)) continue;
    yield { receiver, name, start: match.index, body, end: closing(body) };
  }
}

function* subtests(
  { text, masked, closing, stringAt }: Code,
  runs: readonly RegExpExecArray[],
  runsIn: RunsIn,
): Generator<Found> {
  for (const match of runs) {
    const start = wordBefore(masked, match.index);
    if (start === undefined) continue;
    const open = match.index + match[0].length - 1;
    const argument = skipSpace(masked, open + 1);
    const end = closing(open);
    const string = stringAt(argument);
    if (!/\bfunc\b/.test(masked.slice(argument, Math.min(end, argument + 400)))) continue;
    const literal = string !== undefined && masked[skipSpace(masked, string.end)] === ',';
    const raw = literal ? text.slice(string.from, string.to) : '';
    const name = (text[argument] === '`' ? raw : unescaped(raw)).replace(/\s/g, '_');
    yield {
      what: 'test',
      name: name === '' ? undefined : name,
      start,
      end,
      parameterised: runsIn(open, end),
    };
  }
}

/** Where the word begins that ends at an offset or has only white space behind it. */
function wordBefore(text: string, offset: number): number | undefined {
  let end = offset;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && isWord(text.charCodeAt(start - 1))) start--;
  return start === end ? undefined : start;
}

function withFullName(declaration: Declaration): Declaration {
  const names = [...declaration.suites, declaration.name];
  return { ...declaration, name: names.every((name) => name !== undefined) ? names.join('/') : undefined, suites: [] };
}
