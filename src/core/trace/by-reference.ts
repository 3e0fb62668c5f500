import type { Declaration, Reference, TestLink } from '../model.ts';
import { type Family, familyOf, joints } from './match.ts';
import {
  byFile,
  entriesIn,
  type Entry,
  inOrder,
  type Loose,
  type Reported,
  type Surroundings,
  type Way,
} from './reported.ts';

type Match = Pick<TestLink, 'cases' | 'lost'>;

/** What was looked up, and what was found there. */
type Looked = [ask: Ask<unknown>, found: unknown][];
type Ask<T> = (reported: Reported) => T;

const links = new WeakMap<Reference, { reported: Reported; readonly link: TestLink; readonly looked: Looked }>();

/**
 * The cases of the test, the suite or the file that a reference stands at. What was found before is true for as long as the same is
 * reported wherever it was looked for.
 */
export function byReference(reference: Reference, criterion: string | undefined, reported: Reported): TestLink {
  let known = links.get(reference);
  if (known === undefined || known.link.criterion !== criterion || !isSame(known, reported)) {
    const looked: Looked = [];
    const link: TestLink = { criterion, by: 'reference', reference, ...match(reference, watched(reported, looked)) };
    links.set(reference, (known = { reported, link, looked }));
  }
  known.reported = reported;
  return known.link;
}

function isSame(
  { reported: before, looked }: { readonly reported: Reported; readonly looked: Looked },
  reported: Reported,
): boolean {
  return (
    before === reported ||
    (before.locator === reported.locator && looked.every(([ask, found]) => ask(reported) === found))
  );
}

/** What it tells of a report as a whole need not be kept: another report has other surroundings, and those are looked up. */
function watched(reported: Reported, looked: Looked): Reported {
  const watch = <T>(ask: Ask<T>): T => {
    const found = ask(reported);
    looked.push([ask, found]);
    return found;
  };
  return {
    ...reported,
    around: (way, key) => watch(around(way, key)),
    named: (loose, name) => watch(named(loose, name)),
    headed: (loose, name) => watch(headed(loose, name)),
  };
}

// These outlive what they were asked of, and must not hold it.
function around(way: Way, key: string): Ask<readonly Surroundings[]> {
  return (reported) => reported.around(way, key);
}
function named(loose: Loose, name: string): Ask<readonly Entry[]> {
  return (reported) => reported.named(loose, name);
}
function headed(loose: Loose, name: string): Ask<readonly Entry[]> {
  return (reported) => reported.headed(loose, name);
}

function match({ target, place: { file } }: Reference, reported: Reported): Match {
  if (target === undefined) return { cases: [], lost: 'name-unknown' };
  const found = new Set<Entry>();
  let anyName = false;
  let several = false;
  const tests = [...(target.what === 'test' ? [target] : []), ...(target.tests ?? [])];
  for (const test of tests) {
    const family = familyOf(test, file);
    const names = family.names(test, file);
    if (names.length === 0) continue;
    anyName = true;
    const answerTo = family.judge(test, file, reported);
    const places = family.ways(test, file).map(([way, key]) => reported.around(way, key));
    for (const name of names) {
      for (const entry of candidates(test, name, places, family, reported)) {
        const answer = answerTo(entry);
        if (answer === 'yes') found.add(entry);
        else if (answer === 'several') several = true;
      }
    }
  }
  if (target.what !== 'test') {
    const here = reported.around(byFile, file).filter(({ files }) => files?.length === 1);
    for (const entry of here.flatMap(({ entries }) => entries).sort(inOrder))
      if (isInside(entry, target)) found.add(entry);
  }
  if (found.size > 0) return { cases: [...found] };
  if (several) return { cases: [], lost: 'several-candidates' };
  return { cases: [], lost: anyName || tests.length === 0 ? 'not-reported' : 'name-unknown' };
}

/** Cases that are called so, or so with parameters. */
function candidates(
  test: Declaration,
  name: string,
  places: readonly (readonly Surroundings[])[],
  { loose, suffix }: Family,
  reported: Reported,
): readonly Entry[] {
  const isCalled = ({ case: { name: own } }: Entry): boolean =>
    own === name || (test.parameterised && own.startsWith(name) && suffix.test(own.slice(name.length)));
  const named = places.map((group) => entriesIn(group, name, test.parameterised));
  if (loose !== undefined) named.push(test.parameterised ? reported.headed(loose, name) : reported.named(loose, name));
  const filled = named.filter((each) => each.length > 0);
  const found = filled.flatMap((each) => each.filter(isCalled));
  return filled.length > 1 ? found.sort(inOrder) : found;
}

/** Cases of tests whose names nobody could foretell, in a file that the report names. */
function isInside(
  { case: { name }, around: { labels, label } }: Entry,
  { what, suites, name: own }: Declaration,
): boolean {
  if (what === 'file') return true;
  const chain = [...suites, own];
  if (chain.some((part) => part === undefined)) return false;
  if (chain.every((part, i) => labels[i] === part)) return true;
  return joints.some((joint) => {
    const joined = chain.join(joint);
    return label === joined || label.startsWith(joined + joint) || name.startsWith(joined + joint);
  });
}
