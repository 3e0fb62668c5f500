/**
 * The contracts of everything that reads. A reader never throws for what a repository contains: broken input is a
 * `Problem` with a place. A reader is a pure function of path, text and configuration; it never opens a file.
 */
import type { Code } from './code/code.ts';
import type { ReadingConfig } from './config.ts';
import type { Coverage, Declaration, Fact, Problem, Renamed, Report, Specification } from './model.ts';

/** A text file, decoded; a byte order mark is gone, line ends are as they were. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** How some community writes down its intentions: one file each in `conventions/`. */
export interface Convention {
  /** Equals the file name. */
  readonly id: string;
  /** Its own name, as a user knows it: not translated. */
  readonly title: string;
  /**
   * The folder of this convention that the path lies in, by path alone; undefined where it lies in none. A folder from which
   * nothing was understood is said aloud and makes the gate unverified.
   */
  home(path: string, config: ReadingConfig): string | undefined;
  /** True where the file is worth opening for this convention. Cheap: by path alone. */
  opens(path: string, config: ReadingConfig): boolean;
  /** What the document states, nothing where it is none of this convention's. */
  read(document: Document, config: ReadingConfig): Iterable<Fact>;
  /** The same with pauses, which are undefined: where documents may be so long that reading one at once keeps somebody waiting. */
  readInSteps?(document: Document, config: ReadingConfig): Iterable<Fact | undefined>;
  /** What is wrong between documents of this convention. */
  among?(specifications: readonly Specification[]): Iterable<Problem>;
}

/** What one runner, or a family of runners, leaves behind: one file each in `reports/`. */
export interface ReportReader {
  readonly id: string;
  readonly title: string;
  /** By content, never by name. `head`: the first 4,096 characters, decoded, without a byte order mark. */
  recognise(head: string): boolean;
  start(file: string): ReportSink;
}
export interface ReportSink {
  /** Pieces of decoded text, cut anywhere. Never throws. */
  write(text: string): void;
  /** After the last piece. Never throws: what is wrong with the report stands in its `problems`. */
  end(): Report;
}

/** What coverage tools leave behind: one file each in `coverage/`. The same rules as for reports. */
export interface CoverageReader {
  readonly id: string;
  readonly title: string;
  recognise(head: string): boolean;
  start(file: string): CoverageSink;
}
export interface CoverageSink {
  write(text: string): void;
  end(): Coverage;
}

/** A comment of a source file. */
export interface Comment {
  /** Without the markers; line breaks are kept, so that positions can be counted. */
  readonly text: string;
  /** Position of the first character of `text`: 1-based line and column. */
  readonly line: number;
  readonly column: number;
  /** Line on which the comment ends. */
  readonly endLine: number;
}

/** A way in which sources point at requirements: one file each in `tags/`. */
export interface Tag {
  readonly id: string;
  readonly title: string;
  /** ASCII text that every use contains: a file without it is never decoded. */
  readonly marker: string;
  /** More such texts, where the marker alone is in every other file. */
  readonly alsoMarks?: readonly string[];
  /** Where it is also written as an annotation of the code: what the text of one looks like, from its first character on. Global. */
  readonly annotation?: RegExp;
  /** @param above texts of the comments above it in the file, the nearest first: what they say may go on to hold */
  references(comment: Comment, above?: Iterable<string>): Iterable<TagReference>;
  /** What is being typed where an ID belongs: `before` is the line up to the cursor. Undefined where the tag does not stand before it. */
  typed(before: string): TypedId | undefined;
}
/** An ID that somebody is typing. */
export interface TypedId {
  /** Where it begins in the line, 0-based. */
  readonly from: number;
  /** How the tag writes an ID; undefined for one that it cannot write. */
  write(id: string): string | undefined;
}
export interface TagReference {
  readonly id: string;
  readonly criterion?: string;
  /** As in `Reference`. */
  readonly artifact?: string;
  readonly line: number;
  readonly column: number;
}

/** An ASCII text, or some together, of which each may be one of several. */
export type Mark = string | readonly (string | readonly string[])[];

/** How a language declares tests: one file each in `declarations/`. */
export interface Language {
  readonly id: string;
  readonly title: string;
  /** With the dot. */
  readonly extensions: readonly string[];
  /** True for paths at which this language's runners look for tests. `paths.tests` overrides it. */
  isTest(path: string): boolean;
  /** True where tests live beside the code: a reference at a declared test verifies, whichever file it is in. */
  readonly testsInSources?: boolean;
  /** What a report may say of a test, and no more: those of all files are compared. */
  readonly toldBy?: 'title' | 'class';
  /** Finds in the text of a file whatever may be the name of a suite or test, as its last group that takes part, and perhaps more. Global. */
  readonly called?: RegExp;
  /** Each file with a test of which to have passed shows nothing has one of them. */
  readonly unprovenMarks?: readonly Mark[];
  /** Finds out whether reports of a file may list a suite as a test that passed, where nothing in it is one. */
  readonly mayListSuites?: RegExp;
  /** Where a test may carry an ID in what reports may leave out: ASCII texts, of which each such file has one, and what it looks like. */
  readonly mayCarry?: { readonly marks: readonly Mark[]; readonly pattern: RegExp };
  /** Finds out whether a file may have tests of which nothing is written but their names, or suites without a test, where those pass. */
  mayBeEmpty?(text: string): boolean;
  /**
   * Finds out whether a file may have tests that are called by what comes from another file, or hands on what does.
   * @param isCiting whether it cites: then it matters of all of them, else of those whose names may carry an ID
   */
  mayTake?(text: string, isCiting: boolean): boolean;
  /** Those, by `calledBy`, and those that take their options from there. */
  taken?(source: Code): readonly Declaration[];
  /** Finds out whether a file that has one of the marks may hand something on, wherever it is. */
  readonly mayHandOn?: RegExp;
  /** See `Declared.handsOn`. */
  handsOn?(source: Code): readonly string[];
  /** See `Declared.focuses`. */
  focuses?(source: Code): number | undefined;
  /** See `Declared.renames`. */
  renames?(source: Code): readonly Renamed[];
  /** Tests and suites in order of their first line. Code that does not parse yields what was understood. */
  declarations(source: Code): readonly Declaration[];
}
