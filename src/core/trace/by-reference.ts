import type { Declaration, Lost, Reference, TestLink } from '../model.ts';
import { grouped } from '../grouped.ts';
import { type Family, joints } from './family.ts';
import { titleOf } from '../code/title.ts';
import { isComputed, type Likeness, likenessOf } from './likeness.ts';
import { isToldApart } from './told-alike.ts';
import { isScript, scripts } from './families/scripts.ts';
import { familyOf } from './match.ts';
import { anyCase, byFile, entriesIn, type Reported, type Sorting } from './reported.ts';
import { type Entry, inOrder, type ReportedIn, type Surroundings } from './surroundings.ts';

/** References between two pauses. */
const atOnce = 4096;

/** Sorts in small steps what is reported, by all that joining these references asks for. */
export function* sortedFor(references: readonly Reference[], reported: Reported): Generator<undefined, void> {
  const sortings = new Map<unknown, Sorting[]>();
  for (const [n, { target, place }] of references.entries()) {
    if (n % atOnce === atOnce - 1) yield;
    const [test] = target?.what === 'test' ? [target] : (target?.tests ?? []);
    if (test === undefined) continue;
    const family = familyOf(test, place.file);
    if (sortings.has(family)) continue;
    const { loose } = family;
    const around = family.ways(test, place.file).map(([by]): Sorting => ({ kind: 'around', by }));
    sortings.set(family, loose === undefined ? around : [...around, { kind: 'named', by: loose }]);
  }
  for (const sorting of [...sortings.values()].flat()) yield* reported.sort(sorting);
  const isUnnamed = ({ surroundings }: ReportedIn): boolean => surroundings.some(({ files }) => files === undefined);
  if (sortings.has(scripts) && reported.reports.some(isUnnamed)) yield* reported.indexAlike();
}

type Match = Pick<TestLink, 'cases' | 'lost'>;

/** The cases of the test, the suite or the file that a reference stands at. */
export function byReference(reference: Reference, criterion: string | undefined, reported: Reported): TestLink {
  return { criterion, by: 'reference', reference, ...match(reference, reported) };
}

function match(reference: Reference, reported: Reported): Match {
  const {
    target,
    place: { file },
  } = reference;
  if (target === undefined) return { cases: [], lost: 'no-test' };
  const found = new Map<Entry, Entry>();
  let several = false;
  let fewer = false;
  let twins = false;
  const tests = [...(target.what === 'test' ? [target] : []), ...(target.tests ?? [])];
  for (const test of tests) {
    const family = familyOf(test, file);
    const answers = casesOf(test, file, reported);
    let { own } = answers;
    if (answers.several.length > 0) several = true;
    const { isAlike } = family;
    if (isAlike !== undefined && own.length > 0) {
      const alike = own.filter(isAlike);
      // Subtests come along with the test that they are a part of.
      const results = alike.filter(({ case: { name } }) => !test.parameterised || name === test.name);
      if (alike.length > 0 && !isToldApart(reference, test, results, reported)) {
        own = own.filter((each) => !isAlike(each));
        fewer = true;
      }
    }
    if (test.rivals !== undefined && !areOfAll(own, test, family)) {
      twins ||= own.some(hasPassed);
      own = own.filter((each) => !hasPassed(each));
    }
    const mayBeSkipped = skippedAmong(own, family);
    const didNotRun = test.isNoProof === true || (test === target && test.hasTwin === true && own.some(isSkipped));
    for (const entry of own) found.set(entry, didNotRun || mayBeSkipped(entry) ? unproven(entry) : entry);
  }
  // Of suites of one name each would have what is reported of the others.
  const hasMore = tests.length === 0 || tests.some(isComputed);
  const isOnly = target.rivals === undefined || (tests.length > 0 && hasMore);
  if (target.what === 'suite' && isOnly) {
    const around: Declaration = { ...target, suites: [...target.suites, target.name] };
    const family = familyOf(around, file);
    const answerTo = family.judge(around, file, reported);
    const groups = family.hasClasses === true ? family.ways(around, file) : [];
    for (const { entries } of groups.flatMap(([way, key]) => reported.around(way, key)))
      for (const entry of entries) if (!found.has(entry) && answerTo(entry) === 'yes') found.set(entry, entry);
  }
  if (target.what !== 'test' && isOnly) {
    const here = reported.around(byFile, file).filter(({ files }) => files?.length === 1);
    const mayFail = failingAmong(tests, file);
    const isOfOther = target.what === 'suite' ? amongOthers(tests, file, reported) : never;
    for (const entry of here.flatMap(({ entries }) => entries).sort(inOrder))
      if (!found.has(entry) && isInside(entry, target, hasMore) && !isOfOther(entry))
        found.set(entry, mayFail(entry) ? unproven(entry) : entry);
  }
  if (found.size > 0) return { cases: [...found.values()] };
  const lost = twins
    ? 'told-alike'
    : fewer
      ? 'fewer-results'
      : several
        ? 'several-candidates'
        : whyLost(tests, file, reported);
  return { cases: [], lost };
}

interface Answers {
  readonly own: readonly Entry[];
  /** It is that of the test, or of another. */
  readonly several: readonly Entry[];
}

/** The cases that are reported of a test, as far as its own name tells. */
export function casesOf(test: Declaration, file: string, reported: Reported): Answers {
  const family = familyOf(test, file);
  const names = family.names(test, file);
  if (names.length === 0) return { own: none, several: none };
  const answerTo = family.judge(test, file, reported);
  const places = family.ways(test, file).map(([way, key]) => reported.around(way, key));
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

function whyLost(tests: readonly Declaration[], file: string, reported: Reported): Lost {
  const named = tests.filter(({ name, suites }) => name !== undefined && !suites.includes(undefined));
  const isElsewhere = (test: Declaration): boolean => {
    const family = familyOf(test, file);
    const names = [test.name ?? '', ...family.names(test, file)];
    return names.some((name) => candidates(test, name, [], { ...family, loose: anyCase }, reported).length > 0);
  };
  if (named.some(isElsewhere)) return 'reported-elsewhere';
  const [first] = tests;
  return named.length > 0 || first === undefined ? 'not-reported' : (first.nameless ?? 'name-unknown');
}

/** What is told as a test of the file that is written down elsewhere than among these. */
function amongOthers(tests: readonly Declaration[], file: string, { titled }: Reported): Likeness {
  const own = new Set(tests.map(titleOf));
  const isOfOther = (title: string): boolean => !own.has(title) && titled(title).some((each) => each.file === file);
  return ({ case: { name }, around: { labels, label } }) =>
    isOfOther(name) || isOfOther(`${label} ${name}`) || isOfOther([...labels, name].join(' '));
}

const never = (): boolean => false;

/** Of which tests with names that nobody could foretell their source says that to have passed shows nothing. */
function failingAmong(tests: readonly Declaration[], file: string): Likeness {
  const computed = tests.filter((each) => each.isNoProof === true && isComputed(each));
  if (computed.length === 0) return () => false;
  const titles = tests.flatMap((each) => titleOf(each) ?? []);
  const all = computed.map((each) => likenessOf(each, file, titles));
  return (entry) => all.some((isLike) => isLike(entry));
}

function hasPassed({ case: { result } }: Entry): boolean {
  return result === 'passed';
}

/** Whether so many ran that it must be one of them, and not one of its rivals: each report tells of each once in the same surroundings. */
function areOfAll(own: readonly Entry[], test: Declaration, { repeated }: Family): boolean {
  const plain = own.filter(
    ({ case: { name } }) =>
      !test.parameterised || name === test.name || (repeated && name.replace(repeated, '') === test.name),
  );
  let ran = 0;
  for (const told of grouped(plain, ({ report }) => report).values())
    ran += Math.max(...Array.from(grouped(told, ({ around }) => around).values(), ({ length }) => length));
  return ran > (test.rivals ?? 0);
}

function isSkipped({ case: { result } }: Entry): boolean {
  return result === 'skipped';
}

/** Of several that are reported alike one did not run: it may be this test. */
function skippedAmong(own: readonly Entry[], { isAlike }: Family): (entry: Entry) => boolean {
  const skipped = own.length === 1 || isAlike === undefined ? none : own.filter(isSkipped);
  if (skipped.length === 0) return () => false;
  const names = new Map<Surroundings, Set<string>>();
  for (const { around, case: each } of skipped) names.set(around, (names.get(around) ?? new Set()).add(each.name));
  return (entry) => isAlike?.(entry) === true && names.get(entry.around)?.has(entry.case.name) === true;
}

/** Nothing tells that it ran, and found what it looks for. */
export function unproven<T extends Pick<Entry, 'case'>>(entry: T): T {
  return entry.case.result === 'passed' ? { ...entry, case: { ...entry.case, result: 'skipped' } } : entry;
}

/** Cases that are called so, or so with parameters. */
function candidates(
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

/** Cases of tests whose names nobody could foretell, in a file that the report names. */
function isInside(
  { case: { name }, around: { labels, label, className } }: Entry,
  { what, suites, name: own }: Declaration,
  hasMore: boolean,
): boolean {
  if (what === 'file') return true;
  const chain = [...suites, own];
  if (chain.some((part) => part === undefined)) return false;
  // A suite may be called like the first of the file, where the case tells its own.
  if (chain.every((part, i) => labels[i] === part)) {
    const isOwn = label === '' || name.endsWith(label) || `.${label}`.endsWith(`.${own ?? ''}`);
    if (isOwn && label !== name && !isScript(className)) return true;
  }
  // Where all tests in it are written down, what begins with its name is of `Cart items`, and not of `Cart`.
  if (!hasMore) return joints.some((joint) => label === chain.join(joint));
  return joints.some((joint) => {
    const joined = chain.join(joint);
    return label === joined || label.startsWith(joined + joint) || name.startsWith(joined + joint);
  });
}
