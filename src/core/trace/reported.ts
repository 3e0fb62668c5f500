import { isSameList } from '../reading/kept.ts';
import { lazily } from '../lazily.ts';
import { finish } from '../reading/finish.ts';
import { Layered } from '../reading/layered.ts';
import type { Declared, Project, Report } from '../model.ts';
import { areMany, type Difference, grouped, put, regroupedInSteps } from '../grouped.ts';
import { locator } from './locate.ts';
import type { Locator, Relocated } from './locator.ts';
import { movedBetween } from './unsettled.ts';
import { readSurroundings } from './read-surroundings.ts';
import type { Loose, Reported, Way } from './reported-cases.ts';
import { type Titles, titlesIn } from './titles.ts';
import { type Entry, inOrder, type ReportedIn, type Surroundings } from './surroundings.ts';

export type Group = readonly Surroundings[];
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

/** Up to where a runner begins to add parameters, repetitions or the names of subtests. */
export function headOf(name: string): string {
  const end = name.search(/[[({/#]|::/);
  return (end < 0 ? name : name.slice(0, end)).trim();
}

/** With what is needed to make the next one of it. */
export interface Known {
  readonly reports: readonly Report[];
  readonly files: readonly string[];
  readonly projects: readonly Project[];
  readonly titles: Titles;
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
export type Changed = { readonly [Kind in keyof Groups]: ReadonlyMap<Way | Loose, ReadonlySet<string>> } & {
  readonly titled: ReadonlySet<string>;
  /** Test files of which namesakes came or went. */
  readonly files: ReadonlySet<string>;
};

/**
 * Pauses after each report.
 * @param files see `locator`
 * @param before kept where neither the reports nor the test files changed, and otherwise what of it is equal now
 * @param declared by files in which tests may be told alike
 */
export function* reportedIn(
  reports: readonly Report[],
  files: readonly string[],
  before?: Known,
  declared: readonly Declared[] = [],
  projects: readonly Project[] = [],
): Generator<undefined, Known> {
  const isSame = before !== undefined && isSameList(before.files, files) && isSameList(before.projects, projects);
  if (isSame && isSameList(before.reports, reports) && isSameList(before.titles.all, declared)) return before;
  const titles = yield* titlesIn(declared, before?.titles);
  const relocated = before && (isSame ? stayed(before) : before.reported.locator.after(files, projects));
  const places = relocated?.locator ?? locator(files, projects);
  const known = new Map(relocated && before?.reports.map((report, at) => [report, before.reported.reports[at]]));
  const found: ReportedIn[] = [];
  for (const report of reports) {
    const own = relocated?.isReached(report.file) === false ? known.get(report) : undefined;
    found.push(own ?? (yield* readSurroundings(report, places)));
    yield;
  }
  const regrouped =
    before !== undefined && relocated !== undefined && titles.changed !== undefined
      ? yield* regroupedIn(before, relocated, found, titles)
      : undefined;
  const { groups, changed } = regrouped ?? { groups: noGroups(), changed: undefined };
  return { reports, files, projects, titles, reported: index(reports, found, places, groups, titles), groups, changed };
}

function stayed({ reported: { locator } }: Known): Relocated {
  return { locator, isReached: () => false, files: new Set(), unsettled: () => [] };
}

function differenceIn(before: readonly ReportedIn[], now: readonly ReportedIn[]): Difference<ReportedIn> {
  const [was, is] = [new Set(before), new Set(now)];
  return { gone: before.filter((each) => !is.has(each)), come: now.filter((each) => !was.has(each)) };
}

/** After a run of all tests, all are sooner grouped than those of before are looked for. */
function isMuch({ gone, come }: Difference<ReportedIn>, found: readonly ReportedIn[]): boolean {
  return areMany(casesIn(gone) + casesIn(come), casesIn(found));
}

function casesIn(found: readonly ReportedIn[]): number {
  return found.reduce((n, { entries }) => n + entries.length, 0);
}

function noGroups(): Groups {
  return { around: new Map(), named: new Map(), headed: new Map() };
}

/** Only what came and went is grouped anew; undefined where that is much. */
function* regroupedIn(
  { reported, groups, files: testFiles }: Known,
  relocated: Relocated,
  found: readonly ReportedIn[],
  titles: Titles,
): Generator<undefined, { readonly groups: Groups; readonly changed: Changed } | undefined> {
  const { locator: places, files } = relocated;
  const difference = differenceIn(reported.reports, found);
  if (isMuch(difference, found)) return undefined;
  const { gone, come } = difference;
  const isNew = new Set(come);
  const kept = found.filter((each) => !isNew.has(each));
  const moved = yield* movedBetween(relocated, kept, testFiles, titles.all);
  const result = noGroups();
  const changed = {
    around: new Map<Way | Loose, ReadonlySet<string>>(),
    named: new Map<Way | Loose, ReadonlySet<string>>(),
    headed: new Map<Way | Loose, ReadonlySet<string>>(),
    titled: new Set([...(titles.changed ?? []), ...moved.titled]),
    files: new Set([...files, ...moved.files]),
  };
  const around = {
    gone: [...gone.flatMap(({ surroundings }) => surroundings), ...moved.surroundings],
    come: [...come.flatMap(({ surroundings }) => surroundings), ...moved.surroundings],
  };
  for (const [way, before] of groups.around) {
    const keysOf = (each: Surroundings, when: 'before' | 'now'): readonly string[] =>
      way(each, when === 'before' ? reported.locator : places);
    const now = yield* regroupedInSteps(before, around, keysOf, inTurn);
    const reached = moved.surroundings.flatMap((each) => [...keysOf(each, 'before'), ...keysOf(each, 'now')]);
    result.around.set(way, now.groups);
    changed.around.set(way, new Set([...now.changed, ...reached]));
    yield;
  }
  const movedEntries = moved.surroundings.flatMap((each) => each.entries);
  const entries = { gone: gone.flatMap((each) => each.entries), come: come.flatMap((each) => each.entries) };
  for (const [kind, keyOf] of [
    ['named', nameOf],
    ['headed', headOfName],
  ] as const) {
    for (const [loose, before] of groups[kind]) {
      const own = { gone: entries.gone.filter(loose), come: entries.come.filter(loose) };
      const now = yield* regroupedInSteps(before, own, (entry) => [keyOf(entry)], inOrder);
      result[kind].set(loose, now.groups);
      changed[kind].set(loose, new Set([...now.changed, ...movedEntries.filter(loose).map(keyOf)]));
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

/** In the order in which reports begin to tell of them. */
function inTurn(a: Surroundings, b: Surroundings): number {
  if (a.report === b.report) return (a.entries[0]?.at ?? 0) - (b.entries[0]?.at ?? 0);
  return a.report.file < b.report.file ? -1 : 1;
}

function index(
  reports: readonly Report[],
  found: readonly ReportedIn[],
  places: Locator,
  groups: Groups,
  titles: Titles,
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
    titled: (title) => titles.titled.get(title) ?? nowhere,
    alike: titles.worded.having,
    indexAlike: titles.worded.index,
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
const atOnce = 512;

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
