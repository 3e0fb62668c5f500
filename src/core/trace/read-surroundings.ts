import { trimmed } from '../lists.ts';
import type { Report, TestCase } from '../model.ts';
import type { Locator } from './locator.ts';
import { anyExtensionOf, families } from './match.ts';
import { type Entry, lastPart, type ReportedIn, type Surroundings } from './surroundings.ts';

/** Cases between two pauses. */
const atOnce = 512;

/** What a report says of where its cases come from. Pauses where it is long. */
export function* readSurroundings(report: Report, locator: Locator): Generator<undefined, ReportedIn> {
  const known = new Map<string, Surroundings & { readonly entries: Entry[] }>();
  const checkout = locator.checkoutOf(pathsIn(report), report.file);
  yield;
  const hollow = new Set(families.flatMap(({ hollowIn }) => [...(hollowIn?.(report.cases) ?? [])]));
  yield;
  const entries: Entry[] = [];
  let last: { readonly case: TestCase; readonly around: Surroundings & { readonly entries: Entry[] } } | undefined;
  for (const [at, each] of report.cases.entries()) {
    if (last === undefined || !haveSameSurroundings(last.case, each)) {
      const key = `${each.file ?? ''}\0${each.className}\0${each.suites.join('\0')}`;
      let around = known.get(key);
      if (around === undefined) known.set(key, (around = surroundingsOf(each, report, locator, checkout)));
      last = { case: each, around };
    }
    const entry = { report, case: withProof(each, hollow), around: last.around, at };
    last.around.entries.push(entry);
    if (entries.push(entry) % atOnce === 0) yield;
  }
  const surroundings = [...known.values()];
  const classNames = new Set(surroundings.map(({ className, suites }) => className || (suites.at(-1) ?? '')));
  return { surroundings, entries, classNames: [...classNames] };
}

/** As it counts for a requirement. */
function withProof(each: TestCase, hollow: ReadonlySet<TestCase>): TestCase {
  return each.isHollow === true || hollow.has(each) ? { ...each, result: 'skipped' } : each;
}

/** Neighbours mostly have, and then even share their list of suites. */
function haveSameSurroundings(a: TestCase, b: TestCase): boolean {
  return a.suites === b.suites && a.className === b.className && a.file === b.file;
}

function pathsIn({ cases }: Report): Set<string> {
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
  report: Report,
  locator: Locator,
  checkout: string | undefined,
): Surroundings & { readonly entries: Entry[] } {
  const isPath = (text: string): boolean =>
    pathLike.test(text) && (testLike.test(text) || locator.find(text, report.file, checkout).length > 0);
  const named = file !== undefined && file !== '' ? file : [className, ...[...suites].reverse()].find(isPath);
  const labels = trimmed(suites.filter((suite) => !isPath(suite) && !wholeRun.test(suite)));
  return {
    report,
    className,
    suites,
    labels,
    label: wholeRun.test(className) || isPath(className) ? '' : className,
    ending: lastPart(className),
    type: typeOf(className === '' ? (labels.at(-1) ?? '') : className),
    files: named === undefined ? undefined : locator.find(named, report.file, checkout),
    entries: [],
  };
}

function typeOf(reported: string): string {
  return reported.replace(/,.*$/, '').replace(/`\d+/g, '').replace(/[$+]/g, '.');
}

const pathLike = new RegExp(`^(?:.*[\\\\/])?[^\\\\/]+${anyExtensionOf(families)}$`);
/** A suite may be called after the file that it tests; one that is called after a test file stands for that file. */
const testLike = /(?:^|[\\/._-])(?:tests?|specs?|__tests__|e2e|cy)[\\/._-]/i;
const runNames = families.flatMap(({ wholeRun }) => wholeRun?.source ?? []);
/** How runners call the whole run: `Mocha Tests`, `pytest`, or just `tests`. */
const wholeRun = new RegExp(`^(?:|tests?|test results|${runNames.join('|')})$`, 'i');
