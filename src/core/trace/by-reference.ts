import { citationOf } from '../code/title.ts';
import type { Declaration, Lost, Reference, TestLink } from '../model.ts';
import { grouped } from '../grouped.ts';
import { candidates, casesOf } from './cases-of.ts';
import type { Family } from './family.ts';
import { amongOthers, failingAmong, isInside } from './inside.ts';
import { isComputed } from './likeness.ts';
import { isToldApart } from './told-alike.ts';
import { familyOf } from './match.ts';
import { withoutRepeats } from './run-again.ts';
import { anyCase, byFile, type Reported } from './reported.ts';
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
      const results = withoutRepeats(
        alike.filter(({ case: { name } }) => !test.parameterised || name === test.name),
        family,
        reported.reports,
      );
      if (alike.length > 0 && !isToldApart(file, citation, test, results, reported, family)) {
        own = own.filter((each) => !isAlike(each));
        fewer = true;
      }
    }
    if (test.rivals !== undefined && !areOfAll(own, test, family, reported)) {
      twins ||= own.some(hasPassed);
      own = own.filter((each) => !hasPassed(each));
    }
    const mayBeSkipped = skippedAmong(own, family);
    const mayBeAnother = test === target && (test.hasTwin === true || test.hasRows === true);
    const didNotRun = test.isNoProof === true || (mayBeAnother && own.some(isSkipped));
    for (const entry of own) found.set(entry, didNotRun || mayBeSkipped(entry) ? unproven(entry) : entry);
  }
  const hasMore = tests.length === 0 || tests.some(isComputed);
  // Of suites of one name each would have what is reported of the others.
  const isOnly = target.rivals === undefined;
  if (!isOnly && hasMore) twins = true;
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
    const isOfOther = target.what === 'suite' ? amongOthers(tests, file, reported) : () => false;
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

function hasPassed({ case: { result } }: Entry): boolean {
  return result === 'passed';
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

const none: readonly never[] = [];
