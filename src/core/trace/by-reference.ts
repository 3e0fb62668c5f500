import { citationOf } from '../code/title.ts';
import type { Declaration, Lost, Reference, TestLink } from '../model.ts';
import { grouped } from '../grouped.ts';
import { memoized } from '../memoized.ts';
import { candidates, casesOf } from './cases-of.ts';
import type { Family } from './family.ts';
import { amongOthers, failingAmong, isInside } from './inside.ts';
import { isComputed } from './likeness.ts';
import { isToldApart } from './told-alike.ts';
import { familyOf } from './match.ts';
import { withoutRepeats } from './run-again.ts';
import { anyCase, byFile, type Reported } from './reported-cases.ts';
import { type Entry, inOrder, type Surroundings } from './surroundings.ts';

export type Match = Pick<TestLink, 'cases' | 'lost'>;

/** The cases of the test, the suite or the file that a reference stands at. */
export function byReference(reference: Reference, criterion: string | undefined, reported: Reported): TestLink {
  return linkOf(
    reference,
    criterion,
    match(reference, () => citedBy(reference), reported),
  );
}

export function linkOf(reference: Reference, criterion: string | undefined, { cases, lost }: Match): TestLink {
  const link = { criterion, by: 'reference', reference, cases } as const;
  return lost === undefined ? link : { ...link, lost };
}

/** What it cites, as it is written. */
export function citedBy({ id, criterion }: Reference): string {
  return citationOf(id, criterion);
}

/** @param citation is asked for where it matters what is cited: else whatever stands at the same is joined alike */
export function match(
  { target, place: { file } }: Pick<Reference, 'target' | 'place'>,
  citation: () => string,
  reported: Reported,
): Match {
  if (target === undefined) return { cases: [], lost: 'no-test' };
  const tests = [...(target.what === 'test' ? [target] : []), ...(target.tests ?? [])];
  const question = { file, citation, reported, doubts: new Set<Doubt>() };
  const family = familyOf(file);
  const own = tests.map((test) => certainlyOf(test, question));
  const counted = own.map((each, at) => asCounted(each, tests[at] ?? target, tests[at] === target, family));
  const [only = nowhere, ...more] = counted;
  if (target.what === 'test' && more.length === 0 && only.length > 0) return { cases: only };
  /** By the cases as they are reported: as they count. */
  const found = new Map(own.flatMap((all, n) => all.map((entry, at) => [entry, counted[n]?.[at] ?? entry] as const)));
  const hasMore = tests.length === 0 || tests.some(isComputed);
  if (target.rivals !== undefined) {
    // Of suites of one name each would have what is reported of the others.
    if (hasMore) question.doubts.add('told-alike');
  } else if (target.what !== 'test') {
    if (target.what === 'suite') for (const entry of inClass(target, question, found)) found.set(entry, entry);
    const mayFail = failingAmong(tests, file);
    const isOfOther = target.what === 'suite' ? amongOthers(tests, file, reported) : () => false;
    for (const entry of inFile(question))
      if (!found.has(entry) && isInside(entry, target, hasMore) && !isOfOther(entry))
        found.set(entry, mayFail(entry) ? unproven(entry) : entry);
  }
  const cases = [...found.values()];
  if (target.what === 'test' && only.length === 0 && cases.some(isAmongFailures) && !cases.some(hasFailed))
    return { cases: [], lost: 'not-reported' };
  if (cases.length > 0) return { cases };
  return { cases: [], lost: gravest.find((each) => question.doubts.has(each)) ?? whyLost(tests, file, reported) };
}

/** Why cases that may be those of a test are not taken for them; the first that applies is told. */
const gravest = ['told-alike', 'fewer-results', 'several-candidates'] as const satisfies readonly Lost[];
type Doubt = (typeof gravest)[number];

interface Question {
  readonly file: string;
  readonly citation: () => string;
  readonly reported: Reported;
  /** Is given what comes up. */
  readonly doubts: Set<Doubt>;
}

/** Of a test that is reported by its subtests alone nobody tells that it failed itself, but where nothing did: node:test makes a suite of it in JUnit. */
function isAmongFailures({ report: { tests, failures } }: Entry): boolean {
  return tests.failed + tests.errors + failures.length > 0;
}

/** The cases that must be those of a test. */
function certainlyOf(test: Declaration, { file, citation, reported, doubts }: Question): readonly Entry[] {
  const family = familyOf(file);
  const { own: all, several } = casesOf(test, file, reported);
  let own = all;
  if (several.length > 0) doubts.add('several-candidates');
  const { alike, others } = alikeIn(family)(own);
  if (alike.length > 0) {
    // Subtests come along with the test that they are a part of.
    const results = test.parameterised ? alike.filter(({ case: { name } }) => name === test.name) : alike;
    if (!isToldApart(file, citation, test, withoutRepeats(results, family, reported.reports), reported, family)) {
      own = others;
      doubts.add('fewer-results');
    }
  }
  if (test.rivals !== undefined && !areOfAll(own, test, family, reported)) {
    if (own.some(hasPassed)) doubts.add('told-alike');
    own = own.filter((each) => !hasPassed(each));
  }
  return own;
}

/** Those that nothing tells from those of others, and the rest. Kept with the list, which thousands of tests may have. */
const alikeIn = memoized(({ isAlike }: Family) =>
  isAlike === undefined
    ? (own: readonly Entry[]) => ({ alike: nowhere, others: own })
    : memoized((own: readonly Entry[]) => {
        const alike = own.filter(isAlike);
        return { alike, others: alike.length === 0 ? own : own.filter((each) => !isAlike(each)) };
      }, new WeakMap()),
);

/**
 * As they count for a test: its source may say that to have passed shows nothing, or it may be one of its namesakes that ran.
 * @param isCited whether it is cited itself, and not what is around it
 */
function asCounted(own: readonly Entry[], test: Declaration, isCited: boolean, family: Family): readonly Entry[] {
  const mayBeAnother = isCited && (test.hasTwin === true || test.hasRows === true);
  if (test.isNoProof === true || (mayBeAnother && own.some(isSkipped))) return own.map(unproven);
  return own.length < 2 || family.isAlike === undefined ? own : withSkipped(family)(own);
}

/** What else is reported of the class itself: what it inherits along with it. */
function* inClass(
  suite: Declaration,
  { file, reported }: Question,
  found: ReadonlyMap<Entry, unknown>,
): Generator<Entry> {
  const around: Declaration = { ...suite, suites: [...suite.suites, suite.name] };
  const family = familyOf(file);
  if (family.hasClasses !== true) return;
  const answerTo = family.judge(around, file, reported);
  for (const [way, key] of family.ways(around, file))
    for (const { entries } of reported.around(way, key))
      for (const entry of entries) if (!found.has(entry) && answerTo(entry) === 'yes') yield entry;
}

/** What reports say of a file that they name, and of no other. */
function inFile({ file, reported }: Question): readonly Entry[] {
  const here = reported.around(byFile, file).filter(({ files }) => files?.length === 1);
  return here.flatMap(({ entries }) => entries).sort(inOrder);
}

function whyLost(tests: readonly Declaration[], file: string, reported: Reported): Lost {
  const named = tests.filter(({ name, suites }) => name !== undefined && !suites.includes(undefined));
  const isElsewhere = (test: Declaration): boolean => {
    const family = familyOf(file);
    const names = [test.name ?? '', ...family.names(test, file)];
    return names.some((name) => candidates(test, name, [], { ...family, loose: anyCase }, reported).length > 0);
  };
  if (named.some(isElsewhere)) return 'reported-elsewhere';
  const [first] = tests;
  return first === undefined || named.some(({ nameless }) => nameless === undefined)
    ? 'not-reported'
    : (first.nameless ?? 'name-unknown');
}

function hasPassed({ case: { result } }: Entry): boolean {
  return result === 'passed';
}

function hasFailed({ case: { result } }: Entry): boolean {
  return result === 'failed' || result === 'error';
}

/** Whether so many ran that it must be one of them, and not one of its rivals: each report tells of each once in the same surroundings. */
function areOfAll(own: readonly Entry[], test: Declaration, family: Family, { reports }: Reported): boolean {
  const { repeated } = family;
  const isPlain = ({ case: { name } }: Entry): boolean =>
    !test.parameterised || name === test.name || (repeated !== undefined && name.replace(repeated, '') === test.name);
  const plain = withoutRepeats(own.filter(isPlain), family, reports);
  let ran = 0;
  for (const told of grouped(plain, ({ report }) => report).values())
    ran += Math.max(...Array.from(grouped(told, ({ around }) => around).values(), ({ length }) => length));
  // Of parameters one test may have all that a report tells of, and the same ones twice.
  if (plain.length === 0)
    for (const told of grouped(own, ({ case: { name } }) => name).values())
      ran = Math.max(ran, new Set(told.map(({ report }) => report)).size);
  return ran > (test.rivals ?? 0);
}

function isSkipped({ case: { result } }: Entry): boolean {
  return result === 'skipped';
}

/** Of several that are reported alike one did not run: it may be this test. Kept with the list. */
const withSkipped = memoized(({ isAlike }: Family) =>
  memoized((own: readonly Entry[]): readonly Entry[] => {
    const names = new Map<Surroundings, Set<string>>();
    for (const { around, case: each } of own.filter(isSkipped))
      names.set(around, (names.get(around) ?? new Set()).add(each.name));
    const mayBeSkipped = (each: Entry): boolean =>
      isAlike?.(each) === true && names.get(each.around)?.has(each.case.name) === true;
    return names.size === 0 ? own : own.map((each) => (mayBeSkipped(each) ? unproven(each) : each));
  }, new WeakMap()),
);

/** Nothing tells that it ran, and found what it looks for. */
export function unproven<T extends Pick<Entry, 'case'>>(entry: T): T {
  return entry.case.result === 'passed' ? { ...entry, case: { ...entry.case, result: 'skipped' } } : entry;
}

const nowhere: readonly never[] = [];
