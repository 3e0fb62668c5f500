import { citedIn } from '../ids.ts';
import type { CitedId, TestCase } from '../model.ts';
import type { Attributes } from '../syntax/xml.ts';
import { type Counted, nodeSummary, type Settled } from './node-summary.ts';
import { count } from './report-draft.ts';
import type { sharedCitations } from './test-cases.ts';

interface Case {
  readonly result: TestCase['result'];
  cited?: readonly CitedId[];
}

/** What a document of JUnit XML says in the way of node:test alone: counts in comments below the tests, and IDs in its suites. */
export class NodeDocument {
  readonly #summary = nodeSummary();
  readonly #shared: ReturnType<typeof sharedCitations>;
  /** Cases in suites that cite something, and all that is cited of them. */
  readonly #inCiting: { readonly testCase: Case; readonly cited: readonly CitedId[] }[] = [];
  #failedSuites = 0;
  /** Where the last comment stands. */
  #line: number | undefined;

  constructor(shared: ReturnType<typeof sharedCitations>) {
    this.#shared = shared;
  }

  hear(comment: string, line: number): void {
    this.#summary.hear(comment);
    this.#line = line;
  }

  /**
   * What a suite cites, and what is around it: node:test repeats it nowhere. Undefined for a suite of others.
   * @param around what is cited by the suites around it
   */
  openSuite(
    name: string,
    attributes: Attributes,
    around: readonly CitedId[] | undefined,
  ): readonly CitedId[] | undefined {
    if (!isOfNodeTest(attributes)) return undefined;
    if (count(attributes['failures']) > 0) this.#failedSuites++;
    return [...(around ?? []), ...citedIn(name)];
  }

  /** @param around what is cited by the suites around it */
  list(testCase: Case, cited: readonly CitedId[], around: readonly CitedId[]): void {
    if (around.length > 0) this.#inCiting.push({ testCase, cited: [...cited, ...around] });
  }

  /**
   * At the end of the document, or where the file breaks off.
   * @param listed what it lists; undefined where it breaks off
   */
  end(
    listed: (() => Omit<Counted, 'failedSuites'>) | undefined,
    file: string,
  ): (Settled & { readonly line: number }) | undefined {
    const line = this.#line;
    const failedSuites = this.#failedSuites;
    this.#line = undefined;
    this.#failedSuites = 0;
    const settled =
      line === undefined || listed === undefined
        ? undefined
        : this.#summary.settle({ ...listed(), failedSuites }, file);
    // A test with subtests is a suite, too: where one failed itself, nobody knows which.
    const wherePassed = listed !== undefined && settled?.failsMore !== true;
    for (const { testCase, cited } of this.#inCiting.splice(0))
      if (wherePassed || testCase.result !== 'passed') testCase.cited = this.#shared(cited) ?? [];
    return settled === undefined || line === undefined ? undefined : { ...settled, line };
  }
}

/** A suite as its reporter writes it; newer ones with the time of day. */
function isOfNodeTest(attributes: Attributes): boolean {
  return /^name,time,disabled,errors,tests,failures,skipped,(?:timestamp,)?hostname$/.test(
    Object.keys(attributes).join(),
  );
}

/** Its reporter escapes quotes twice. */
export function unescaped(name: string): string {
  return name.includes('&quot;') ? name.replaceAll('&quot;', '"') : name;
}
