import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { TestCase } from '../../src/core/model.ts';
import { readReport, verdictOf } from '../../src/core/report/read-report.ts';

function cases(sample: string): readonly TestCase[] {
  const path = `test/fixtures/reports/${sample}`;
  return readReport(path, [readFileSync(path)]).report?.cases ?? [];
}

/** What links a case to the code: by it references find their tests, see trace/families. */
const identities: Readonly<Record<string, Pick<TestCase, 'className' | 'suites' | 'name'> & { file?: string }>> = {
  'trx/cart.trx': { className: 'Shop.Tests.CartTests', suites: ['Shop.Tests.dll'], name: 'Adds' },
  'nunit-2/TestResult.xml': {
    className: 'Shop.Tests.CartTests',
    suites: ['Shop.Tests.dll', 'CartTests'],
    name: 'Adds',
  },
  'nunit-3/TestResult.xml': {
    className: 'Shop.Tests.CartTests',
    suites: ['Shop.Tests.dll', 'CartTests'],
    name: 'Adds',
  },
  'xunit-v2/TestResults.xml': { className: 'Shop.Tests.CartTests', suites: ['Shop.Tests.dll'], name: 'Adds(n: 1)' },
  'testng/testng-results.xml': { className: 'shop.CartTest', suites: [], name: 'adds' },
  'open-test-reporting/events.xml': {
    className: 'shop.CartTest',
    suites: ['JUnit Jupiter', 'CartTest'],
    name: 'adds()',
  },
  'jest-json/results.json': {
    className: '',
    suites: ['Cart'],
    name: 'adds REQ-001',
    file: '/home/anna/shop/test/cart.test.js',
  },
  'jest-json/processor.json': {
    className: '',
    suites: ['Cart'],
    name: 'adds REQ-001',
    file: '/home/anna/shop/test/cart.test.js',
  },
  'vitest-json/results.json': {
    className: '',
    suites: ['Cart'],
    name: 'adds REQ-001',
    file: '/home/anna/shop/test/cart.test.ts',
  },
  'mocha-json/results.json': {
    className: '',
    suites: ['Cart'],
    name: 'adds REQ-001',
    file: '/home/anna/shop/test/cart.spec.js',
  },
  'mochawesome/mochawesome.json': {
    className: '',
    suites: ['Cart', 'with articles'],
    name: 'adds REQ-001',
    file: '/home/anna/shop/test/cart.spec.js',
  },
  'playwright-json/results.json': {
    className: '',
    suites: [],
    name: 'opens REQ-001',
    file: '/home/anna/shop/e2e/cart.spec.ts',
  },
  'ctrf/ctrf-report.json': {
    className: '',
    suites: ['cart.test.ts', 'Cart'],
    name: 'adds REQ-001',
    file: '/home/anna/shop/test/cart.test.ts',
  },
  'go-test-json/test.jsonl': { className: 'example.com/shop/cart', suites: [], name: 'Test_REQ_001_Adds' },
  'tap/vitest-nested.tap': { className: '', suites: [], name: 'Cart > REQ-001 adds', file: 'test/cart.test.ts' },
  'tap/node-test.tap': {
    className: '',
    suites: ['payment'],
    name: 'REQ-003 refuses an expired card',
    file: '/home/anna/shop/test/payment.test.js',
  },
};

describe('What a reported case says of itself', () => {
  for (const [sample, expected] of Object.entries(identities)) {
    it(`who it is: ${sample}`, () => {
      const [{ className, suites, name, file } = { className: '', suites: [], name: '' }] = cases(sample);
      assert.deepEqual({ className, suites, name, ...(file !== undefined && { file }) }, expected);
    });
  }

  const sentences: Readonly<Record<string, string>> = {
    'trx/failing.trx': 'Expected: 30',
    'nunit-2/failing.xml': 'Expected: 30',
    'nunit-3/failing.xml': 'Expected: 30',
    'xunit-v2/failing.xml': 'Assert.Equal() Failure',
    'testng/failing.xml': 'expected 30',
    'open-test-reporting/failing.xml': 'AssertionError: expected 30',
    'jest-json/failing.json': 'Error: expected 30',
    'vitest-json/failing.json': 'AssertionError: expected 2 to be 3',
    'mocha-json/failing.json': 'expected 30',
    'mochawesome/failing.json': 'Error: expected 30',
    'playwright-json/failing.json': 'Error: expect(received).toBe(expected)',
    'ctrf/failing.json': 'expected 30',
    'go-test-json/failing.jsonl': 'cart_test.go:12: expected 30',
  };
  for (const [sample, sentence] of Object.entries(sentences)) {
    it(`why it failed, in one line without colours: ${sample}`, () => {
      assert.equal(cases(sample).find(({ result }) => result === 'failed')?.failure, sentence);
    });
  }

  const reasons: Readonly<Record<string, string>> = {
    'trx/cart.trx': 'No carrier yet',
    'nunit-2/failing.xml': 'later',
    'nunit-3/skipped-and-inconclusive.xml': 'not on this machine',
    'xunit-v2/failing.xml': 'On Purpose',
    'open-test-reporting/events.xml': 'no carrier',
    'playwright-json/results.json': 'no carrier',
    'ctrf/ctrf-report.json': 'later',
    'go-test-json/test.jsonl': 'cart_test.go:9: no carrier',
    'tap/directives.tap': 'no carrier',
  };
  for (const [sample, reason] of Object.entries(reasons)) {
    it(`why it was skipped: ${sample}`, () => {
      assert.equal(cases(sample).find(({ result }) => result === 'skipped')?.reason, reason);
    });
  }
});

describe('A test that is to fail, and does', () => {
  const reports: Readonly<Record<string, string>> = {
    'jest-json':
      '{"numFailedTestSuites":0,"numTotalTests":2,"success":true,"testResults":[{"name":"/a.test.js","status":"passed","message":"","assertionResults":[{"ancestorTitles":[],"title":"adds","status":"passed"},{"ancestorTitles":[],"title":"never","failing":true,"status":"passed"}]}]}',
    'playwright-json':
      '{"config":{"forbidOnly":false,"rootDir":"/e2e"},"suites":[{"title":"a.spec.ts","file":"a.spec.ts","specs":[{"title":"adds","ok":true,"tests":[{"expectedStatus":"passed","status":"expected","results":[{"status":"passed"}]}]},{"title":"never","ok":true,"tests":[{"annotations":[{"type":"fail"}],"expectedStatus":"failed","status":"expected","results":[{"status":"failed"}]}]}]}],"errors":[],"stats":{"expected":2,"unexpected":0,"flaky":0,"skipped":0}}',
    junit:
      '<testsuites><testsuite name="a.spec.ts" tests="2"><testcase name="adds" classname="a.spec.ts"/><testcase name="never" classname="a.spec.ts"><properties><property name="fail" value=""></property></properties></testcase></testsuite></testsuites>',
    ctrf: '{"reportFormat":"CTRF","results":{"tool":{"name":"playwright"},"summary":{"tests":2,"passed":1,"failed":1},"tests":[{"name":"adds","status":"passed","rawStatus":"passed"},{"name":"never","status":"passed","rawStatus":"failed"}]}}',
  };
  for (const [format, text] of Object.entries(reports)) {
    it(`shows nothing, and is no failure: ${format}`, () => {
      const { report, problems } = readReport('report', [new TextEncoder().encode(text)]);
      assert.deepEqual(
        [report?.format, report?.cases.map(({ result }) => result), report?.failures, problems],
        [format, ['passed', 'skipped'], [], []],
      );
    });
  }
});

describe('A report that announces more tests than it lists', () => {
  const announced: Readonly<Record<string, RegExp>> = {
    'trx/cart.trx': /(?<=total=")\d+/,
    'nunit-2/TestResult.xml': /(?<=total=")\d+/,
    'nunit-3/TestResult.xml': /(?<=total=")\d+/,
    'xunit-v2/TestResults.xml': /(?<=total=")\d+/,
    'jest-json/results.json': /(?<="numTotalTests": ?)\d+/,
    'vitest-json/results.json': /(?<="numTotalTests": ?)\d+/,
    'mocha-json/results.json': /(?<="tests": )\d+/,
    'mochawesome/mochawesome.json': /(?<="tests": )\d+/,
    'playwright-json/results.json': /(?<="expected": )\d+/,
    'ctrf/ctrf-report.json': /(?<="tests": )\d+/,
  };
  for (const [sample, total] of Object.entries(announced)) {
    it(`lost them, and proves nothing: ${sample}`, () => {
      const text = readFileSync(`test/fixtures/reports/${sample}`, 'utf8');
      const verdict = (said: string): string => verdictOf(readReport(sample, [new TextEncoder().encode(said)]));
      assert.equal(verdict(text), 'pass');
      assert.equal(verdict(text.replace(total, '77')), 'unreadable');
    });
  }
});

describe('A report that admits a failure in a total or a flag', () => {
  const root = 'test/fixtures/reports';
  const admitting =
    /(["']?)\b[\w-]*(?:fail|error|unexpected|broken|interrupt)[\w-]*\1\s*[=:]\s*["']?(?:0|false)\b|"success":\s*true/gi;
  const other = { 0: '1', false: 'true', true: 'false' } as const;
  /** Jest's `success` says it as well; a test that failed before it passed accounts for a failure that is counted. */
  const saidElsewhere = /"failure":|flaky\.xml.*failures=/;
  const verdict = (sample: string, text: string): string => verdictOf(readReport(sample, [Buffer.from(text)]));
  const samples = readdirSync(root)
    .flatMap((format) => readdirSync(`${root}/${format}`).map((file) => `${format}/${file}`))
    .filter((sample) => !sample.endsWith('.facts.json'))
    .map((sample) => ({ sample, text: readFileSync(`${root}/${sample}`, 'utf8') }))
    .filter(({ sample, text }) => verdict(sample, text) === 'pass');

  for (const { sample, text } of samples) {
    const said = [...text.matchAll(admitting)].filter(([each]) => !saidElsewhere.test(sample + each));
    if (said.length === 0) continue;
    it(`is not green: ${sample}`, () => {
      for (const { 0: each, index } of said) {
        const changed = each.replace(/\b(?:0|false|true)$/, (value) => other[value as keyof typeof other]);
        const whole = text.slice(0, index) + changed + text.slice(index + each.length);
        assert.notEqual(verdict(sample, whole), 'pass', `${changed} at ${index}`);
      }
    });
  }
});
