import type { Report, TestCase } from '../model.ts';
import { hollowIn } from './hollow.ts';
import type { Locator } from './locate.ts';

/** A reported case, and where its report says that it comes from. */
export interface Entry {
  readonly report: Report;
  readonly case: TestCase;
  readonly around: Surroundings;
  /** Place in the report, counted from 0. */
  readonly at: number;
}

/** What all cases of one class and suite share. */
export interface Surroundings {
  readonly report: Report;
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

/** `TestCart` of `tests.test_cart.TestCart`, `test_cart` of `tests/test_cart`. */
export function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

/** Cases between two pauses. */
const atOnce = 4096;

/** What a report says of where its cases come from. Pauses where it is long. */
export function* readIn(report: Report, places: Locator): Generator<undefined, ReportedIn> {
  const known = new Map<string, Surroundings & { readonly entries: Entry[] }>();
  const checkout = places.checkoutOf(pathsIn(report));
  yield;
  const hollow = hollowIn(report.cases);
  yield;
  const entries: Entry[] = [];
  let last: { readonly case: TestCase; readonly around: Surroundings & { readonly entries: Entry[] } } | undefined;
  for (const [at, each] of report.cases.entries()) {
    if (last === undefined || !haveSameSurroundings(last.case, each)) {
      const key = `${each.file ?? ''}\0${each.className}\0${each.suites.join('\0')}`;
      let around = known.get(key);
      if (around === undefined) known.set(key, (around = surroundingsOf(each, report, places, checkout)));
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
    label: wholeRun.test(className) || isPath(className) ? '' : className,
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
