import { isSameList } from '../reading/kept.ts';
import { lazily } from '../lazily.ts';
import { finish } from '../reading/finish.ts';
import { Layered } from '../reading/layered.ts';
import type { FiledReport, TestCase } from '../model.ts';
import { grouped, put, regrouped } from '../grouped.ts';
import { type Locator, locator } from './locate.ts';

/** A reported case, and where its report says that it comes from. */
export interface Entry {
  readonly report: FiledReport;
  readonly case: TestCase;
  readonly around: Surroundings;
  /** Place in the report, counted from 0. */
  readonly at: number;
}

/** What all cases of one class and suite share. */
export interface Surroundings {
  readonly report: FiledReport;
  readonly className: string;
  readonly suites: readonly string[];
  /** Suites that a test file may declare: without file names and the names that runners give to the whole. */
  readonly labels: readonly string[];
  /** The class name where it is one that a test file may declare; empty otherwise. */
  readonly label: string;
  /** The class, or else the innermost suite, as source code writes a type: without assembly and arity, nested with dots. */
  readonly type: string;
  /** The last part of the class name. */
  readonly ending: string;
  /** The test files that may be meant; none: a file that is not here. Undefined where the report names no file. */
  readonly files: readonly string[] | undefined;
  /** In order of the report. */
  readonly entries: readonly Entry[];
}

/** What surroundings are looked for by. */
export type Way = (around: Surroundings, locator: Locator) => readonly string[];

/** Cases that are looked for by name alone, because nothing around them tells enough. */
export type Loose = (entry: Entry) => boolean;

/** The reported cases, ready to be asked for. */
export interface Reported {
  readonly locator: Locator;
  /** Surroundings that have the key. */
  readonly around: (way: Way, key: string) => readonly Surroundings[];
  /** Loose cases of exactly that name. */
  readonly named: (loose: Loose, name: string) => readonly Entry[];
  /** Loose cases whose name has the same head, see `headOf`. */
  readonly headed: (loose: Loose, name: string) => readonly Entry[];
  /** Distinct values of what a report calls class or suite, for questions about a report as a whole. */
  readonly classNames: (report: FiledReport) => readonly string[];
  /** One by one, what each report says. */
  readonly reports: readonly ReportedIn[];
  readonly all: () => readonly Entry[];
  /** Sorts in small steps what the first question of that kind would sort at once. */
  readonly sort: (by: Sorting) => Generator<undefined, void>;
}

/** What is going to be asked for. */
export type Sorting =
  | { readonly kind: 'around'; readonly by: Way }
  | { readonly kind: 'named' | 'headed'; readonly by: Loose };

/** Never the same as that of another report, nor of the same report with other content. */
export interface ReportedIn {
  readonly surroundings: readonly Surroundings[];
  readonly entries: readonly Entry[];
  readonly classNames: readonly string[];
}

/** In the order in which reports tell them. */
export function inOrder(a: Entry, b: Entry): number {
  if (a.report === b.report) return a.at - b.at;
  return a.report.file < b.report.file ? -1 : 1;
}

type Group = readonly Surroundings[];
const namedIn = new WeakMap<Group, ReadonlyMap<string, readonly Entry[]>>();
const headedIn = new WeakMap<Group, ReadonlyMap<string, readonly Entry[]>>();

/** Cases in any of these surroundings that have the name, or its head. */
export function entriesIn(group: Group, name: string, byHead: boolean): readonly Entry[] {
  if (group.length === 0) return nowhere;
  const [known, keyOf] = byHead ? [headedIn, headOf] : [namedIn, String];
  let groups = known.get(group);
  if (groups === undefined) {
    const entries = group.flatMap((around) => around.entries).sort(inOrder);
    known.set(group, (groups = grouped(entries, (entry) => keyOf(entry.case.name))));
  }
  return groups.get(keyOf(name)) ?? nowhere;
}

/** By the test file, where the report names one. */
export const byFile: Way = ({ files }) => files ?? [];

/** Up to where a runner begins to add parameters, repetitions or the names of subtests. */
export function headOf(name: string): string {
  const end = name.search(/[[({/#]|::/);
  return (end < 0 ? name : name.slice(0, end)).trim();
}

/** `TestCart` of `tests.test_cart.TestCart`, `test_cart` of `tests/test_cart`. */
export function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

/** With what is needed to make the next one of it. */
export interface Known {
  readonly reports: readonly FiledReport[];
  readonly files: readonly string[];
  readonly reported: Reported;
  readonly groups: Groups;
  /** Where something else is found than in what it was made of; undefined where everything may be. */
  readonly changed: Changed | undefined;
}

/** Made when they are first asked for. */
interface Groups {
  readonly around: Map<Way, GroupsOf<Surroundings>>;
  readonly named: Map<Loose, GroupsOf<Entry>>;
  readonly headed: Map<Loose, GroupsOf<Entry>>;
}
type GroupsOf<T> = Layered<string, readonly T[]>;

/** Keys, by what they are looked for. */
export type Changed = { readonly [Kind in keyof Groups]: ReadonlyMap<Way | Loose, ReadonlySet<string>> };

const inReport = new WeakMap<FiledReport, { readonly places: Locator; readonly found: ReportedIn }>();

/**
 * Pauses after each report.
 * @param before kept where neither the reports nor the test files changed, and otherwise what of it is equal now
 */
export function* reportedIn(
  reports: readonly FiledReport[],
  files: readonly string[],
  before?: Known,
): Generator<undefined, Known> {
  const isSame = before !== undefined && isSameList(before.files, files);
  if (isSame && isSameList(before.reports, reports)) return before;
  const places = isSame ? before.reported.locator : locator(files);
  const found: ReportedIn[] = [];
  for (const report of reports) {
    let known = inReport.get(report);
    if (known?.places !== places) inReport.set(report, (known = { places, found: readIn(report, places) }));
    found.push(known.found);
    yield;
  }
  const { groups, changed } = isSame ? yield* regroupedIn(before, found) : { groups: noGroups(), changed: undefined };
  return { reports, files, reported: index(reports, found, places, groups), groups, changed };
}

function noGroups(): Groups {
  return { around: new Map(), named: new Map(), headed: new Map() };
}

/** Only what came and went is grouped anew. */
function* regroupedIn(
  { reported, groups }: Known,
  found: readonly ReportedIn[],
): Generator<undefined, { readonly groups: Groups; readonly changed: Changed }> {
  const [was, is] = [new Set(reported.reports), new Set(found)];
  const gone = reported.reports.filter((each) => !is.has(each));
  const come = found.filter((each) => !was.has(each));
  const result = noGroups();
  const changed = {
    around: new Map<Way | Loose, ReadonlySet<string>>(),
    named: new Map<Way | Loose, ReadonlySet<string>>(),
    headed: new Map<Way | Loose, ReadonlySet<string>>(),
  };
  const around = {
    gone: gone.flatMap(({ surroundings }) => surroundings),
    come: come.flatMap(({ surroundings }) => surroundings),
  };
  for (const [way, before] of groups.around) {
    const now = regrouped(before, around, (each) => way(each, reported.locator), byReport);
    result.around.set(way, now.groups);
    changed.around.set(way, now.changed);
    yield;
  }
  const entries = { gone: gone.flatMap((each) => each.entries), come: come.flatMap((each) => each.entries) };
  for (const [kind, keyOf] of [
    ['named', nameOf],
    ['headed', headOfName],
  ] as const) {
    for (const [loose, before] of groups[kind]) {
      const own = { gone: entries.gone.filter(loose), come: entries.come.filter(loose) };
      const now = regrouped(before, own, (entry) => [keyOf(entry)], inOrder);
      result[kind].set(loose, now.groups);
      changed[kind].set(loose, now.changed);
      yield;
    }
  }
  return { groups: result, changed };
}

function nameOf({ case: { name } }: Entry): string {
  return name;
}

function headOfName({ case: { name } }: Entry): string {
  return headOf(name);
}

function byReport(a: Surroundings, b: Surroundings): number {
  if (a.report === b.report) return 0;
  return a.report.file < b.report.file ? -1 : 1;
}

function index(
  reports: readonly FiledReport[],
  found: readonly ReportedIn[],
  places: Locator,
  groups: Groups,
): Reported {
  const all = lazily(() => found.flatMap(({ entries }) => entries));
  const classNames = new Map(reports.map((report, at) => [report, found[at]?.classNames ?? []]));
  const sortedAround = (way: Way): Generator<undefined, GroupsOf<Surroundings>> =>
    sorted(
      found,
      ({ surroundings }) => surroundings,
      (each) => way(each, places),
    );
  const sortedBy = (loose: Loose, keyOf: (entry: Entry) => string): Generator<undefined, GroupsOf<Entry>> =>
    sorted(
      found,
      ({ entries }) => entries,
      (entry) => (loose(entry) ? [keyOf(entry)] : nowhere),
    );
  const around = (way: Way): GroupsOf<Surroundings> => made(groups.around, way, () => finish(sortedAround(way)));
  const named = (loose: Loose): GroupsOf<Entry> => made(groups.named, loose, () => finish(sortedBy(loose, nameOf)));
  const headed = (loose: Loose): GroupsOf<Entry> =>
    made(groups.headed, loose, () => finish(sortedBy(loose, headOfName)));
  return {
    locator: places,
    around: (way, key) => around(way).get(key) ?? nowhere,
    named: (loose, name) => named(loose).get(name) ?? nowhere,
    headed: (loose, name) => headed(loose).get(headOf(name)) ?? nowhere,
    classNames: (report) => classNames.get(report) ?? [],
    reports: found,
    all,
    *sort({ kind, by }) {
      if (kind === 'around') {
        if (!groups.around.has(by)) groups.around.set(by, yield* sortedAround(by));
      } else if (!groups[kind].has(by))
        groups[kind].set(by, yield* sortedBy(by, kind === 'named' ? nameOf : headOfName));
    },
  };
}

function made<Key, T>(known: Map<Key, GroupsOf<T>>, key: Key, make: () => GroupsOf<T>): GroupsOf<T> {
  let own = known.get(key);
  if (own === undefined) known.set(key, (own = make()));
  return own;
}

/** Cases between two pauses. */
const atOnce = 8192;

function* sorted<T>(
  found: readonly ReportedIn[],
  membersOf: (reported: ReportedIn) => readonly T[],
  keysOf: (each: T) => Iterable<string>,
): Generator<undefined, GroupsOf<T>> {
  const groups = new Map<string, T[]>();
  let n = 0;
  for (const reported of found) {
    for (const each of membersOf(reported)) {
      for (const key of keysOf(each)) put(groups, key, each);
      if (++n % atOnce === 0) yield;
    }
  }
  return new Layered(groups);
}

/** The same each time: what was not found before and is not found now did not change. */
const nowhere: readonly never[] = [];

function readIn(report: FiledReport, places: Locator): ReportedIn {
  const known = new Map<string, Surroundings & { readonly entries: Entry[] }>();
  const checkout = places.checkoutOf(pathsIn(report));
  const entries: Entry[] = [];
  let last: { readonly case: TestCase; readonly around: Surroundings & { readonly entries: Entry[] } } | undefined;
  for (const [at, each] of report.cases.entries()) {
    if (last === undefined || !haveSameSurroundings(last.case, each)) {
      const key = `${each.file ?? ''}\0${each.className}\0${each.suites.join('\0')}`;
      let around = known.get(key);
      if (around === undefined) known.set(key, (around = surroundingsOf(each, report, places, checkout)));
      last = { case: each, around };
    }
    const entry = { report, case: each, around: last.around, at };
    last.around.entries.push(entry);
    entries.push(entry);
  }
  const surroundings = [...known.values()];
  const classNames = new Set(surroundings.map(({ className, suites }) => className || (suites.at(-1) ?? '')));
  return { surroundings, entries, classNames: [...classNames] };
}

/** Neighbours mostly have, and then even share their list of suites. */
function haveSameSurroundings(a: TestCase, b: TestCase): boolean {
  return a.suites === b.suites && a.className === b.className && a.file === b.file;
}

function pathsIn({ cases }: FiledReport): Set<string> {
  const paths = new Set<string>();
  const add = (name: string): void => {
    if (name.includes('/') || name.includes('\\')) paths.add(name);
  };
  let last: TestCase | undefined;
  for (const each of cases) {
    if (last !== undefined && haveSameSurroundings(last, each)) continue;
    last = each;
    if (each.file !== undefined) add(each.file);
    add(each.className);
    each.suites.forEach(add);
  }
  return paths;
}

function surroundingsOf(
  { file, className, suites }: TestCase,
  report: FiledReport,
  places: Locator,
  checkout: string | undefined,
): Surroundings & { readonly entries: Entry[] } {
  const isPath = (text: string): boolean =>
    pathLike.test(text) && (testLike.test(text) || places.find(text, report.file, checkout).length > 0);
  const named = file !== undefined && file !== '' ? file : [className, ...[...suites].reverse()].find(isPath);
  const labels = suites.filter((suite) => !isPath(suite) && !wholeRun.test(suite));
  return {
    report,
    className,
    suites,
    labels,
    label: className === 'test' || wholeRun.test(className) || isPath(className) ? '' : className,
    ending: lastPart(className),
    type: typeOf(className === '' ? (labels.at(-1) ?? '') : className),
    files: named === undefined ? undefined : places.find(named, report.file, checkout),
    entries: [],
  };
}

function typeOf(reported: string): string {
  return reported.replace(/,.*$/, '').replace(/`\d+/g, '').replace(/[$+]/g, '.');
}

const pathLike = /^(?:.*[\\/])?[^\\/]+\.(?:[cm]?[jt]sx?|py|go|rs|java|kts?|cs)$/;
/** A suite may be called after the file that it tests; one that is called after a test file stands for that file. */
const testLike = /(?:^|[\\/._-])(?:tests?|specs?|__tests__|e2e|cy)[\\/._-]/i;
/** How runners call the whole run: `Mocha Tests`, `jest tests`, `Root Suite`, `pytest`, `nextest-run`. */
const wholeRun =
  /^(?:|pytest|unittest|(?:mocha|jest|vitest|ava|tap|playwright|node|karma|cypress|bun) ?(?:tests?|suite|results)?|root suite|nextest-run|tests?|test results|junit-platform-suite)$/i;
