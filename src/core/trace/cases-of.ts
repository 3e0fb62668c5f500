import { isLike, patternOfTest, plain } from '../code/pattern.ts';
import { groupedByAll } from '../grouped.ts';
import type { Declaration } from '../model.ts';
import type { Family, Telling } from './family.ts';
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
  const own: Entry[] = [];
  const several: Entry[] = [];
  for (const name of names) {
    for (const entry of candidates(test, name, places, family, reported)) {
      const answer = answerTo(entry);
      if (answer === 'yes') own.push(entry);
      else if (answer === 'several') several.push(entry);
    }
  }
  return { own, several };
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

/** Cases that are called so, or so with parameters. */
export function candidates(
  test: Declaration,
  name: string,
  places: readonly (readonly Surroundings[])[],
  { loose, suffix, repeated }: Family,
  reported: Reported,
): readonly Entry[] {
  const { parameterised } = test;
  // A subtest alone is called so a second time: the name of a test is declared once.
  const mayRepeat = repeated !== undefined && name.includes('/');
  const isCalled = (own: string): boolean =>
    own === name || (parameterised && own.startsWith(name) && suffix.test(own.slice(name.length)));
  let found: Entry[] | undefined;
  let isSorted = true;
  // A test has many names that it may be reported by, and is reported by one of them: nothing is made for the others.
  const add = (entries: readonly Entry[]): void => {
    if (entries.length === 0) return;
    if (found === undefined) found = [];
    else isSorted = false;
    for (const entry of entries) {
      const own = entry.case.name;
      if (isCalled(own) || (mayRepeat && own.includes('#') && isCalled(own.replace(repeated, '')))) found.push(entry);
    }
  };
  for (const group of places) add(entriesIn(group, name, parameterised || mayRepeat));
  if (loose !== undefined) add(parameterised ? reported.headed(loose, name) : reported.named(loose, name));
  // `#12` may as well be a part of the name of another, which is no second run of this one.
  if (found === undefined || (mayRepeat && !found.some((entry) => isCalled(entry.case.name)))) return none;
  return isSorted ? found : found.sort(inOrder);
}

const none: readonly never[] = [];
