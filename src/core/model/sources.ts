/** What sources state: the requirements that comments cite, and the tests that test files declare. */
import type { Place } from './stated.ts';

/** A requirement cited in a comment of a source or test file. */
export interface Reference {
  readonly kind: 'reference';
  /** Id of the tag that was recognised: `req`. */
  readonly tag: string;
  /** As written, without the criterion. */
  readonly id: string;
  /** `2` in `REQ-007/2`. */
  readonly criterion?: string;
  /** What the tag says that its code is, as far as it does, in the words of `Requirement.needs`: `utest`. */
  readonly artifact?: string;
  readonly place: Place;
  /** In a test file a reference verifies, elsewhere it implements. */
  readonly role: 'verifies' | 'implements';
  /** What the reference stands above or inside of; only in test files whose language is known. */
  readonly target?: Declaration;
}

/** The tests of a file in a language whose reports may name neither file nor class. It says nothing of lines: those move. */
export interface Declared {
  readonly kind: 'declared';
  readonly file: string;
  /** By the suites around it and its own name, see `titleOf`: one for each test that has them written down. Or its classes, see `typeOf`. */
  readonly titles: readonly string[];
  /** What the file cites, as `citationOf` says it. */
  readonly cites: readonly string[];
  /** Instead of titles where it cites nothing: what it may call suites and tests, as `wordOf` says it. */
  readonly words?: readonly number[];
  /** Tests where to have passed shows nothing, without their lines. */
  readonly unproven?: readonly Declaration[];
  /** The line where it first focuses on some tests, and keeps all others of the run from running: `fit`, `fdescribe`. */
  readonly focuses?: number;
  /** Tests that carry an ID in what a report may leave out, without their lines. */
  readonly carrying?: readonly Declaration[];
  /** What it hands on to other files, `export const broken = it.fails`, by which they call tests where to have passed shows nothing. */
  readonly handsOn?: readonly string[];
  /** What it hands on from another file, under another name or made into something else: `export { broken as known } from './broken'`. */
  readonly renames?: readonly Renamed[];
  /** True where it may call tests by what comes from other files. What it calls is looked for where some file hands on what is to fail: few do. */
  readonly takes?: true;
  /** Tests that are called by what comes from another file, without their lines; where it cites nothing, those that carry an ID. */
  readonly taken?: readonly Declaration[];
}

export interface Renamed {
  /** `*` for all that the other file hands on, under their own names. */
  readonly name: string;
  readonly from: string;
  readonly as: string;
}

/** What a project is called, in languages whose reports name it and not its folder: a crate, a module of Go, an assembly of .NET. */
export interface Project {
  readonly kind: 'project';
  /** The file that says so, in the folder of the project. */
  readonly file: string;
  readonly name: string;
}

/** A test, or a suite of tests, as a test file declares it. */
export interface Declaration {
  readonly what: 'test' | 'suite' | 'file';
  /** As the runner will report it; undefined where it is computed at run time, or for another reason that `nameless` tells. Empty for a file. */
  readonly name: string | undefined;
  /** Why it has no name although it is written down, or only the usual one. */
  readonly nameless?: Exclude<Nameless, 'name-unknown'>;
  /** Names of the suites or classes around it, outermost first. */
  readonly suites: readonly (string | undefined)[];
  /** True where the runner adds a suffix for parameters. */
  readonly parameterised: boolean;
  /** The types of what it takes, `int,List`, where they tell it from others of its name. */
  readonly signature?: string;
  /** The signatures of others of its suite and name: what is reported with one of them is not its own. Only in the target of a reference. */
  readonly overloads?: readonly string[];
  /** True where to have passed shows nothing: it is still to be written, which jest-junit reports so, or is expected to fail. */
  readonly isNoProof?: boolean;
  /** Where run time completes its name, or that of a suite around it: what is written of its own. Anything may stand between two of them. */
  readonly pieces?: readonly string[];
  /** Further names under which some runners report it: JUnit's display name. */
  readonly aliases?: readonly string[];
  /** How many tests of its class some runners call by number and parameters alone, `[1] 2`, where it is one of those. */
  readonly numbered?: number;
  /** Other classes of the file that inherit it, and are reported to have it, each with those around it: `Shop.Cart`. */
  readonly heirs?: readonly string[];
  /** What carries an ID of what it is called otherwise, or of what its classes are, where a report may leave that out; or of what is put into its name. */
  readonly carries?: readonly string[];
  /** True where nothing here tells all that is put into its name, or that of a suite around it: it may carry any ID. Only where to have passed shows nothing. */
  readonly carriesAny?: boolean;
  /** True where other files may call what it is a part of, and be reported to have it. Only where to have passed shows nothing. */
  readonly isShared?: true;
  /** What calls it, as the file is written that this comes from. */
  readonly calledBy?: { readonly name: string; readonly from: string };
  /** The package or namespace that the file states, in languages in which a class carries it in reports; empty for none. */
  readonly scope?: string;
  /** True where a test of another suite in the file has the same name. Only in the target of a reference. */
  readonly hasNamesake?: boolean;
  /** True where another test of the same suite has the same name. Only in the target of a reference. */
  readonly hasTwin?: boolean;
  /** True where several places inside of it cite, such as rows of a table of parameters: of a case nobody knows which of them it is. Likewise. */
  readonly hasRows?: true;
  /** How many others of its suite and name in the file do not cite what the reference cites. Only in the target of a reference. */
  readonly rivals?: number;
  /** The tests inside, of every depth: of a suite, of a file, of a test with subtests. Only in the target of a reference. */
  readonly tests?: readonly Declaration[];
  /** First line, decorators and annotations included. */
  readonly line: number;
  readonly endLine: number;
}

/**
 * Why a test has no name that could be looked for in a report: it is computed at run time; another of the file is reported alike; another
 * of its name further down takes its place; or what runs its suite, whose name it bears, is not told in the file: it may be called as usual.
 */
export type Nameless = 'name-unknown' | 'told-alike' | 'replaced' | 'suite-unknown';
