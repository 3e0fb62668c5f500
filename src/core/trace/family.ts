import type { Declaration, TestCase } from '../model.ts';
import { folderOf } from './folder-of.ts';
import type { Loose, Reported, Way } from './reported-cases.ts';
import type { Entry, Surroundings } from './surroundings.ts';

/**
 * Whether a reported case is a declared test. Languages differ in what a report can say of that: a class, a package, a module, a file,
 * the names of the suites around it. Conservative throughout: a case that might be another test is not this one.
 */
export interface Family {
  /** Of its files, with the dot. */
  readonly extensions: readonly string[];
  /** Whether a report may name what a compiler made of the file, with another of these extensions. */
  readonly isCompiled?: true;
  /** What its runners call the whole run, which is no suite that a file declares: all of the name, in whatever case. */
  readonly wholeRun?: RegExp;
  /** What tells of the paths of all test files where packages lie, for `Locator.settled`, beside project files: equal, whatever else lies in those. */
  readonly landmarksIn?: (files: readonly string[]) => readonly string[];
  /** Of all cases of a report, those that passed and show nothing, judging by others. */
  readonly hollowIn?: (cases: readonly TestCase[]) => ReadonlySet<TestCase>;
  /** Under which names the test may be reported; empty where that is only known at run time. */
  names(test: Declaration, file: string): readonly string[];
  /** Where its tests are, as far as a report says that with the title of each: those of one title elsewhere are told apart by it. */
  readonly titledIn?: (file: string) => string;
  /** What a runner may append to such a name for parameters and subtests. */
  readonly suffix: RegExp;
  /** What it puts into the name of what runs again under the same one: whoever has the name answers for those that come after, too. Global. */
  readonly repeated?: RegExp;
  /** Whether all in such surroundings is of one file or package, and may have run several times: then what is told twice needs not be two tests. */
  readonly mayRunAgain?: (around: Surroundings) => boolean;
  /** Whether nothing tells the case from one of the same name and surroundings that is another file's. */
  readonly isAlike?: (entry: Entry) => boolean;
  /** Where such a case may also be of a test in a file that cites nothing. */
  readonly uncited?: Uncited;
  /** Whether `judge` tells of a case in a class also what a class inherits: whoever has the class has all that is reported of it. */
  readonly hasClasses?: true;
  /**
   * Where its cases may be: `judge` says no to any other. By what is around them, and by name among those around which too little is.
   */
  readonly ways: (test: Declaration, file: string) => readonly (readonly [way: Way, key: string])[];
  readonly loose?: Loose;
  /** What loose cases are told apart by: there may be thousands of one name. */
  readonly within?: Within;
  /** Tells which of the surroundings that are looked for `judge` says no to: there may be thousands. */
  readonly telling?: (test: Declaration, file: string, reported: Reported) => Telling | undefined;
  /**
   * Tells of a case that has one of the names whether it is this test; `several`: it is, or a test of another file is. Of a case with
   * another name it tells nothing. What depends on the test alone is worked out once: it may have thousands of namesakes.
   */
  judge(test: Declaration, file: string, reported: Reported): (entry: Entry) => Answer;
}

/** Whose a case is, where several have classes of one name: `own`, or that of another; undefined where nothing tells. */
export interface Telling {
  /** The same function for all whom it tells apart: then surroundings are sorted by it once. */
  readonly told: (around: Surroundings) => string | undefined;
  readonly own: string;
}

/** `judge` says no to any loose case whose key is none of those of the file. */
export interface Within {
  readonly keyOf: (entry: Entry) => string;
  /** Undefined where a case with any key may be meant. */
  readonly keysOf: (file: string, reported: Reported) => readonly string[] | undefined;
}

/** Tests, or classes of tests, in files that cite nothing: of those nothing is known but what words they have. */
export interface Uncited {
  /** All that the file of another one must have: its language, see `wordOfLanguage`, and names, of which the last is its own. */
  readonly words: (test: Declaration, file: string) => readonly string[];
  /** Whether it may be in another file of those words. */
  readonly mayBeIn?: (other: string, file: string) => boolean;
}
export type Answer = 'yes' | 'no' | 'several';

export const never = (): Answer => 'no';

/** @param telling nobody else is called so where there is none */
export function answerBy(telling: Telling | undefined): (around: Surroundings) => Answer {
  if (telling === undefined) return () => 'yes';
  const { told, own } = telling;
  return (around) => {
    const whose = told(around);
    return whose === undefined ? 'several' : whose === own ? 'yes' : 'no';
  };
}

/** How runners join the names of suites and tests: mocha and jest, vitest, playwright, and what their users configure. */
export const joints = [' ', ' > ', ' › ', ' » ', ' / ', '.', ' - ', '::', ': ', ' -- '] as const;
export function definedSuites(test: Declaration): readonly string[] | undefined {
  const suites = test.suites.filter((suite) => suite !== undefined);
  return suites.length === test.suites.length ? suites : undefined;
}

export function located(around: Surroundings, file: string): 'here' | 'elsewhere' | 'several' | 'unknown' {
  if (around.files === undefined) return 'unknown';
  if (!around.files.includes(file)) return 'elsewhere';
  return around.files.length === 1 ? 'here' : 'several';
}

const reportFolder =
  /^(?:(?:[\w.]*[-_.])?(?:reports?|results?|tests?|junit)|build|target|out|dist|coverage|output|artifacts|ctrf|TestResults|\.?tmp|temp|logs?|ci|\.[\w-]+)$/i;

/** A report that lies in a package of a monorepo speaks of that package. */
export function isOfPackage(report: string, file: string): boolean {
  const own = packageOf(report);
  return own === '' || file.startsWith(`${own}/`);
}

/** The same for loose cases: of the package that their report speaks of, and those around it. */
export const withinPackage: Within = {
  keyOf: ({ report }) => packageOf(report.file),
  keysOf(file) {
    const parts = file.split('/');
    return parts.map((_, at) => parts.slice(0, at).join('/'));
  },
};

export function packageOf(report: string): string {
  const parts = folderOf(report)
    .split('/')
    .filter((part) => part !== '');
  while (parts.length > 0 && reportFolder.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('/');
}

/** Whether a class is said to be what is a file of JavaScript. */
export function isScript(className: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(className);
}
