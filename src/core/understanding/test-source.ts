import { codeOf } from '../code/code.ts';
import { put } from '../grouped.ts';
import { lazily } from '../lazily.ts';
import type { Declaration, Model, Place, TestCase } from '../model.ts';
import { languageOf } from '../reading/classify.ts';
import { byReference } from '../trace/by-reference.ts';
import { familyOf } from '../trace/match.ts';
import { headOf, type Known, reportedIn } from '../trace/reported.ts';
import type { Reported } from '../trace/reported-cases.ts';
import type { TestPlace } from './test-place.ts';

/** Tests of a file, by the head of each name that they may be reported by: see `headOf`. */
export type DeclaredTests = ReadonlyMap<string, readonly Declaration[]>;

/**
 * Tells where the test of a reported case is written: at its declaration, else where the place says, else at the file that the report
 * names. Undefined where that is not certain.
 * @param testsIn see `declaredTests`; asked once for each file, however many tests are looked for in it
 */
export function testSources(
  model: Pick<Model, 'reports' | 'tree'>,
  testsIn: (path: string) => DeclaredTests,
): (at: TestPlace) => Generator<undefined, Place | undefined> {
  const { testFiles } = model.tree;
  const likelyFor = likelyAmong(testFiles);
  // What is known of the files is worked out once.
  let known: Known | undefined;
  const declared = new Map<string, DeclaredTests>();
  const declaredAt = (path: string): DeclaredTests => {
    const tests = declared.get(path) ?? testsIn(path);
    declared.set(path, tests);
    return tests;
  };
  const mayBeOne = testsAmong(model);
  return function* (at) {
    if (!mayBeOne(at)) return undefined;
    const report = model.reports.find(({ file }) => file === at.file);
    const own = report?.cases.find(({ line, column }) => line === at.line && column === at.column);
    if (report === undefined || own === undefined) return undefined;
    known = yield* reportedIn([{ ...report, cases: [own] }], testFiles, known);
    const { reported } = known;
    const named = reported.all()[0]?.around.files;
    const places: Place[] = [];
    for (const file of named ?? likelyFor(own)) {
      places.push(...declaredIn(file, declaredAt(file).get(headOf(own.name)) ?? [], reported));
      yield;
    }
    const [first] = places;
    if (first !== undefined) return places.every(({ file }) => file === first.file) ? first : undefined;
    if (at.otherwise !== undefined) return at.otherwise;
    const [file, ...others] = named ?? [];
    return file === undefined || others.length > 0 ? undefined : { file, line: 1, column: 1 };
  };
}

/** A place in a report, but for its beginning: there the report as a whole is meant. */
export function mayBeTest(place: Place, model: Pick<Model, 'reports'>): boolean {
  return testsAmong(model)(place);
}

/** The same of many places. */
export function testsAmong({ reports }: Pick<Model, 'reports'>): (place: Place) => boolean {
  const files = new Set(reports.map(({ file }) => file));
  return ({ file, line, column }) => (line > 1 || column > 1) && files.has(file);
}

/**
 * The tests that a file declares.
 * @param textOf the file as it is now; undefined where there is none, or it is no text. Asked for code only
 */
export function declaredTests(path: string, textOf: () => string | undefined): DeclaredTests {
  const tests = new Map<string, Declaration[]>();
  const language = languageOf(path);
  const text = language && textOf();
  if (language === undefined || text === undefined) return tests;
  for (const test of language.declarations(codeOf(path, text))) {
    if (test.what !== 'test') continue;
    for (const name of familyOf(path).names(test, path)) {
      const head = headOf(name);
      if (tests.get(head)?.at(-1) !== test) put(tests, head, test);
    }
  }
  return tests;
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
function likelyAmong(testFiles: readonly string[]): (own: TestCase) => readonly string[] {
  if (testFiles.length <= most) return () => testFiles;
  const called = lazily(() => {
    const files = new Map<string, string[]>();
    for (const path of testFiles) {
      const [name = '', folder = ''] = path.split('/').reverse();
      for (const word of new Set([name.replace(/\..*$/, ''), folder])) put(files, word, path);
    }
    return files;
  });
  return ({ className, suites }) => {
    const parts = new Set([className, ...suites].join(' ').split(/[^\p{L}\p{N}_-]+/u));
    const alike = new Set([...parts].flatMap((part) => called().get(part) ?? []));
    return alike.size > most ? [] : [...alike];
  };
}
