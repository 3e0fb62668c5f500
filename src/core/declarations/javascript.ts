import { type Found, nested } from '../code/declared.ts';
import type { Language } from '../reader.ts';
import { word } from './javascript/aliases.ts';
import { calledIn } from './javascript/calls.ts';
import { withFailing } from './javascript/failing.ts';
import { handedOn, renamedIn } from './javascript/handed-on.ts';
import { withShared } from './javascript/makers.ts';
import { emptySuite, mayBeEmpty, mayTake, written } from './javascript/may-take.ts';
import { modulesIn } from './javascript/modules.ts';
import { strangersIn, withOptionsFrom, withStrangers } from './javascript/strangers.ts';
import { takenIn } from './javascript/taken.ts';

const script = String.raw`\.[cm]?[jt]sx?$`;
const byName = new RegExp(String.raw`(?:^|[/._-])(?:test|tests|spec|cy|e2e)${script}|(?:^|/)test[-_][^/]*${script}`);
const byFolder = new RegExp(String.raw`(?:^|/)(?:__tests__|tests?|spec|e2e|cypress)/(?:.*/)?[^/]+${script}`);
const typesOnly = /\.d\.[cm]?ts$/;

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

/** Of Jasmine, for all files of a run. */
const focus = /(?<![\w$.#])(?<!\bfunction\s+)(?:fit|fdescribe)\s*\(\s*"/;

/** node:test, mocha, jest, vitest, playwright, ava, tape, cypress. */
export const javascript: Language = {
  id: 'javascript',
  title: 'JavaScript, TypeScript',
  extensions: ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx'],
  isTest: (path) => (byName.test(path) || byFolder.test(path)) && !typesOnly.test(path),
  toldBy: 'title',
  called: nameOfSome,
  unprovenMarks: [
    ['node:test', ['describe', 'suite']],
    ['todo', ['.todo', '{ todo', 'todo:']],
    ['fail', ['.fail', '{ fail', 'fails:', ...quoted('fails'), ...quoted('failing')]],
    'expectFailure',
    'fit(',
    'fdescribe(',
    ['export', ' as ', ' from '],
  ],
  // `describe('Cart', () => {})`, in JUnit XML, and in the TAP of Vitest.
  mayListSuites: new RegExp(`['"]node:test['"]|${emptySuite.source}`),
  mayBeEmpty,
  mayTake,
  mayHandOn: new RegExp(
    [
      String.raw`^(?=[^]*?\bexport)(?=[^]*?(?:\b(?:${word})\b[^;{}\n]{0,200}?(?:\.\s*|['"])(?:todo|fail|fails|failing|expectFailure)\b|\.\s*(?:fails|failing|expectFailure)\b|\b(?:fails|failing|expectFailure)\b['"]?\s*[:,}=]))`,
      String.raw`\bexport\s*\{[^{}]{0,2000}?\b(?!default\b)[\w$]{1,100}\s+as\s`,
    ].join('|'),
  ),
  handsOn: (source) => (source.masked.includes('export') ? [...new Set(handedOn(source))] : []),
  focuses({ masked, line }) {
    const at = masked.search(focus);
    return at < 0 ? undefined : line(at);
  },
  renames: (source) => (source.masked.includes('export') ? [...renamedIn(source)] : []),
  taken(source) {
    const taken = takenIn(source);
    const called = [...modulesIn(source), ...calledIn(source).calls].map((each) => withOptionsFrom(taken, each));
    const strangers = [...strangersIn(source, taken)];
    return eachOnce(strangers).flatMap((some) => {
      const starts = new Set(some.map(({ start }) => start));
      const found = nested(source, [...called.filter(({ start }) => !starts.has(start)), ...some]);
      return found.filter(({ what, calledBy }) => what === 'test' && calledBy !== undefined);
    });
  },
  declarations(source) {
    const called = withStrangers(source, [...modulesIn(source), ...calledIn(source).calls]).sort(
      (a, b) => a.start - b.start,
    );
    const found = nested(source, withFailing(source, called));
    const told = found.map(({ carries, ...each }) =>
      carries === undefined || each.isNoProof !== true ? each : { ...each, carries },
    );
    return withShared(source, told);
  },
};

function quoted(word: string): readonly string[] {
  return ["'", '"', '`'].map((quote) => `${quote}${word}${quote}`);
}

/** What may be called by several things is found several times: in each list once. */
function eachOnce(found: readonly Found[]): readonly (readonly Found[])[] {
  const lists: Found[][] = [[]];
  const times = new Map<number, number>();
  for (const each of found) {
    const at = times.get(each.start) ?? 0;
    times.set(each.start, at + 1);
    (lists[at] ??= []).push(each);
  }
  return lists;
}
