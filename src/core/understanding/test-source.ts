import { codeOf } from '../code/code.ts';
import type { Declaration, Model, Place, TestCase } from '../model.ts';
import { languageOf } from '../reading/classify.ts';
import { finish } from '../reading/finish.ts';
import { byReference } from '../trace/by-reference.ts';
import { type Reported, reportedIn } from '../trace/reported.ts';
import type { TestPlace } from './test-place.ts';

/**
 * Where the test of a reported case is written: at its declaration, else where the place says, else at the file that the report names.
 * Undefined where that is not certain.
 * @param at the place of the case in its report
 * @param testsIn see `declaredTests`
 */
export function testSource(
  at: TestPlace,
  model: Model,
  testsIn: (path: string) => readonly Declaration[],
): Place | undefined {
  if (!mayBeTest(at, model)) return undefined;
  const report = model.reports.find(({ file }) => file === at.file);
  const own = report?.cases.find(({ line, column }) => line === at.line && column === at.column);
  if (report === undefined || own === undefined) return undefined;
  const { testFiles } = model.tree;
  const { reported } = finish(reportedIn([{ ...report, cases: [own] }], testFiles));
  const named = reported.all()[0]?.around.files;
  const files = named ?? likelyFor(own, testFiles);
  const places = files.flatMap((file) => declaredIn(file, testsIn(file), reported));
  const [first] = places;
  if (first !== undefined) return places.every(({ file }) => file === first.file) ? first : undefined;
  if (at.otherwise !== undefined) return at.otherwise;
  const [file, ...others] = named ?? [];
  return file === undefined || others.length > 0 ? undefined : { file, line: 1, column: 1 };
}

/** A place in a report, but for its beginning: there the report as a whole is meant. */
export function mayBeTest({ file, line, column }: Place, { reports }: Pick<Model, 'reports'>): boolean {
  return (line > 1 || column > 1) && reports.some((report) => report.file === file);
}

/**
 * The tests that a file declares. Each file is read once, however many tests are looked for in it.
 * @param textOf a file as it is now; undefined where there is none, or it is no text
 */
export function declaredTests(textOf: (path: string) => string | undefined): (path: string) => readonly Declaration[] {
  const known = new Map<string, readonly Declaration[]>();
  const read = (path: string): readonly Declaration[] => {
    const language = languageOf(path);
    const text = language && textOf(path);
    if (language === undefined || text === undefined) return [];
    return language.declarations(codeOf(path, text)).filter(({ what }) => what === 'test');
  };
  return (path) => {
    const tests = known.get(path) ?? read(path);
    known.set(path, tests);
    return tests;
  };
}

function declaredIn(file: string, tests: readonly Declaration[], reported: Reported): readonly Place[] {
  return tests.filter((each) => answers(each, file, reported)).map(({ line }) => ({ file, line, column: 1 }));
}

/** As where a reference stands above it. */
function answers(target: Declaration, file: string, reported: Reported): boolean {
  const place = { file, line: target.line, column: 1 };
  const above = { kind: 'reference', tag: 'req', id: '', place, role: 'verifies', target } as const;
  // Whoever goes from a result to its test is led to each that it may be.
  return byReference(above, undefined, { ...reported, titled: () => [] }).cases.length > 0;
}

/** Nobody waits for more files to be read. */
const most = 200;

/** Where the report names no file: all, or of many those whose name or folder is a part of the class or the suites. */
function likelyFor({ className, suites }: TestCase, testFiles: readonly string[]): readonly string[] {
  if (testFiles.length <= most) return testFiles;
  const parts = new Set([className, ...suites].join(' ').split(/[^\p{L}\p{N}_-]+/u));
  const alike = testFiles.filter((path) => {
    const [name = '', folder = ''] = path.split('/').reverse();
    return parts.has(name.replace(/\..*$/, '')) || parts.has(folder);
  });
  return alike.length > most ? [] : alike;
}
