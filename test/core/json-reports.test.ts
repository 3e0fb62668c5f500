import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/message.ts';
import type { Report, TestCase, TestResult } from '../../src/core/model.ts';
import { readReport } from '../../src/core/report/read-report.ts';

function read(json: object): Report {
  const { report, problems } = readReport('report.json', [new TextEncoder().encode(JSON.stringify(json))]);
  assert.ok(report !== undefined, problems.map(({ found }) => inEnglish(found)).join());
  return report;
}

function only({ cases }: Report): TestCase {
  assert.equal(cases.length, 1);
  const [single] = cases;
  assert.ok(single !== undefined);
  return single;
}

describe('A case of Mochawesome', () => {
  const report = (suite: object): Report =>
    read({ stats: { tests: 1, failures: 0, passPercent: 100 }, results: [{ title: '', ...suite }] });
  const rows: readonly (readonly [says: object, result: TestResult])[] = [
    [{ state: 'passed', pass: true, err: {} }, 'passed'],
    [{ state: 'passed' }, 'passed'],
    [{ pass: true }, 'passed'],
    [{ state: 'failed', err: {} }, 'failed'],
    [{ state: 'passed', fail: true }, 'failed'],
    [{ state: 'passed', pass: true, err: { message: 'no' } }, 'failed'],
    [{ state: 'pending', err: { message: 'no' } }, 'failed'],
    [{ state: 'pending' }, 'skipped'],
    [{ state: 'skipped' }, 'skipped'],
    [{ pending: true }, 'skipped'],
    [{ skipped: true, pass: true }, 'skipped'],
    [{ state: 'running', pass: true }, 'error'],
    [{}, 'error'],
  ];
  for (const [says, result] of rows) {
    it(`that says ${JSON.stringify(says)} is ${result}`, () =>
      assert.equal(only(report({ tests: [{ title: 'adds', ...says }] })).result, result));
  }

  it('lies in the file of the suite around it, where its own names none', () => {
    const inner = {
      title: 'Cart',
      suites: [{ title: 'with articles', file: '', tests: [{ title: 'adds', pass: true }] }],
    };
    const { file, suites } = only(report({ file: 'test/cart.js', suites: [inner] }));
    assert.deepEqual([file, suites], ['test/cart.js', ['Cart', 'with articles']]);
  });

  it('is not all: a hook that failed says why, or at least where; one that passed says nothing', () => {
    const hooks = [
      { title: '"after all" hook', fail: true, err: { message: 'no room\nat a.js' } },
      { title: '"after each" hook', fail: true },
    ];
    const { failures } = report({
      tests: [{ title: 'adds', pass: true }],
      beforeHooks: [{ title: 'b', pass: true }],
      afterHooks: hooks,
    });
    assert.deepEqual(
      failures.map(({ value }) => inEnglish(value)),
      ['"after all" hook failed: no room', '"after each" hook failed: "after each" hook'],
    );
  });
});

describe('A case of CTRF', () => {
  const report = (test: object): Report =>
    read({
      reportFormat: 'CTRF',
      results: { tool: { name: 't' }, summary: { tests: 1, failed: 0 }, tests: [{ name: 'adds', ...test }] },
    });
  const rows: readonly (readonly [says: object, result: TestResult])[] = [
    [{ status: 'passed', rawStatus: 'todo' }, 'passed'],
    [{ status: 'failed', rawStatus: 'todo' }, 'failed'],
    [{ status: 'skipped' }, 'skipped'],
    [{ status: 'pending' }, 'skipped'],
    [{ status: 'other', rawStatus: 'todo' }, 'skipped'],
    [{ status: 'other', rawStatus: 'TODO' }, 'skipped'],
    [{ status: 'other', rawStatus: 'todo-failed' }, 'error'],
    [{ status: 'other', rawStatus: 'not todo' }, 'error'],
    [{ status: 'other' }, 'error'],
    [{ status: 'unheard of' }, 'error'],
    [{}, 'error'],
  ];
  for (const [says, result] of rows) {
    it(`that says ${JSON.stringify(says)} is ${result}`, () => assert.equal(only(report(says)).result, result));
  }

  it('says why it did not pass: in a message, else in the word of its runner, else in that of the format', () => {
    const reasonOf = (says: object): string | undefined => only(report(says)).failure;
    assert.equal(reasonOf({ status: 'failed', message: 'no', rawStatus: 'timedOut' }), 'no');
    assert.equal(reasonOf({ status: 'other', rawStatus: 'timedOut' }), 'timedOut');
    assert.equal(reasonOf({ status: 'other' }), 'other');
  });

  it('stands in suites, as a list or as one text, and says by itself that it is flaky', () => {
    assert.deepEqual(only(report({ status: 'passed', suite: 'Cart > with articles' })).suites, [
      'Cart',
      'with articles',
    ]);
    assert.deepEqual(only(report({ status: 'passed', suite: ['', 'Cart'] })).suites, ['Cart']);
    assert.deepEqual(only(report({ status: 'passed', suite: '' })).suites, []);
    const playwright = (suite: string | readonly string[], filePath: string): readonly string[] =>
      only(report({ status: 'passed', suite, filePath })).suites;
    assert.deepEqual(playwright('chromium > a/cart.spec.ts > Cart', '/ci/a/cart.spec.ts'), ['a/cart.spec.ts', 'Cart']);
    assert.deepEqual(playwright(['firefox', 'a\\cart.spec.ts'], 'C:\\ci\\a\\cart.spec.ts'), ['a\\cart.spec.ts']);
    assert.deepEqual(playwright('Cart > cart.ts', '/ci/a/shopping-cart.ts'), ['Cart', 'cart.ts'], 'another file');
    assert.deepEqual(playwright('Cart > adds', '/ci/a/adds'), ['Cart', 'adds'], 'no file of tests');
    assert.deepEqual(
      [true, false].map((flaky) => only(report({ status: 'passed', flaky })).flaky === true),
      [true, false],
    );
  });

  it('cites by its suites, its tags, and what else its reporter wrote down', () => {
    const says = {
      status: 'passed',
      suite: ['Cart REQ-001'],
      tags: ['REQ-002'],
      extra: { issue: 'REQ-003', n: 4, more: ['REQ-005'] },
    };
    const { cited = [] } = only(report(says));
    const ids = cited.map(({ readings }) => readings[0]?.id);
    assert.deepEqual(ids, ['REQ-001', 'REQ-002', 'REQ-003']);
  });
});
