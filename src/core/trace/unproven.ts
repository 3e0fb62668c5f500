import type { Declaration, Declared, TestLink } from '../model.ts';
import { wordOfLanguage } from '../code/words.ts';
import { put } from '../grouped.ts';
import { folderOf } from './folder-of.ts';
import { memoized } from '../memoized.ts';
import { isSameList, keptList } from '../reading/kept.ts';
import { unproven } from './by-reference.ts';
import { casesOf } from './cases-of.ts';
import { located } from './family.ts';
import type { Naming } from './by-name.ts';
import type { Groups } from './groups.ts';
import { idsWritten, isComputed, type Likeness, likenessOf, untold } from './likeness.ts';
import type { Reported } from './reported-cases.ts';
import type { Entry } from './surroundings.ts';

interface Unproven {
  readonly found: Set<Entry>;
  readonly handedOn: Set<Entry>;
}

/** What is reported as passed of tests of which their source, or another, says that to have passed shows nothing. */
function* reportedOf(declared: readonly Declared[], reported: Reported): Generator<undefined, Unproven> {
  const found = new Set<Entry>();
  const handedOn = new Set<Entry>();
  const likely = new Map<string, Likeness[]>();
  const anyId: Likeness[] = [];
  for (const { file, titles, unproven: tests = [] } of declared) {
    for (const own of tests) {
      const test = own.isShared === true ? { ...own, suites: [undefined, ...own.suites] } : own;
      const isLike = isComputed(test) ? likenessOf(test, file, titles) : untold(test, file);
      for (const id of idsWritten(test)) put(likely, id, isLike);
      if (test.calledBy !== undefined && !isComputed(test))
        for (const id of idsWritten(test)) put(likely, id, likenessOf(aroundIts(test), file, titles));
      if (test.carriesAny === true && isComputed(test))
        anyId.push(isTelling(test) && test.isShared !== true ? isLike : isLikeAlone(isLike, file, reported));
      if (isComputed(test)) continue;
      const { own: its, several } = casesOf(test, file, reported);
      for (const entry of [...its, ...several]) if (entry.case.result === 'passed') found.add(entry);
      if (test.calledBy !== undefined) for (const entry of its) handedOn.add(entry);
    }
  }
  if (likely.size === 0 && anyId.length === 0) return { found, handedOn };
  if (anyId.length > 0) yield* reported.indexAlike();
  for (const { entries } of reported.reports) {
    yield;
    for (const entry of entries) if (entry.case.result === 'passed' && isOneOf(entry, likely, anyId)) found.add(entry);
  }
  return { found, handedOn };
}

/** What calls it may put more into its name than it is given as one: `known('REQ-1', 'adds', run)`. */
function aroundIts(test: Declaration): Declaration {
  return { ...test, name: undefined, pieces: ['', test.name ?? '', ''] };
}

/** Whether what is written of its name tells it from others. */
function isTelling({ suites, name, pieces = [] }: Declaration): boolean {
  return [...suites, name, ...pieces].some((each) => each !== undefined && /\p{L}/u.test(each));
}

/** Where nothing tells it from others, and the report not the file, it is none that may be declared under its own name. */
function isLikeAlone(isLike: Likeness, file: string, reported: Reported): Likeness {
  return (entry) => isLike(entry) && (located(entry.around, file) === 'here' || !mayBeDeclared(entry, reported));
}

function mayBeDeclared({ case: { name }, around: { labels } }: Entry, { titled, alike }: Reported): boolean {
  const own = name.split(' › ').at(-1) ?? name;
  const names = [...new Set([name, own, [...labels, name].join(' ')])];
  return names.some((each) => titled(each).length > 0) || names.flatMap(inTwo).some((each) => alike(each).length > 0);
}

/** As words of a file: the whole of it, or a suite and a test. */
function inTwo(name: string): readonly (readonly string[])[] {
  const language = wordOfLanguage('javascript');
  const parts = name.split(' ').slice(0, mostParts);
  const halves = parts
    .slice(1)
    .map((_, at) => [
      language,
      parts.slice(0, at + 1).join(' '),
      name.slice(parts.slice(0, at + 1).join(' ').length + 1),
    ]);
  return [[language, name], ...halves];
}

const mostParts = 20;

/**
 * @param likely tests by the IDs in what is written of their names
 * @param anyId those whose names may carry any
 */
function isOneOf(entry: Entry, likely: ReadonlyMap<string, readonly Likeness[]>, anyId: readonly Likeness[]): boolean {
  const ids = new Set(entry.case.cited?.flatMap(({ readings }) => readings.map(({ id }) => id)));
  if (ids.size > 0 && anyId.some((isLike) => isLike(entry))) return true;
  for (const id of ids) if (likely.get(id)?.some((isLike) => isLike(entry)) === true) return true;
  return false;
}

/**
 * Takes what was expected to fail, or is still to be written, for no proof of what its name cites.
 * @param before what is equal now is kept
 */
export function* withoutProof(
  naming: Naming,
  declared: readonly Declared[],
  reported: Reported,
  before: Naming | undefined,
): Generator<undefined, Naming> {
  const { found: entries, handedOn: own } = yield* reportedOf(withUnproven(declared), reported);
  if (declared.some(({ focuses }) => focuses !== undefined))
    for (const entry of listedUnrun(reported)) {
      entries.add(entry);
      own.add(entry);
    }
  const kept = before?.handedOn;
  const isKept = kept !== undefined && kept.size === own.size && [...own].every((each) => kept.has(each));
  const handedOn = isKept ? kept : own;
  if (entries.size === 0 && naming.links === naming.named) return { ...naming, handedOn };
  yield;
  const links: Groups<TestLink> = naming.links.map((own, seat) => {
    const told = own?.map((link) => shownOf(link, entries));
    return told && keptList(before?.links[seat], told);
  });
  return { ...naming, handedOn, links: before !== undefined && isSameList(before.links, links) ? before.links : links };
}

/** What passed by reports that list what is not in the focus as well: which of them ran, nobody tells. */
function* listedUnrun({ reports }: Reported): Generator<Entry> {
  for (const { entries } of reports)
    for (const entry of entries) if (entry.report.listsUnrun === true && entry.case.result === 'passed') yield entry;
}

/** Nobody hands on any further what is renamed each time. */
const deepestRenaming = 3;

/** The files that hand something on, by the name that others know it by. */
function handingOf(declared: readonly Declared[]): ReadonlyMap<string, readonly string[]> {
  const handing = new Map<string, string[]>();
  for (const { file, handsOn = [] } of declared) for (const name of handsOn) put(handing, name, file);
  const renaming = declared.filter(({ renames }) => renames !== undefined);
  for (let depth = 0; handing.size > 0 && depth < deepestRenaming; depth++) {
    for (const { file, renames = [] } of renaming)
      for (const each of renames) {
        const comesFrom = (other: string): boolean => mayComeFrom(each, other, file);
        const names = each.name === '*' ? [...handing.keys()].filter((name) => name !== 'default') : [each.name];
        for (const name of names) {
          const as = each.name === '*' ? name : each.as;
          const isKnown = handing.get(as)?.includes(file) === true;
          if (!isKnown && handing.get(name)?.some(comesFrom) === true) put(handing, as, file);
        }
      }
  }
  return handing;
}

/** Few files have any, of the same thousands again and again. */
const withUnproven = memoized((declared: readonly Declared[]): readonly Declared[] => {
  const handing = handingOf(declared);
  return declared.flatMap((each) => {
    const { file, unproven: own = [], taken = [] } = each;
    const isHandedOn = ({ calledBy }: Declaration): boolean =>
      calledBy !== undefined &&
      handing.get(calledBy.name)?.some((other) => mayComeFrom(calledBy, other, file)) === true;
    const tests = handing.size === 0 ? own : [...own, ...taken.filter(isHandedOn)];
    return tests.length === 0 ? [] : [{ ...each, unproven: tests }];
  });
}, new WeakMap());

/**
 * Whether a file may have what another one takes from such a path: it is at it or beside it, from where it may be handed on. What has no
 * name of its own, of which each file may have one, is at it.
 */
function mayComeFrom({ name, from }: NonNullable<Declaration['calledBy']>, file: string, taker: string): boolean {
  const isAlone = name === 'default';
  if (!from.startsWith('.')) return !isAlone || (from.includes('/') && isAt(file, from.replace(/^[^/]*/, '')));
  const way = folderOf(taker).split('/');
  for (const part of (isAlone ? from : from.replace(/[^/.][^/]*$/, '')).split('/')) {
    if (part === '..') way.pop();
    else if (part !== '.') way.push(part);
  }
  const path = way.filter((part) => part !== '').join('/');
  return isAlone ? isAt(file, path) : path === '' || file.startsWith(`${path}/`);
}

/** With or without its extension, or as the main file of a folder. Of a path that begins with a slash nobody knows where that is. */
function isAt(file: string, path: string): boolean {
  const plain = (each: string): string => each.replace(/\.[cm]?[jt]sx?$/, '').replace(/(?:^|\/)index$/, '');
  return path.startsWith('/') ? `/${plain(file)}`.endsWith(plain(path)) : plain(file) === plain(path);
}

const shown = new WeakMap<TestLink, TestLink>();

/** One for as long as it says the same. */
export function shownOf(link: TestLink, entries: ReadonlySet<unknown>): TestLink {
  if (!link.cases.some((each) => entries.has(each))) return link;
  const known = shown.get(link);
  const isSame = known?.cases.every((each, at) => (each === link.cases[at]) !== entries.has(link.cases[at]));
  if (known !== undefined && isSame === true && known.cases.length === link.cases.length) return known;
  const made = { ...link, cases: link.cases.map((each) => (entries.has(each) ? unproven(each) : each)) };
  shown.set(link, made);
  return made;
}
