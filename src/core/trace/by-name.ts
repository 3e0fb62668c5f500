import { trimmed } from '../lists.ts';
import type { CitedId, TestLink } from '../model.ts';
import { differenceOf, grouped, regroupedInSteps } from '../grouped.ts';
import { compareText } from '../order.ts';
import { isSameList } from '../reading/kept.ts';
import { Layered } from '../reading/layered.ts';
import { copied, type Groups } from './groups.ts';
import { isSeveral, type Sense } from './names.ts';
import type { Reported } from './reported-cases.ts';
import type { Resolver } from './resolve.ts';
import type { Entry, ReportedIn } from './surroundings.ts';

/** One reported test: cases of one name, class and suite, repeated by retries and parameters. */
interface Test {
  readonly key: string;
  readonly text: string;
  readonly entries: Entry[];
}

/** An ID that is cited in a report, and the tests that cite it, in order. */
interface Citation {
  readonly key: string;
  readonly cited: CitedId;
  readonly tests: readonly Test[];
  /** Path of the report, and place among what it cites. */
  readonly file: string;
  readonly at: number;
}

/** The tests that carry an ID in what is reported of them, by the seat of the requirement that it means. */
export interface Naming {
  readonly reports: readonly ReportedIn[];
  /** By key, in order of the reports. */
  readonly citations: Layered<string, readonly Citation[]>;
  /** Keys by the IDs that may be read in them. */
  readonly readings: Layered<string, readonly string[]>;
  /** Keys of all that mean a requirement, by its seat. */
  readonly keys: Groups<string>;
  /** As the reports tell it. */
  readonly named: Groups<TestLink>;
  /** As the sources let it count. */
  readonly links: Groups<TestLink>;
  /** Cases of tests of which another file says that they prove nothing: nor do they where they are found by a reference. Kept where it is equal. */
  readonly handedOn?: ReadonlySet<Entry>;
}

/** IDs between two pauses. */
const atOnce = 512;

/** @param before by what names meant before: only what changed is joined anew */
export function* byName(
  { reports }: Reported,
  resolver: Resolver,
  before: { readonly naming: Naming; readonly resolver: Resolver } | undefined,
): Generator<undefined, Naming> {
  const size = resolver.seats.requirements.length;
  const known = before?.naming ?? { reports: [], citations: empty, readings: empty, keys: [], named: [], links: [] };
  const { gone, come } = differenceOf(known.reports, reports);
  const changes = yield* citationsAfter(known.citations, gone, come);
  const citations = known.citations.with(changes);
  const touched = new Set(changes.keys());
  const affected = before === undefined ? nothing : resolver.affectedSince(before.resolver);
  const readings = yield* readingsAfter(known, changes);
  for (const id of affected) for (const key of readings.get(id) ?? nowhere) touched.add(key);
  yield;

  const keys = copied(known.keys, size);
  const seats = new Set<number>();
  let n = 0;
  for (const key of touched) {
    const old = before === undefined ? nowhere : meantBy(known.citations.get(key), before.resolver);
    const now = meantBy(citations.get(key), resolver);
    for (const seat of old) keys[seat] = (keys[seat] ?? nowhere).filter((each) => each !== key);
    for (const seat of now) keys[seat] = (keys[seat] ?? []).concat(key);
    for (const seat of [...old, ...now]) seats.add(seat);
    if (++n % atOnce === 0) yield;
  }
  const links = copied(known.named, size);
  let isSame = known.named.length === size;
  for (const seat of seats) {
    if (++n % atOnce === 0) yield;
    const own = trimmed(linksAt(seat, keys[seat] ?? nowhere, citations, resolver));
    if (isSameList(links[seat] ?? nowhere, own)) continue;
    links[seat] = own.length === 0 ? undefined : own;
    isSame = false;
  }
  const named = isSame ? known.named : links;
  return { reports, citations, readings, keys, named, links: named };
}

const nowhere: readonly never[] = [];
const nothing: ReadonlySet<string> = new Set();
const empty = new Layered<string, never>(new Map<string, never>());

/** What is cited otherwise than before. */
function* citationsAfter(
  known: Naming['citations'],
  gone: readonly ReportedIn[],
  come: readonly ReportedIn[],
): Generator<undefined, ReadonlyMap<string, readonly Citation[] | undefined>> {
  const left = new Set<Citation>();
  for (const report of gone) for (const each of yield* citationsIn(report)) left.add(each);
  yield;
  const all = new Map<string, Citation[]>();
  const at = (key: string): Citation[] => {
    let own = all.get(key);
    if (own === undefined) all.set(key, (own = (known.get(key) ?? nowhere).filter((each) => !left.has(each))));
    return own;
  };
  for (const { key } of left) at(key);
  for (const report of come) {
    for (const each of yield* citationsIn(report)) at(each.key).push(each);
    yield;
  }
  const changes = new Map<string, readonly Citation[] | undefined>();
  for (const [key, own] of all) changes.set(key, own.length === 0 ? undefined : trimmed(own).sort(inOrder));
  return changes;
}

function inOrder(a: Citation, b: Citation): number {
  return compareText(a.file, b.file) || a.at - b.at;
}

/** Keys come and go; what may be read in one stays the same. */
function* readingsAfter(
  { citations, readings }: Naming,
  changes: ReadonlyMap<string, readonly Citation[] | undefined>,
): Generator<undefined, Naming['readings']> {
  const gone = [...changes.keys()].filter((key) => changes.get(key) === undefined && citations.get(key) !== undefined);
  const come = [...changes.keys()].filter((key) => changes.get(key) !== undefined && citations.get(key) === undefined);
  const idsIn = (key: string): ReadonlySet<string> => {
    const [first] = changes.get(key) ?? citations.get(key) ?? nowhere;
    return new Set(first?.cited.readings.map(({ id }) => id));
  };
  return (yield* regroupedInSteps(readings, { gone, come }, idsIn, compareText)).groups;
}

/** Seats of the requirements that are meant by one of the citations of a key. */
function meantBy(citations: readonly Citation[] | undefined, resolver: Resolver): readonly number[] {
  const seats = new Set<number>();
  for (const { found } of sensesOf(citations ?? nowhere, resolver).keys())
    if (typeof found === 'number') seats.add(found);
  return [...seats];
}

/** What all reports together say of one test are repetitions of it. */
function sensesOf(citations: readonly Citation[], { names }: Resolver): ReadonlyMap<Sense, readonly Test[]> {
  const [first, ...others] = citations;
  if (first === undefined) return new Map();
  const { cited } = first;
  const sense = names.mentioned(cited, '');
  const tests = others.length === 0 ? first.tests : merged(citations.flatMap((each) => each.tests));
  if (!isSeveral(sense.found)) return new Map([[sense, tests]]);
  return new Map(tests.map((test) => [names.mentioned(cited, test.text), [test]]));
}

function linksAt(
  seat: number,
  keys: readonly string[],
  citations: Naming['citations'],
  resolver: Resolver,
): readonly TestLink[] {
  const links: TestLink[] = [];
  const all = keys.map((key) => citations.get(key) ?? nowhere);
  for (const own of all.sort(([a], [b]) => (a === undefined || b === undefined ? 0 : inOrder(a, b))))
    for (const [{ found, criterion }, tests] of sensesOf(own, resolver))
      if (found === seat) for (const test of tests) links.push(linkOf(test, criterion));
  return links;
}

const linkTo = new WeakMap<Test, TestLink>();

/** One for as long as it says the same. */
function linkOf(test: Test, criterion: string | undefined): TestLink {
  let link = linkTo.get(test);
  if (link === undefined || link.criterion !== criterion)
    linkTo.set(test, (link = { criterion, by: 'name', cases: test.entries }));
  return link;
}

function merged(tests: readonly Test[]): readonly Test[] {
  return Array.from(grouped(tests, ({ key }) => key).values(), (same) => {
    const [first, ...others] = same;
    if (first === undefined || others.length === 0) return same;
    return [{ ...first, entries: same.flatMap(({ entries }) => entries) }];
  }).flat();
}

const citationsOf = new WeakMap<ReportedIn, readonly Citation[]>();

function* citationsIn(reported: ReportedIn): Generator<undefined, readonly Citation[]> {
  let known = citationsOf.get(reported);
  if (known === undefined) citationsOf.set(reported, (known = yield* collect(reported)));
  return known;
}

/** Cases between two pauses. */
const casesAtOnce = 4096;

function* collect({ entries }: ReportedIn): Generator<undefined, readonly Citation[]> {
  const found = new Map<string, { readonly cited: CitedId; readonly tests: Map<string, Test> }>();
  for (const [at, entry] of entries.entries()) {
    if (at % casesAtOnce === casesAtOnce - 1) yield;
    const { name, className, suites, cited = [] } = entry.case;
    if (cited.length === 0) continue;
    const test = `${className}\0${suites.join('\0')}\0${name}`;
    for (const each of cited) {
      const key = each.readings.map(({ id, criterion = '' }) => `${id}/${criterion}`).join('\0');
      let citation = found.get(key);
      if (citation === undefined) found.set(key, (citation = { cited: each, tests: new Map() }));
      const known = citation.tests.get(test);
      if (known === undefined) {
        const text = `${className} ${suites.join(' ')} ${name}`;
        citation.tests.set(test, { key: test, text, entries: [entry] });
      } else if (known.entries.at(-1) !== entry) known.entries.push(entry);
    }
  }
  const file = entries[0]?.report.file ?? '';
  return Array.from(found.entries(), ([key, { cited, tests }], at) => ({
    key,
    cited,
    tests: [...tests.values()],
    file,
    at,
  }));
}
