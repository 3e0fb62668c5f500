import { couldNotRun, wasCancelled } from '../report/could-not-run.ts';
import { CutShort } from '../report/cut-short.ts';
import { type DeclaredTotals, declaredTotals } from '../report/declared-totals.ts';
import { citedIn } from '../ids.ts';
import { message } from '../message.ts';
import type { CitedId, Message, Place, Problem, Report, Stated, TestCase } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import {
  announcedIn,
  type Element,
  elementOf,
  isFailure,
  isIncomplete,
  isOfNodeTest,
  isRoot,
  passedUnexpectedly,
  resultIn,
  saysItFailed,
} from '../report/junit-words.ts';
import { isNoResult } from '../report/look-alikes.ts';
import { nodeSummary } from '../report/node-summary.ts';
import { count } from '../report/report-draft.ts';
import { firstLine, once, sharedCitations, shortName, totalsOf } from '../report/test-cases.ts';
import { type Attributes, type XmlElements, XmlReading } from '../syntax/xml.ts';
import { rootOf } from '../syntax/xml-root.ts';

// @req READ-001
/**
 * JUnit XML as it is found: there is no standard, only the reporter of Ant and its many descendants (Surefire, Gradle, pytest,
 * GoogleTest, CTest, jest-junit, mocha, node:test, gotestsum, nextest, PHPUnit …).
 */
export const junit: ReportReader = {
  id: 'junit',
  title: 'JUnit XML',
  recognise(head) {
    const root = rootOf(head);
    if (root === 'testrun') return /<test(?:suite|case)[\s/>]/.test(head);
    return root !== undefined && isRoot(root) && !isNoResult(head);
  },
  start: (file) => new JunitSink(file),
};

interface OpenSuite {
  readonly names: readonly string[];
  /** Of node:test: what it cites, and what is around it. */
  readonly cited: readonly CitedId[] | undefined;
  readonly file: string | undefined;
  readonly place: Place;
  readonly cutShort: CutShort<OpenCase['testCase']>;
}

interface OpenCase {
  readonly attributes: Attributes;
  readonly testCase: { -readonly [Key in keyof TestCase]: TestCase[Key] };
  readonly cited: CitedId[];
  /** Elements that tell of a failure, in whatever attempt. */
  failures: number;
  flaky: boolean;
  rerun: boolean;
  /** node:test runs what is still to do, and the run does not fail for it. */
  toDo: boolean;
  /** Playwright and Kyua, where it is to fail and did: that shows nothing. */
  failsAsExpected: boolean;
  wasCancelled: boolean;
}

/** Bounds for what nobody would read. */
const mostListed = 1000;
const mostCases = 4_000_000;

class JunitSink implements ReportSink, XmlElements {
  readonly #file: string;
  readonly #xml: XmlReading;
  readonly #totals: DeclaredTotals = declaredTotals();
  readonly #path: Element[] = [];
  readonly #suites: OpenSuite[] = [];
  readonly #openCases: OpenCase[] = [];
  readonly #cases: TestCase[] = [];
  readonly #failures: Stated<Message>[] = [];
  readonly #problems: Problem[] = [];
  readonly #sourceFile = once((name) => name);
  readonly #class = once((name) => ({ name, cited: citedIn(name) }));
  readonly #sharedCitations = sharedCitations();
  readonly #summary = nodeSummary();
  /** Cases in suites of node:test that cite something, and all that is cited of them. */
  readonly #inCiting: { readonly testCase: OpenCase['testCase']; readonly cited: readonly CitedId[] }[] = [];
  /** Cases and failures of the documents before this one. */
  #before = { cases: 0, failures: 0 };
  /** Where the last comment stands that is about the document as a whole. */
  #summaryLine: number | undefined;
  /** What the run around the suites is called. */
  #run: string | undefined;
  /** Who wants the character data of the element at this depth. */
  #listener: { readonly depth: number; readonly tell: (text: string) => void } | undefined;

  constructor(file: string) {
    this.#file = file;
    this.#xml = new XmlReading(file, this);
  }

  write(text: string): void {
    this.#xml.write(text);
  }

  end(): Report {
    const problems = this.#xml.end();
    // What had begun when the file broke off is known only where it had failed.
    if (this.#listener !== undefined) this.#hear();
    for (const { testCase, failures } of this.#openCases) if (failures > 0) this.#cases.push(testCase);
    this.#citeSuites({ wherePassed: false });
    const absent = this.#totals.absent(this.#cases.length);
    return {
      kind: 'report',
      file: this.#file,
      format: junit.id,
      cases: this.#cases,
      tests: totalsOf(this.#cases),
      ...(this.#cases.length === 0 && this.#totals.skipsAll() && { skipsAll: true }),
      failures: this.#failures,
      problems: [...this.#problems, ...problems, ...(absent === undefined ? [] : [absent])],
    };
  }

  open(name: string, attributes: Attributes, line: number, column: number): void {
    const element = elementOf(name, this.#path.at(-1));
    if (this.#path.push(element) === 1 && !isRoot(name)) this.#strangeRoot(name, { file: this.#file, line, column });
    switch (element) {
      case 'run':
      case 'suite':
        return this.#openSuite(element, attributes, { file: this.#file, line, column });
      case 'case':
        return this.#openCase(attributes, line, column);
      case 'failure':
      case 'error':
        return this.#failure(element, attributes, { file: this.#file, line, column });
      case 'skipped':
      case 'warning':
      case 'flaky':
      case 'rerun':
      case 'property':
        return this.#detail(element, attributes);
      case 'output':
        if (this.#openCases.length > 0 && this.#suites.at(-1)?.names.at(-1)?.endsWith('.bats') === true) {
          this.#listen((text) => this.#hearBats(text, { file: this.#file, line, column }));
        }
        return;
      case 'errorOutput':
        return this.#hearKyua(this.#openCases.at(-1));
      case 'other':
    }
  }

  close(): void {
    if (this.#listener?.depth === this.#path.length) this.#hear();
    const element = this.#path.pop();
    if (element === 'case') this.#closeCase();
    else if (element === 'suite' || element === 'run') this.#closeSuite();
    if (this.#path.length === 0) this.#endDocument();
  }

  comment(text: string, line: number): void {
    if (this.#path.length !== 1) return;
    this.#summary.hear(text);
    this.#summaryLine = line;
  }

  #endDocument(): void {
    const line = this.#summaryLine;
    const failsMore = line !== undefined && this.#settle({ file: this.#file, line, column: 1 });
    this.#citeSuites({ wherePassed: !failsMore });
    this.#summaryLine = undefined;
    this.#before = { cases: this.#cases.length, failures: this.#failures.length };
  }

  /** True where it counts more failures than it lists. */
  #settle(place: Place): boolean {
    const { passed, failed, errors } = totalsOf(this.#cases.slice(this.#before.cases));
    const failing = failed + errors + this.#failures.length - this.#before.failures;
    const { failure, doubt, failsMore } = this.#summary.settle({ passed, failing }, this.#file);
    if (failure !== undefined) this.#fail({ place, value: failure });
    if (doubt === undefined) return failsMore;
    const wanted = message('at least one test that passed');
    this.#problems.push({ kind: 'problem', spoils: 'report', place, found: doubt, wanted });
    return failsMore;
  }

  /** A test with subtests is a suite, too: where one failed itself, nobody knows which. */
  #citeSuites({ wherePassed }: { readonly wherePassed: boolean }): void {
    for (const { testCase, cited } of this.#inCiting.splice(0))
      if (wherePassed || testCase.result !== 'passed') testCase.cited = this.#sharedCitations(cited) ?? [];
  }

  /** It lists what ran, and says only there that more was to run. */
  #hearBats(output: string, place: Place): void {
    const warning = /^bats warning: Executed \d+ instead of expected \d+ tests$/m.exec(output)?.[0];
    if (warning !== undefined)
      this.#fail({ place, value: message('outside of every test: {text}', { text: warning }) });
  }

  /** Its suite has no name, and what it says of a result that JUnit does not know comes before what the test wrote. */
  #hearKyua(open: OpenCase | undefined): void {
    if (open === undefined || this.#suites.at(-1)?.names.length !== 0) return;
    this.#listen((text) => {
      const [, reason] = /^Expected failure result details\n-+\n\n(.*)/.exec(text) ?? [];
      if (reason === undefined) return;
      open.failsAsExpected = true;
      open.testCase.reason = reason;
    });
  }

  #strangeRoot(name: string, place: Place): void {
    if (this.#problems.length > 0) return;
    this.#problems.push({
      kind: 'problem',
      spoils: 'report',
      place,
      found: message('the root element is <{name}>', { name: shortName(name) }),
      wanted: message('<testsuites> or <testsuite>'),
    });
  }

  #openSuite(element: 'run' | 'suite', attributes: Attributes, place: Place): void {
    const around = this.#suites.at(-1);
    const names = around?.names ?? [];
    const name = shortName(attributes['name'] ?? '');
    if (element === 'run') this.#run = name;
    this.#suites.push({
      names: element === 'run' || name === '' ? names : [...names, name],
      cited: isOfNodeTest(attributes) ? [...(around?.cited ?? []), ...citedIn(name)] : undefined,
      file: attributes['file'] === undefined ? around?.file : this.#sourceFile(attributes['file']),
      place,
      cutShort: new CutShort(this.#run, attributes),
    });
    const failures = Math.max(count(attributes['failures']), count(attributes['failed'])) + count(attributes['errors']);
    this.#totals.open({
      name: name === '' ? this.#file : name,
      place,
      tests: announcedIn(attributes),
      failures: failures === 0 && saysItFailed(attributes) ? 1 : failures,
      skipped: ['skipped', 'disabled', 'ignored'].reduce((n, word) => n + count(attributes[word]), 0),
    });
  }

  #closeSuite(): void {
    const closed = this.#suites.pop();
    if (closed !== undefined) this.#tellCutShort(closed);
    const missing = this.#totals.close();
    if (missing !== undefined) this.#fail(missing);
  }

  #tellCutShort({ names, cutShort, place }: OpenSuite): void {
    for (const testCase of cutShort.neverEnded) this.#neverEnded(testCase);
    if (cutShort.neverRan === 0 || this.#problems.length >= mostListed) return;
    this.#problems.push({
      kind: 'problem',
      spoils: 'report',
      place,
      found: message('{suite} has {n} {n|test|tests} without a time, as if it broke off before they ran', {
        suite: names.at(-1) ?? this.#file,
        n: cutShort.neverRan,
      }),
      wanted: message('a complete report'),
    });
  }

  #neverEnded(testCase: OpenCase['testCase']): void {
    testCase.result = 'skipped';
    const { line, column } = testCase;
    const value = message('a test that has no name began and never ended');
    this.#fail({ place: { file: this.#file, line, column }, value });
  }

  #fail(failure: Stated<Message>): void {
    if (this.#failures.length < mostListed) this.#failures.push(failure);
  }

  #openCase(attributes: Attributes, line: number, column: number): void {
    const suite = this.#suites.at(-1);
    const name = unescaped(shortName(attributes['name'] ?? ''));
    const around = this.#class(attributes['classname'] ?? attributes['class'] ?? '');
    const file = attributes['file'] === undefined ? suite?.file : this.#sourceFile(attributes['file']);
    const result = resultIn(attributes) ?? 'passed';
    const testCase: OpenCase['testCase'] = {
      name,
      className: around.name,
      suites: suite?.names ?? [],
      result,
      line,
      column,
    };
    if (file !== undefined) testCase.file = file;
    const cited = citedIn(name);
    // Newer ones of node:test say the suite there, too.
    if (around.cited.length > 0 && suite?.cited === undefined) cited.push(...around.cited);
    this.#openCases.push({
      attributes,
      testCase,
      cited,
      failures: 0,
      flaky: false,
      rerun: false,
      toDo: false,
      failsAsExpected: false,
      wasCancelled: false,
    });
  }

  #closeCase(): void {
    const closed = this.#openCases.pop();
    if (closed === undefined) return;
    const { testCase, cited, failures, flaky, rerun } = closed;
    // Further attempts without a verdict: they failed as well, or they would be called flaky.
    if (rerun && !flaky && testCase.result === 'passed') testCase.result = 'failed';
    if (flaky && testCase.result === 'passed') testCase.flaky = true;
    if (closed.failsAsExpected && testCase.result === 'passed') {
      testCase.result = 'skipped';
      testCase.reason ??= 'fail';
    }
    if (testCase.result === 'skipped' && testCase.reason === passedUnexpectedly) {
      testCase.result = 'failed';
      testCase.failure = testCase.reason;
    }
    const isUnfinished = isIncomplete(closed.attributes) || closed.wasCancelled;
    if (testCase.result === 'skipped' && (isUnfinished || couldNotRun(testCase.reason))) {
      const { name: test, reason: status = 'incomplete', line, column } = testCase;
      this.#fail({
        place: { file: this.#file, line, column },
        value: message('{test} could not be run: {status}', { test, status }),
      });
    }
    this.#suites.at(-1)?.cutShort.list(closed.attributes, testCase);
    const citations = this.#sharedCitations(cited);
    if (citations !== undefined) testCase.cited = citations;
    const around = this.#suites.at(-1)?.cited ?? [];
    if (around.length > 0) this.#inCiting.push({ testCase, cited: [...cited, ...around] });
    if (this.#cases.push(testCase) > mostCases) {
      this.#xml.stop(message('more than {n} {n|test|tests}', { n: mostCases }), message('several smaller reports'));
    }
    const failed = isFailure(testCase.result) ? 1 : 0;
    this.#totals.list(1, Math.max(failed, failures), testCase.result === 'skipped' ? 1 : 0);
  }

  #failure(element: 'failure' | 'error', attributes: Attributes, place: Place): void {
    const open = this.#openCases.at(-1);
    if (open === undefined) {
      this.#totals.list(0, 1, 0);
      this.#say(attributes, (text) => {
        this.#fail({ place, value: message('outside of every test: {text}', { text: text ?? element }) });
      });
      return;
    }
    const { testCase } = open;
    open.failures++;
    if (open.toDo) return;
    if (testCase.result !== 'error') testCase.result = element === 'error' ? 'error' : 'failed';
    if (testCase.failure !== undefined) return;
    this.#say(attributes, (text) => {
      if (text !== undefined) testCase.failure = text;
    });
  }

  #detail(element: 'skipped' | 'warning' | 'flaky' | 'rerun' | 'property', attributes: Attributes): void {
    const open = this.#openCases.at(-1);
    if (open === undefined) return;
    const { testCase, cited } = open;
    switch (element) {
      case 'skipped':
        if (testCase.result === 'passed') {
          testCase.result = 'skipped';
          open.toDo = attributes['type'] === 'todo';
          open.wasCancelled = wasCancelled(attributes['type']);
        }
        // Common Test of Erlang says why only inside.
        this.#say(/^Test .+ skipped!$/.test(attributes['message'] ?? '') ? {} : attributes, (text) => {
          if (text !== undefined) testCase.reason = text;
        });
        break;
      case 'warning':
        // PHPUnit lists it in place of the tests that a class does not have; other warnings are of tests that ran.
        if (testCase.name === 'Warning' && testCase.className === '') this.#detail('skipped', attributes);
        break;
      case 'flaky':
        open.failures++;
        open.flaky = true;
        break;
      case 'rerun':
        open.failures++;
        open.rerun = true;
        break;
      case 'property': {
        // It calls a class like its file, and a property like the annotation.
        if (attributes['name'] === 'fail' && /\.[cm]?[jt]sx?$/.test(testCase.className)) open.failsAsExpected = true;
        const cite = (text: string): void => {
          if (cited.length < mostListed) cited.push(...citedIn(shortName(text)));
        };
        if (attributes['value'] === undefined) this.#listen(cite);
        else cite(attributes['value']);
      }
    }
  }

  /** The attribute `message` if it says something, else the first line of what stands in the element, else its `type`. */
  #say(attributes: Attributes, tell: (text: string | undefined) => void): void {
    const said = firstLine(attributes['message']);
    if (said !== undefined) return tell(said);
    const type = attributes['type'];
    this.#listen((text) => {
      tell(firstLine(text) ?? firstLine(type));
    });
  }

  #listen(tell: (text: string) => void): void {
    if (this.#listener !== undefined) return;
    this.#listener = { depth: this.#path.length, tell };
    this.#xml.listen();
  }

  #hear(): void {
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.tell(this.#xml.heard());
  }
}

/** The reporter of node:test escapes quotes twice. */
function unescaped(name: string): string {
  return name.includes('&quot;') ? name.replaceAll('&quot;', '"') : name;
}
