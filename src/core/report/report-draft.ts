import { citedIn } from '../ids.ts';
import { message } from '../message.ts';
import type { CitedId, Message, Problem, Report, Stated, TestCase, TestResult } from '../model.ts';
import { firstLine, once, sharedCitations, shortName, totalsOf } from './test-cases.ts';

/** What a report says of one test, in its own words: names may be long, sentences have lines and colours. */
export interface SaidCase {
  readonly name: string;
  readonly className?: string | undefined;
  /** Outermost first. */
  readonly suites?: readonly string[];
  readonly file?: string | undefined;
  readonly result: TestResult;
  readonly flaky?: boolean;
  /** As in `TestCase`, where it passed. */
  readonly isHollow?: boolean;
  /** Why it failed or was skipped. */
  readonly because?: string | undefined;
  /** Where else it may cite requirements: tags, categories, properties. Name and class are looked at anyway. */
  readonly cites?: readonly (string | undefined)[];
  readonly line: number;
  readonly column: number;
}

/** Bounds for what nobody would read. */
const mostListed = 1000;
const mostCases = 4_000_000;
const colours = /\x1b\[[\d;]*[A-Za-z]/g;

/** A report while it is read. */
export class ReportDraft {
  readonly file: string;
  readonly #format: string;
  readonly #cases: TestCase[] = [];
  readonly #failures: Stated<Message>[] = [];
  readonly #problems: Problem[] = [];
  readonly #class = once((name) => ({ name, cited: citedIn(name) }));
  readonly #sourceFile = once((name) => name);
  readonly #suite = once((name) => name);
  readonly #sharedCitations = sharedCitations();
  #suites: readonly string[] = [];
  #failing = 0;
  #skipsAll = false;
  #listsUnrun = false;

  constructor(file: string, format: string) {
    this.file = file;
    this.#format = format;
  }

  get cases(): number {
    return this.#cases.length;
  }

  /** Failed cases so far. */
  get failing(): number {
    return this.#failing;
  }

  /** True once anything is known for which the report is not green. */
  get fails(): boolean {
    return this.#failing + this.#failures.length > 0;
  }

  add(said: SaidCase): void {
    const { result, flaky, because, file, line, column } = said;
    if (this.#cases.length >= mostCases) {
      if (this.#cases.length === mostCases) this.#tooMany(line, column);
      return;
    }
    const around = this.#class(said.className ?? '');
    const name = shortName(said.name);
    const testCase: { -readonly [Key in keyof TestCase]: TestCase[Key] } = {
      name,
      className: around.name,
      suites: this.#sharedSuites(said.suites ?? []),
      result,
      line,
      column,
    };
    if (file !== undefined && file !== '') testCase.file = this.#sourceFile(file);
    if (flaky === true && result === 'passed') testCase.flaky = true;
    if (said.isHollow === true && result === 'passed') testCase.isHollow = true;
    const failed = result === 'failed' || result === 'error';
    const sentence = because === undefined || result === 'passed' ? undefined : plainLine(because);
    if (sentence !== undefined) testCase[failed ? 'failure' : 'reason'] = sentence;
    const cited: CitedId[] = [...citedIn(name), ...around.cited];
    for (const text of said.cites ?? []) {
      if (text !== undefined && cited.length < mostListed) cited.push(...citedIn(shortName(text)));
    }
    const citations = this.#sharedCitations(cited);
    if (citations !== undefined) testCase.cited = citations;
    this.#cases.push(testCase);
    if (failed) this.#failing++;
  }

  /** A failure that belongs to no case. */
  fail(value: Message, line: number, column = 1): void {
    if (this.#failures.length < mostListed) this.#failures.push({ value, place: { file: this.file, line, column } });
  }

  /** All of it was skipped, and no test is listed. */
  skipAll(): void {
    this.#skipsAll = true;
  }

  /** See `Report.listsUnrun`. */
  mayListUnrun(): void {
    this.#listsUnrun = true;
  }

  /** Something that is not as the format says. Where it is minor, the rest was understood. */
  doubt(found: Message, wanted: Message, line: number, column = 1, minor = false): void {
    if (this.#problems.length >= mostListed) return;
    this.#problems.push({
      kind: 'problem',
      spoils: 'report',
      place: { file: this.file, line, column },
      found,
      wanted,
      ...(minor && { minor: true }),
    });
  }

  /**
   * Holds what the report says of itself against what it lists: failures that no case shows are failures. Tests that it lists nowhere are
   * lost, and so it proves nothing; `isLoose` for a format whose writers count more than they list although nothing is wrong.
   */
  compare(
    declared: { readonly tests?: number; readonly failures?: number; readonly isLoose?: true },
    line: number,
    column = 1,
  ): void {
    const { tests = 0, failures = 0, isLoose = false } = declared;
    if (failures > this.#failing) {
      this.fail(
        message('{suite} counts {n} {n|failure|failures} more than it lists', {
          suite: this.file,
          n: failures - this.#failing,
        }),
        line,
        column,
      );
    }
    if (tests > this.cases) {
      this.doubt(
        message('{suite} announces {n} {n|test|tests} and lists {listed}', {
          suite: this.file,
          n: tests,
          listed: this.cases,
        }),
        message('every test that was announced'),
        line,
        column,
        isLoose && this.cases > 0,
      );
    }
  }

  finish(problems: readonly Problem[] = []): Report {
    return {
      kind: 'report',
      file: this.file,
      format: this.#format,
      cases: this.#cases,
      tests: totalsOf(this.#cases),
      ...(this.#skipsAll && this.#cases.length === 0 && { skipsAll: true }),
      ...(this.#listsUnrun && { listsUnrun: true }),
      failures: this.#failures,
      problems: [...this.#problems, ...problems],
    };
  }

  #tooMany(line: number, column: number): void {
    if (this.#problems.some(({ wanted }) => wanted.text === 'several smaller reports')) return;
    this.doubt(
      message('more than {n} {n|test|tests}', { n: mostCases }),
      message('several smaller reports'),
      line,
      column,
    );
  }

  #sharedSuites(suites: readonly string[]): readonly string[] {
    const last = this.#suites;
    if (suites.length === last.length && suites.every((suite, i) => suite === last[i])) return last;
    return (this.#suites = suites.map((suite) => this.#suite(suite)));
  }
}

/** One line without the colours of a terminal. */
export function plainLine(text: string): string | undefined {
  return firstLine(text.slice(0, 4000).replace(colours, ''));
}

/** A number that a report declares of itself; 0 where it is none. What is larger than any number of tests is as large as they get. */
export function count(text: string | undefined): number {
  return Math.min(Number(/^\s*\+?(\d+)\b/.exec(text ?? '')?.[1] ?? 0), 999_999_999);
}
