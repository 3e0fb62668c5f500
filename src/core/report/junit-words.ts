import type { TestResult } from '../model.ts';
import type { Attributes } from '../syntax/xml.ts';
import { count } from './report-draft.ts';

export type Element =
  | 'run'
  | 'suite'
  | 'case'
  | 'failure'
  | 'error'
  | 'skipped'
  | 'warning'
  | 'flaky'
  | 'rerun'
  | 'property'
  | 'output'
  | 'errorOutput'
  | 'other';

const elements: ReadonlyMap<string, Element> = new Map<string, Element>([
  ['testcase', 'case'],
  ['testsuite', 'suite'],
  ['testsuites', 'run'],
  // Eclipse writes it.
  ['testrun', 'run'],
  ['failure', 'failure'],
  ['error', 'error'],
  ['skipped', 'skipped'],
  // Surefire and nextest: earlier attempts of a case that passed in the end, or further attempts of one that did not.
  ['flakyfailure', 'flaky'],
  ['flakyerror', 'flaky'],
  ['rerunfailure', 'rerun'],
  ['rerunerror', 'rerun'],
  ['property', 'property'],
  ['system-out', 'output'],
  ['system-err', 'errorOutput'],
]);

/** Directly in a case; in a suite they may be its counts. */
const elementsOfCase: ReadonlyMap<string, Element> = new Map<string, Element>([
  ['fail', 'failure'],
  ['failed', 'failure'],
  ['skip', 'skipped'],
  ['ignored', 'skipped'],
  ['disabled', 'skipped'],
  ['warning', 'warning'],
  ...['pending', 'todo', 'notrun', 'inconclusive'].map((word) => [word, 'skipped'] as const),
  ...['errored', 'broken', 'aborted', 'crash', 'crashed'].map((word) => [word, 'error'] as const),
  ...['timeout', 'timedout', 'timed-out'].map((word) => [word, 'error'] as const),
]);

/** A suite as jasmine-reporters writes it: what is not in the focus, or filtered out, is a case in it like any other. */
export function mayListUnrun(attributes: Attributes): boolean {
  return /^name,timestamp,hostname,time,errors,tests,skipped,(?:disabled,)?failures(?:,package)?$/.test(
    Object.keys(attributes).join(),
  );
}

/** Generous inside a report: what looks like a failure is one. */
export function elementOf(name: string, around: Element | undefined): Element {
  const known = elements.get(name);
  if (known !== undefined) return known;
  const word = withoutPrefix(name).toLowerCase();
  return elements.get(word) ?? (around === 'case' ? elementsOfCase.get(word) : undefined) ?? 'other';
}

export function isRoot(name: string): boolean {
  return ['run', 'suite', 'case'].includes(elements.get(withoutPrefix(name)) ?? 'other');
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** GoogleTest and CTest state results in an attribute `status` or `result`. Here without what stands between words. */
const stated: ReadonlyMap<string, TestResult> = new Map<string, TestResult>([
  ...['notrun', 'notexecuted', 'nottested', 'untested'].map((word) => [word, 'skipped'] as const),
  ...['disabled', 'suppressed', 'skip', 'skipped', 'ignored'].map((word) => [word, 'skipped'] as const),
  ...['pending', 'todo', 'blocked', 'inconclusive'].map((word) => [word, 'skipped'] as const),
  // GUT, which says no more of a test that an error of its script broke off.
  ['noasserts', 'skipped'],
  // QtTest, which begins with a `b` what is told of tests that nobody counts.
  ...['xfail', 'bxfail', 'bxpass', 'bfail', 'bskip'].map((word) => [word, 'skipped'] as const),
  ...['fail', 'failed', 'failing', 'failure', 'ko', 'regression', 'xpass'].map((word) => [word, 'failed'] as const),
  ...['error', 'errored', 'broken', 'undefined', 'interrupted'].map((word) => [word, 'error'] as const),
  ...['timeout', 'timedout', 'panicked'].map((word) => [word, 'error'] as const),
  ...['aborted', 'cancelled', 'canceled', 'crash', 'crashed', 'killed'].map((word) => [word, 'error'] as const),
  // Maestro, whose report is written before all has ended, or after it was stopped.
  ...['stopped', 'running', 'preparing', 'installing', 'incomplete'].map((word) => [word, 'error'] as const),
]);

export function isFailure(result: TestResult | undefined): boolean {
  return result === 'failed' || result === 'error';
}

/** Of a suite: there, `success="0"` may be a count. */
export function saysItFailed(attributes: Attributes): boolean {
  return isFailure(statedIn(attributes)) || attributes['success']?.toLowerCase() === 'false';
}

export function resultIn(attributes: Attributes): TestResult | undefined {
  const { success, passed, failed, failure, failures, errors } = attributes;
  const named = statedIn(attributes);
  if (!isFailure(named)) {
    if (count(errors) > 0) return 'error';
    if (count(failures) > 0 || count(failed) > 0 || /^(?:true|yes)$/i.test(failed ?? failure ?? '')) return 'failed';
  }
  if (named !== undefined) return named;
  if (/^(?:false|no|0)$/i.test(success ?? '') || /^(?:false|no)$/i.test(passed ?? '')) return 'failed';
  return didNotRun(attributes) ? 'skipped' : undefined;
}

function didNotRun({ executed, ignored, skipped, disabled, incomplete }: Attributes): boolean {
  return executed?.toLowerCase() === 'false' || [ignored, skipped, disabled, incomplete].some(isTrue);
}

/** What nose2 says of a test that was to fail and passed: it calls it skipped, and its run ends with an error. */
export const passedUnexpectedly = 'test passes unexpectedly';

/** Eclipse: of a test that had not run, or not ended, when the run was stopped. */
export function isIncomplete({ incomplete }: Attributes): boolean {
  return isTrue(incomplete);
}

function isTrue(attribute: string | undefined): boolean {
  return attribute?.toLowerCase() === 'true';
}

/** How many tests a suite says it has. Catch2, which knows no host, and doctest count their assertions there. */
export function announcedIn(attributes: Attributes): number {
  const { hostname, tests } = attributes;
  const countsAssertions = hostname === 'tbd' || Object.keys(attributes).join() === 'name,errors,failures,tests';
  return countsAssertions ? 0 : count(tests);
}

/** Nobody agreed on what the attribute is called. */
const statements = ['status', 'result', 'outcome', 'verdict', 'state'] as const;

function statedIn(attributes: Attributes): TestResult | undefined {
  for (const name of statements) {
    const stated = statedResult(attributes[name]);
    if (stated !== undefined) return stated;
  }
  return undefined;
}

function statedResult(attribute: string | undefined): TestResult | undefined {
  return attribute === undefined ? undefined : stated.get(attribute.toLowerCase().replace(/[\s_-]+/g, ''));
}
