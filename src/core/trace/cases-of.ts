import { isLike, patternOfTest, plain } from '../code/pattern.ts';
import { grouped, groupedByAll } from '../grouped.ts';
import { trimmed } from '../lists.ts';
import { memoized } from '../memoized.ts';
import type { Declaration } from '../model.ts';
import type { Answer, Family, Telling, Within } from './family.ts';
import { familyOf } from './match.ts';
import { entriesIn, type Group } from './reported.ts';
import { byFile, type Reported } from './reported-cases.ts';
import { type Entry, inOrder, type Surroundings } from './surroundings.ts';

interface Answers {
  readonly own: readonly Entry[];
  /** It is that of the test, or of another. */
  readonly several: readonly Entry[];
}

/** The cases that are reported of a test, as far as its own name tells. */
export function casesOf(test: Declaration, file: string, reported: Reported): Answers {
  const family = familyOf(file);
  const names = family.names(test, file);
  const like = names.length === 0 || test.suites.includes(undefined) ? casesLike(test, file, reported) : none;
  if (names.length === 0 || like.length > 0) return { own: like, several: none };
  const answerTo = family.judge(test, file, reported);
  const telling = family.telling?.(test, file, reported);
  const places = family.ways(test, file).flatMap(([way, key]) => {
    const group = reported.around(way, key);
    return telling === undefined ? [group] : toldIn(group, telling);
  });
  const answers: Answers[] = [];
  for (const name of names) {
    const found = candidates(test, name, places, family, reported, file);
    if (found.length > 0) answers.push(answersOn(found, answerTo));
  }
  const [first = nothing] = answers;
  if (answers.length < 2) return first;
  const together = (part: keyof Answers): readonly Entry[] => [...new Set(answers.flatMap((each) => each[part]))];
  return { own: together('own'), several: together('several') };
}

/** What is asked for once for all of one name in the same surroundings: any family answers alike of them. */
const kindsOf = memoized(
  (found: readonly Entry[]) => ({
    kinds: trimmed(
      [...grouped(found, ({ around }) => around).values()].flatMap((all) => [
        ...grouped(all, ({ case: { name } }) => name).values(),
      ]),
    ),
    byAnswers: new Map<string, Answers>(),
  }),
  new WeakMap(),
);

/** The same lists each time that it is answered so: thousands of tests may be called alike. */
function answersOn(found: readonly Entry[], answerTo: (entry: Entry) => Answer): Answers {
  const { kinds, byAnswers } = kindsOf(found);
  const answers = kinds.map(([first]) => (first === undefined ? 'no' : answerTo(first)));
  const key = answers.flatMap((answer, at) => (answer === 'no' ? [] : [answer, at])).join();
  let known = byAnswers.get(key);
  if (known === undefined) {
    const answered = new Map(kinds.flatMap((all, at) => all.map((each) => [each, answers[at]] as const)));
    const having = (answer: Answer): readonly Entry[] => trimmed(found.filter((each) => answered.get(each) === answer));
    byAnswers.set(key, (known = { own: having('yes'), several: having('several') }));
  }
  return known;
}

const sorted = new WeakMap<Telling['told'], WeakMap<Group, ReadonlyMap<string | undefined, Group>>>();

/** The surroundings that may be its own, without going through those of thousands of others. */
function toldIn(group: Group, { told, own }: Telling): readonly Group[] {
  let known = sorted.get(told);
  if (known === undefined) sorted.set(told, (known = new WeakMap()));
  let groups = known.get(group);
  if (groups === undefined) known.set(group, (groups = groupedByAll(group, (around) => [told(around)])));
  return [groups.get(own) ?? none, groups.get(undefined) ?? none];
}

/** Of a test that run time completes the name of, or that of a suite around it, where the report names its file: no other of the file may be called so, see `withPatterns`. */
function casesLike(test: Declaration, file: string, reported: Reported): readonly Entry[] {
  if (test.pieces === undefined || test.isNoProof === true) return none;
  const pattern = patternOfTest(test);
  const here = reported.around(byFile, file).filter(({ files }) => files?.length === 1);
  const isOwn = ({ case: { name }, around: { labels, label } }: Entry): boolean => {
    const isAlone = labels.length === 0 && (label === '' || label === name);
    const told = test.suites.length === 0 && !isAlone ? [] : [name, [...labels, name].join(' '), `${label} ${name}`];
    return told.some((each) => isLike(plain(each), pattern));
  };
  return here.flatMap(({ entries }) => entries.filter(isOwn)).sort(inOrder);
}

/** Of loose cases of one name, those that may be of a file. The same list each time: thousands of files may have the same. */
function withinOf(
  all: readonly Entry[],
  { keyOf, keysOf }: Within,
  file: string,
  reported: Reported,
): readonly Entry[] {
  const keys = all.length < 2 ? undefined : keysOf(file, reported);
  if (keys === undefined) return all;
  const { byKey, together } = withKeys(keyOf)(all);
  const own = keys.filter((key) => byKey.has(key));
  const [only = '', ...more] = own;
  if (more.length === 0) return byKey.get(only) ?? none;
  const key = own.join('\0');
  let known = together.get(key);
  if (known === undefined)
    together.set(key, (known = own.flatMap((each): readonly Entry[] => byKey.get(each) ?? none).sort(inOrder)));
  return known;
}

const withKeys = memoized((keyOf: Within['keyOf']) =>
  memoized(
    (all: readonly Entry[]) => ({ byKey: grouped(all, keyOf), together: new Map<string, readonly Entry[]>() }),
    new WeakMap(),
  ),
);

/**
 * Cases that are called so, or so with parameters.
 * @param file what cannot be a test of it is left out, where that is told without `judge`
 */
export function candidates(
  test: Declaration,
  name: string,
  places: readonly (readonly Surroundings[])[],
  { loose, within, suffix, repeated }: Family,
  reported: Reported,
  file?: string,
): readonly Entry[] {
  const { parameterised } = test;
  // A subtest alone is called so a second time: the name of a test is declared once.
  const mayRepeat = repeated !== undefined && name.includes('/');
  const isCalled = (own: string): boolean =>
    own === name || (parameterised && own.startsWith(name) && suffix.test(own.slice(name.length)));
  let found: readonly Entry[] = none;
  // A test has many names that it may be reported by, and is reported by one of them: nothing is made for the others.
  const add = (entries: readonly Entry[], isByHead: boolean): void => {
    if (entries.length === 0) return;
    const isOne = ({ case: { name: own } }: Entry): boolean =>
      isCalled(own) || (mayRepeat && own.includes('#') && isCalled(own.replace(repeated, '')));
    // What is found by the whole name stays the same list.
    const called = isByHead ? entries.filter(isOne) : entries;
    found = found.length === 0 ? called : [...new Set([...found, ...called])].sort(inOrder);
  };
  for (const group of places) add(entriesIn(group, name, parameterised || mayRepeat), parameterised || mayRepeat);
  if (loose !== undefined) {
    const all = parameterised ? reported.headed(loose, name) : reported.named(loose, name);
    add(file === undefined || within === undefined ? all : withinOf(all, within, file, reported), parameterised);
  }
  // `#12` may as well be a part of the name of another, which is no second run of this one.
  return mayRepeat && !found.some((entry) => isCalled(entry.case.name)) ? none : found;
}

const none: readonly never[] = [];
const nothing: Answers = { own: none, several: none };
