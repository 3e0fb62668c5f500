import { CutShort } from '../report/cut-short.ts';
import { type DeclaredTotals, declaredTotals } from '../report/declared-totals.ts';
import { citedIn } from '../ids.ts';
import { message } from '../message.ts';
import type { CitedId, Message, Place, Problem, Report, Stated, TestCase } from '../model.ts';
import type { ReportReader, ReportSink } from '../reader.ts';
import { Heard } from '../report/heard.ts';
import { OpenCase } from '../report/junit-case.ts';
import { batsWarning, expectedFailureOfKyua } from '../report/junit-output.ts';
import {
  announcedIn,
  type Element,
  elementOf,
  isFailure,
  isRoot,
  mayListUnrun,
  resultIn,
  saysItFailed,
} from '../report/junit-words.ts';
import { isNoResult } from '../report/look-alikes.ts';
import { NodeDocument, unescaped } from '../report/node-document.ts';
import type { Counted } from '../report/node-summary.ts';
import { count } from '../report/report-draft.ts';
import { once, sharedCitations, shortName, totalsOf } from '../report/test-cases.ts';
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

/** Bounds for what nobody would read. */
const mostListed = 1000;
const mostCases = 4_000_000;

class JunitSink implements ReportSink, XmlElements {
  readonly #file: string;
  readonly #xml: XmlReading;
  readonly #heard: Heard;
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
  readonly #node = new NodeDocument(this.#sharedCitations);
  /** Cases and failures of the documents before this one. */
  #before = { cases: 0, failures: 0 };
  #listsUnrun = false;
  /** What the run around the suites is called. */
  #run: string | undefined;

  constructor(file: string) {
    this.#file = file;
    this.#xml = new XmlReading(file, this);
    this.#heard = new Heard(this.#xml);
  }

  write(text: string): void {
    this.#xml.write(text);
  }

  end(): Report {
    const problems = this.#xml.end();
    // What had begun when the file broke off is known only where it had failed.
    this.#heard.close();
    for (const { testCase, failures } of this.#openCases) if (failures > 0) this.#cases.push(testCase);
    this.#node.end(undefined, this.#file);
    const absent = this.#totals.absent(this.#cases.length);
    return {
      kind: 'report',
      file: this.#file,
      format: junit.id,
      cases: this.#cases,
      tests: totalsOf(this.#cases),
      ...(this.#cases.length === 0 && this.#totals.skipsAll() && { skipsAll: true }),
      ...(this.#listsUnrun && { listsUnrun: true }),
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
          this.#heard.listen(this.#path.length, (text) => this.#hearBats(text, { file: this.#file, line, column }));
        }
        return;
      case 'errorOutput':
        return this.#hearKyua(this.#openCases.at(-1));
      case 'other':
    }
  }

  close(): void {
    this.#heard.close(this.#path.length);
    const element = this.#path.pop();
    if (element === 'case') this.#closeCase();
    else if (element === 'suite' || element === 'run') this.#closeSuite();
    if (this.#path.length === 0) this.#endDocument();
  }

  comment(text: string, line: number): void {
    if (this.#path.length === 1) this.#node.hear(text, line);
  }

  #endDocument(): void {
    const said = this.#node.end(() => this.#listed(), this.#file);
    if (said !== undefined) {
      const place: Place = { file: this.#file, line: said.line, column: 1 };
      const wanted = message('at least one test that passed');
      if (said.failure !== undefined) this.#fail({ place, value: said.failure });
      if (said.doubt !== undefined)
        this.#problems.push({ kind: 'problem', spoils: 'report', place, found: said.doubt, wanted });
    }
    this.#before = { cases: this.#cases.length, failures: this.#failures.length };
  }

  /** Of this document. */
  #listed(): Pick<Counted, 'passed' | 'failing'> {
    const { passed, failed, errors } = totalsOf(this.#cases.slice(this.#before.cases));
    return { passed, failing: failed + errors + this.#failures.length - this.#before.failures };
  }

  #hearBats(output: string, place: Place): void {
    const text = batsWarning(output);
    if (text !== undefined) this.#fail({ place, value: message('outside of every test: {text}', { text }) });
  }

  /** Its suite has no name. */
  #hearKyua(open: OpenCase | undefined): void {
    if (open === undefined || this.#suites.at(-1)?.names.length !== 0) return;
    this.#heard.listen(this.#path.length, (text) => {
      const reason = expectedFailureOfKyua(text);
      if (reason === undefined) return;
      open.failAsExpected();
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
    else this.#listsUnrun ||= mayListUnrun(attributes);
    this.#suites.push({
      names: element === 'run' || name === '' ? names : [...names, name],
      cited: this.#node.openSuite(name, attributes, around?.cited),
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
    this.#openCases.push(new OpenCase(attributes, testCase, cited));
  }

  #closeCase(): void {
    const closed = this.#openCases.pop();
    if (closed === undefined) return;
    closed.settle();
    const { testCase, cited, failures } = closed;
    const unable = closed.unableToRun(this.#file);
    if (unable !== undefined) this.#fail(unable);
    const around = this.#suites.at(-1);
    around?.cutShort.list(closed.attributes, testCase);
    const citations = this.#sharedCitations(cited);
    if (citations !== undefined) testCase.cited = citations;
    this.#node.list(testCase, cited, around?.cited ?? []);
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
      this.#heard.say(this.#path.length, attributes, (text) => {
        this.#fail({ place, value: message('outside of every test: {text}', { text: text ?? element }) });
      });
      return;
    }
    const { testCase } = open;
    if (!open.fail(element)) return;
    this.#heard.say(this.#path.length, attributes, (text) => {
      if (text !== undefined) testCase.failure = text;
    });
  }

  #detail(element: 'skipped' | 'warning' | 'flaky' | 'rerun' | 'property', attributes: Attributes): void {
    const open = this.#openCases.at(-1);
    if (open === undefined) return;
    const { testCase, cited } = open;
    switch (element) {
      case 'skipped':
        open.skip(attributes['type']);
        // Common Test of Erlang says why only inside.
        this.#heard.say(
          this.#path.length,
          /^Test .+ skipped!$/.test(attributes['message'] ?? '') ? {} : attributes,
          (text) => {
            if (text !== undefined) testCase.reason = text;
          },
        );
        break;
      case 'warning':
        // PHPUnit lists it in place of the tests that a class does not have; other warnings are of tests that ran.
        if (testCase.name === 'Warning' && testCase.className === '') this.#detail('skipped', attributes);
        break;
      case 'flaky':
      case 'rerun':
        open.attempt(element);
        break;
      case 'property': {
        // It calls a class like its file, and a property like the annotation.
        if (attributes['name'] === 'fail' && /\.[cm]?[jt]sx?$/.test(testCase.className)) open.failAsExpected();
        const cite = (text: string): void => {
          if (cited.length < mostListed) cited.push(...citedIn(shortName(text)));
        };
        if (attributes['value'] === undefined) this.#heard.listen(this.#path.length, cite);
        else cite(attributes['value']);
      }
    }
  }
}
