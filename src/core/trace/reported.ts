import type { FiledReport, TestCase } from '../model.ts';
import { grouped } from './grouped.ts';
import { lazily } from '../lazily.ts';
import { type Locator, locator } from './locate.ts';

/** A reported case, and where its report says that it comes from. */
export interface Entry {
  readonly report: FiledReport;
  readonly case: TestCase;
  readonly around: Surroundings;
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
}

/** The reported cases, ready to be asked for. */
export interface Reported {
  readonly locator: Locator;
  /** Cases of exactly that name. */
  readonly named: (name: string) => readonly Entry[];
  /** Cases whose name has the same head, see `headOf`. */
  readonly headed: (name: string) => readonly Entry[];
  /** Cases that certainly stand in that file. */
  readonly inFile: (file: string) => readonly Entry[];
  /** Distinct values of what a report calls class or suite, for questions about a report as a whole. */
  readonly classNames: (report: FiledReport) => readonly string[];
  readonly all: readonly Entry[];
}

/** Up to where a runner begins to add parameters, repetitions or the names of subtests. */
export function headOf(name: string): string {
  const end = name.search(/[[({/#]|::/);
  return (end < 0 ? name : name.slice(0, end)).trim();
}

/** `TestCart` of `tests.test_cart.TestCart`, `test_cart` of `tests/test_cart`. */
export function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

const reportedBy = new WeakMap<
  readonly TestCase[],
  { readonly reports: readonly FiledReport[]; readonly files: readonly string[]; readonly reported: Reported }
>();

/** Kept for as long as neither the reports nor the test files change: that is what makes one saved source file cheap. */
export function reportedIn(reports: readonly FiledReport[], files: readonly string[]): Reported {
  const key = reports[0]?.cases;
  const known = key === undefined ? undefined : reportedBy.get(key);
  if (known !== undefined && sameReports(known.reports, reports) && sameList(known.files, files)) return known.reported;
  const reported = index(reports, files);
  if (key !== undefined) reportedBy.set(key, { reports, files, reported });
  return reported;
}

function sameReports(a: readonly FiledReport[], b: readonly FiledReport[]): boolean {
  return (
    a.length === b.length &&
    a.every((each, i) => each.cases === b[i]?.cases && each.file === b[i].file && each.time === b[i].time)
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((each, i) => each === b[i]));
}

function index(reports: readonly FiledReport[], files: readonly string[]): Reported {
  const places = locator(files);
  const all = reports.flatMap((report) => entriesOf(report, places));
  const classes = new Map(
    reports.map(
      (report) =>
        [report.file, [...new Set(report.cases.map((each) => each.className || (each.suites.at(-1) ?? '')))]] as const,
    ),
  );
  const byName = lazily(() => grouped(all, (entry) => entry.case.name));
  const byHead = lazily(() => grouped(all, (entry) => headOf(entry.case.name)));
  const byFile = lazily(() =>
    grouped(all, ({ around: { files: found } }) => (found?.length === 1 ? found[0] : undefined)),
  );
  return {
    locator: places,
    named: (name) => byName().get(name) ?? [],
    headed: (name) => byHead().get(headOf(name)) ?? [],
    inFile: (file) => byFile().get(file) ?? [],
    classNames: (report) => classes.get(report.file) ?? [],
    all,
  };
}

function entriesOf(report: FiledReport, places: Locator): Entry[] {
  const surroundings = new Map<string, Surroundings>();
  const checkout = places.checkoutOf(pathsIn(report));
  const aroundOf = (each: TestCase): Surroundings => {
    const key = `${each.file ?? ''}\0${each.className}\0${each.suites.join('\0')}`;
    let around = surroundings.get(key);
    if (around === undefined) surroundings.set(key, (around = surroundingsOf(each, report, places, checkout)));
    return around;
  };
  let last: { readonly case: TestCase; readonly around: Surroundings } | undefined;
  return report.cases.map((each) => {
    if (last === undefined || !haveSameSurroundings(last.case, each)) last = { case: each, around: aroundOf(each) };
    return { report, case: each, around: last.around };
  });
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
): Surroundings {
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
