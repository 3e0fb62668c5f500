import { message } from '../message.ts';
import type { CitedId, Message, Stated, TestCase } from '../model.ts';
import type { Attributes } from '../syntax/xml.ts';
import { couldNotRun, wasCancelled } from './could-not-run.ts';
import { isIncomplete, passedUnexpectedly } from './junit-words.ts';

/** A case of JUnit while its element is open. */
export class OpenCase {
  readonly attributes: Attributes;
  readonly testCase: { -readonly [Key in keyof TestCase]: TestCase[Key] };
  readonly cited: CitedId[];
  /** Elements that tell of a failure, in whatever attempt. */
  failures = 0;
  #isFlaky = false;
  #ranAgain = false;
  /** node:test runs what is still to do, and the run does not fail for it. */
  #isToDo = false;
  /** Playwright and Kyua, where it is to fail and did: that shows nothing. */
  #failsAsExpected = false;
  #wasCancelled = false;

  constructor(attributes: Attributes, testCase: OpenCase['testCase'], cited: CitedId[]) {
    this.attributes = attributes;
    this.testCase = testCase;
    this.cited = cited;
  }

  /** True where it is not known yet why. */
  fail(element: 'failure' | 'error'): boolean {
    const { testCase } = this;
    this.failures++;
    if (this.#isToDo) return false;
    if (testCase.result !== 'error') testCase.result = element === 'error' ? 'error' : 'failed';
    return testCase.failure === undefined;
  }

  skip(type: string | undefined): void {
    if (this.testCase.result !== 'passed') return;
    this.testCase.result = 'skipped';
    this.#isToDo = type === 'todo';
    this.#wasCancelled = wasCancelled(type);
  }

  /** A failure in an attempt that was not the only one. */
  attempt(element: 'flaky' | 'rerun'): void {
    this.failures++;
    if (element === 'flaky') this.#isFlaky = true;
    else this.#ranAgain = true;
  }

  failAsExpected(): void {
    this.#failsAsExpected = true;
  }

  /** All was said of it. */
  settle(): void {
    const { testCase } = this;
    // Further attempts without a verdict: they failed as well, or they would be called flaky.
    if (this.#ranAgain && !this.#isFlaky && testCase.result === 'passed') testCase.result = 'failed';
    if (this.#isFlaky && testCase.result === 'passed') testCase.flaky = true;
    if (this.#failsAsExpected && testCase.result === 'passed') {
      testCase.result = 'skipped';
      testCase.reason ??= 'fail';
    }
    if (testCase.result === 'skipped' && testCase.reason === passedUnexpectedly) {
      testCase.result = 'failed';
      testCase.failure = testCase.reason;
    }
  }

  /** Of a settled one: that it was to run, and could not. */
  unableToRun(file: string): Stated<Message> | undefined {
    const { name: test, result, reason, line, column } = this.testCase;
    const isUnfinished = isIncomplete(this.attributes) || this.#wasCancelled;
    if (result !== 'skipped' || !(isUnfinished || couldNotRun(reason))) return undefined;
    const value = message('{test} could not be run: {status}', { test, status: reason ?? 'incomplete' });
    return { place: { file, line, column }, value };
  }
}
