import assert from 'node:assert/strict';
import { readReport, verdictOf } from '../../src/core/report/read-report.ts';

const suite = (inside: string, attributes = ''): string => `<testsuite${attributes}>${inside}</testsuite>`;
const one = '<testcase name="a"/>';
const nunit = (attributes: string): string =>
  `<test-run result="Passed"><test-suite type="TestFixture" name="x"><test-case name="a" result="Passed"/><test-case name="b"${attributes}/></test-suite></test-run>`;
const ctrf = (failed: string): string =>
  `{"results":{"tool":{"name":"x"},"summary":{"tests":1,"failed":${failed}},"tests":[{"name":"a","status":"passed"}]}}`;
const ctrfOf = (raw: string): string =>
  ctrf('0').replace('"passed"}', `"passed"},{"name":"b","status":"other","rawStatus":"${raw}"}`);
const nunit2 = (success: string): string =>
  `<test-results name="x" total="1"><test-suite name="x"><results><test-case name="a" executed="True" result="Success" success="${success}"/></results></test-suite></test-results>`;
const xunit = (failed: number): string =>
  `<assemblies><assembly name="x" total="1" failed="0"><collection failed="${failed}"><test name="a" result="Pass"/></collection></assembly></assemblies>`;
const vitest = (success: string, status = 'passed'): string =>
  `{"numTotalTestSuites":1,"numTotalTests":1,"success":${success},"testResults":[{"assertionResults":[{"title":"a","status":"passed"}],"status":"${status}","name":"a.test.ts"}]}`;
/** As of Vitest 4.1: what never ran has neither a duration nor a time. */
const vitestCrash = (status: string): string =>
  `{"numTotalTestSuites":1,"numTotalTests":2,"success":true,"testResults":[{"assertionResults":[{"title":"a","status":"passed"},{"title":"b","status":"${status}"}],"status":"passed","name":"a.test.ts"}]}`;
/** As of Node.js 20 to 26. */
const nodeTest = (comment: string): string =>
  `<testsuites><testsuite name="outer" tests="1" failures="0">${one}</testsuite><!-- pass 1 --><!-- ${comment} --></testsuites>`;
/** As of pytest 9. */
const pytest = (tests: number, named: string): string =>
  `<testsuites name="pytest tests">${suite(`${one}<testcase${named} time="0.000" />`, ` name="pytest" tests="${tests}"`)}</testsuites>`;
/** As of nose2 0.12. */
const nose2 = (why: string): string => suite(`${one}<testcase name="b"><skipped message="${why}" /></testcase>`);
/** As of CMake 3.25. */
const ctest = (why: string): string =>
  suite(`${one}<testcase name="b" time="0" status="notrun"><skipped message="${why}"/></testcase>`);
/** As of Bats 1.8. */
const bats = (warning: string): string =>
  suite(
    `<testcase name="a"><system-out>b\nbats warning: ${warning}</system-out></testcase>`,
    ' name="a.bats" tests="1"',
  );
const late = (activity: string): string =>
  `Error: Test "a" at a.test.mjs:2:1 generated asynchronous activity after the test ended. This activity ${activity}`;
const threw = late(
  'created the error "Error: b" and would have caused the test to fail, but instead triggered an uncaughtException event.',
);
const logged = late('created the warning "b".');
const event = (action: string, test?: string): string =>
  JSON.stringify({ Action: action, Package: 'shop', ...(test !== undefined && { Test: test }) });
/** As of Vitest 4.1. */
const vitestTap = (suite: string, test: string): string =>
  [
    '1..1',
    'ok 1 - a.test.ts # time=5ms {',
    '    1..2',
    `    ${suite} 1 - Cart # time=3ms {`,
    '        1..1',
    `        ${test}`,
    '    }',
    '    ok 2 - a # time=1ms',
    '}',
  ].join('\n');
/** As of Go 1.19, of a test that prints no line break. */
const printed = (line: string): string =>
  [
    event('run', 'TestB'),
    JSON.stringify({ Action: 'output', Package: 'shop', Test: 'TestB', Output: `${line}\n` }),
  ].join('\n');
const go = (...more: readonly string[]): string =>
  [event('run', 'TestA'), event('pass', 'TestA'), ...more, event('pass')].join('\n');

/** How a report says that something failed, where it does not say it as most do; and the same report without it. */
const failures: readonly (readonly [said: string, report: string, without: string])[] = [
  ...['timeout', 'crash', 'aborted', 'errored'].map((word) => {
    return [`<${word}>`, suite(`<testcase name="a"><${word}/></testcase>`), suite(one)] as const;
  }),
  ...[
    'status="failed"',
    'result="Failed"',
    'success="false"',
    'failed="1"',
    'failures="+1"',
    'failures="99999999999"',
  ].map(
    (said) => [`a suite with ${said}`, suite(one, ` ${said}`), suite(one, ' status="passed" success="0"')] as const,
  ),
  ['runs with status="error"', `<testsuites status="error">${suite(one)}</testsuites>`, suite(one)],
  ...['success="0"', 'passed="false"'].map((said) => {
    return [
      `a case with ${said}`,
      suite(`<testcase name="a" ${said}/>`),
      suite('<testcase name="a" success="1"/>'),
    ] as const;
  }),
  ...['failures="1"', 'errors="2"', 'failed="1"', 'failed="true"', 'status="passed" failures="1"'].map((said) => {
    return [
      `a case with ${said}`,
      suite(`<testcase name="a" ${said}/>`),
      suite('<testcase name="a" failures="0" errors="0" failed="false"/>'),
    ] as const;
  }),
  ...['"1"', '" 2 "', '1'].map((n) => [`CTRF that counts ${n}`, ctrf(n), ctrf('"0"')] as const),
  ['CTRF, of a test that is something else', ctrfOf('interrupted'), ctrfOf('todo')],
  ...['"false"', '0'].map((said) => [`vitest with success ${said}`, vitest(said), vitest('true')] as const),
  ['vitest with a file that FAILED', vitest('true', 'FAILED'), vitest('true')],
  ['a case of NUnit 2 without success', nunit2('False'), nunit2('True')],
  ['a collection of xUnit that counts one', xunit(1), xunit(0)],
  ['a case of NUnit without a result', nunit(''), nunit(' result="Passed"')],
  [
    'a subtest of TAP that is indented otherwise',
    '1..1\n  not ok 1 - b\nok 1 - a\n',
    '1..1\n  not ok 1 # TODO b\nok 1 - a\n',
  ],
  ['Test::More', '1..1\nok 1\n# Looks like you failed 1 test of 1.\n', '1..1\nok 1\n# Looks like rain.\n'],
  [
    'Test::More, beside what is to be done',
    '1..2\nok 1\nnot ok 2 # TODO\n# Looks like you failed 2 tests of 2.\n',
    '1..2\nok 1\nnot ok 2 # TODO\n# Looks like you failed 1 test of 2.\n',
  ],
  [
    'AVA, beside what is to be done',
    '1..2\nok 1\nnot ok 2 # TODO\n# tests 1\n# pass 1\n# fail 2\n',
    '1..2\nok 1\nnot ok 2 # TODO\n# tests 1\n# pass 1\n# fail 1\n',
  ],
  [
    'node:test, beside what is to be done',
    '1..2\nok 1\nnot ok 2 # TODO\n# suites 0\n# fail 1\n# todo 1\n',
    '1..2\nok 1\nnot ok 2 # TODO\n# suites 0\n# fail 0\n# todo 1\n',
  ],
  ['Bats, which lost a test', bats('Executed 1 instead of expected 2 tests'), bats('nothing to warn of')],
  ...['Failed to change working directory', 'Missing Configuration', 'Unable to find executable'].map((why) => {
    return [`CTest, of a test that it could not run: ${why}`, ctest(why), ctest('Disabled')] as const;
  }),
  ['Test::More that died', '1..1\nok 1\n# Looks like your test exited with 255 just after 1.\n', '1..1\nok 1\n'],
  ['node-tap', '1..1\nok 1\n# failed 1 of 2 tests\n', '1..1\nok 1\n# failed 0 of 2 tests\n'],
  ['node:test, of a test around others', nodeTest('fail 1'), nodeTest('fail 0')],
  ['node:test, of a test around others that took too long', nodeTest('cancelled 1'), nodeTest('cancelled 0')],
  ['node:test, of what a test left behind', nodeTest(threw), nodeTest(logged)],
  ['node:test in a document of two', nodeTest('fail 1') + nodeTest('fail 0'), nodeTest('fail 0') + nodeTest('fail 0')],
  ['node:test in TAP, of what a test left behind', `1..1\nok 1 - a\n# ${threw}\n`, `1..1\nok 1 - a\n# ${logged}\n`],
  ...[
    vitestTap('ok', 'not ok 1 - b # time=1ms'),
    vitestTap('not ok', 'ok 1 - b # time=1ms'),
    vitestTap('not ok', 'ok 1 - b # SKIP'),
    vitestTap('ok', 'ok 2 - b # time=1ms'),
    vitestTap('ok', 'ok 1 - b # time=1ms').replace('        1..1', '        1..2'),
    vitestTap('ok', 'not ok 1 - b # time=1ms').replace('- Cart #', '- Cart # SKIP #'),
  ].map((report, at) => [`nested TAP of Vitest, ${at + 1}`, report, vitestTap('ok', 'ok 1 - b # time=1ms')] as const),
  ['nose2, of a test that was to fail', nose2('test passes unexpectedly'), nose2('expected test failure')],
  ['pytest, stopped in the middle of a test', pytest(1, ''), pytest(2, '')],
  ['pytest, of the one that was stopped', pytest(1, ''), pytest(1, ' name="b"')],
  ['Vitest, of a worker that was killed', vitestCrash('pending'), vitestCrash('skipped')],
  ['go, which could not build', go('FAIL\tcart [build failed]'), go('a test prints FAIL: cart')],
  ['go, which could not set up', go('FAIL\tcart [setup failed]'), go('')],
  ['go, which could not build anything', 'FAIL\tcart [build failed]\n', go('')],
  ...[
    '--- PASS: TestB (0.00s)',
    '    --- PASS: TestB (0.00s)',
    'x--- FAIL: TestB (0.00s)',
    'x--- PASS: TestB',
    'x--- PASS: TestC (0.00s)',
    'x--- PASS: TestB (0.00s) y',
    'x=== PAUSE TestB',
  ].map((line) => [`go, of what ${line} ends`, go(printed(line)), go(printed('x--- PASS: TestB (0.00s)'))] as const),
  [
    'go, of a test in a package that failed',
    go(printed('x--- PASS: TestB (0.00s)')).replace(/"pass"(?=[^\n]*$)/, '"fail"'),
    go(printed('x--- SKIP: TestB (0.00s)')),
  ],
  ['go, which failed outside of its tests before it ran again', go(event('fail'), event('start')), go('')],
];

describe('A failure that a report says otherwise than most', () => {
  for (const [said, report, without] of failures) {
    it(`is one: ${said}`, () => {
      const verdict = (text: string): string => verdictOf(readReport('x', [new TextEncoder().encode(text)]));
      assert.equal(verdict(report), 'fail');
      assert.equal(verdict(without), 'pass');
    });
  }

  it('is told once where a case tells it, too', () => {
    const report = suite('<testcase name="a"><failure/></testcase>', ' status="failed" failed="1" failures="1"');
    const { report: read } = readReport('x', [new TextEncoder().encode(report)]);
    assert.deepEqual([read?.tests.failed, read?.failures.length], [1, 0]);
  });

  it('is none where node:test says that it is still to be done', () => {
    const toDo = (type: string): string =>
      suite(`<testcase name="a"><skipped type="${type}"/><failure message="b"/></testcase>${one}`, ' failures="1"');
    const verdict = (text: string): string => verdictOf(readReport('x', [new TextEncoder().encode(text)]));
    assert.equal(verdict(toDo('todo')), 'pass');
    assert.equal(verdict(toDo('skipped')), 'fail');
  });

  it('is not known where Vitest gives neither a file nor a test in it a time', () => {
    const file = (name: string, time: string, inside = ''): string =>
      `<testsuites name="vitest tests">${suite(`<testcase name="a" time="0.3"/><testcase name="b" time="0">${inside}</testcase>`, ` name="${name}" time="${time}"`)}</testsuites>`;
    const verdict = (text: string): string => verdictOf(readReport('x', [new TextEncoder().encode(text)]));
    assert.equal(verdict(file('a.test.ts', '0')), 'unreadable');
    assert.equal(verdict(file('a.test.ts', '0.3')), 'pass');
    assert.equal(verdict(file('a.test.ts', '0', '<skipped/>')), 'pass');
    assert.equal(verdict(file('a.test-d.ts', '0')), 'pass');
    assert.equal(verdict(file('a.test.ts', '0').replace('vitest', 'jest')), 'pass');
  });

  it('is not known where Playwright has a test that was to run and never did', () => {
    const run = (expected: string, failed = 'expected'): string => {
      const test = (status: string, results: string, wanted: string): string =>
        `{"title":"a","ok":true,"tests":[{"status":"${status}","expectedStatus":"${wanted}","results":[${results}]}]}`;
      const specs = [test(failed, '{"status":"passed"}', 'passed'), test('skipped', '', expected)];
      return `{"config":{"rootDir":"/"},"suites":[{"title":"a.spec.ts","specs":[${specs.join()}]}],"errors":[]}`;
    };
    const verdict = (text: string): string => verdictOf(readReport('x', [new TextEncoder().encode(text)]));
    assert.equal(verdict(run('passed')), 'unreadable');
    assert.equal(verdict(run('skipped')), 'pass');
    assert.equal(verdict(run('passed', 'unexpected')), 'fail');
  });

  it('is not known where a merge is not finished, in what is read line by line', () => {
    const merged = (ours: string, theirs: string): string =>
      `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> main\n`;
    const verdict = (text: string): string => verdictOf(readReport('x', [new TextEncoder().encode(text)]));
    assert.equal(verdict(go(merged(event('fail', 'TestA'), event('pass', 'TestA')))), 'unreadable');
    assert.equal(verdict(`1..1\n${merged('# time=1', '# time=2')}ok 1 - a\n`), 'unreadable');
    assert.equal(verdict(`SF:a.js\n${merged('DA:1,0', 'DA:1,1')}end_of_record\n`), 'unreadable');
    assert.equal(verdict('1..1\n  <<<<<<< printed by a test\n=======\nok 1 - a\n'), 'pass');
  });

  it('is known where the report breaks off in the middle of it, and nothing else that stands there', () => {
    const cut = (result: string): Record<string, string> => ({
      trx: `<TestRun><Results><UnitTestResult testName="a" outcome="${result}"><Output><ErrorInfo><Message>no`,
      'xunit-v2': `<assemblies><assembly name="x"><collection><test name="a" type="A" result="${result.slice(0, 4)}"><failure><message>no`,
      testng: `<testng-results><suite><test><class name="A"><test-method name="a" status="${result.slice(0, 4).toUpperCase()}"><exception><message>no`,
      'ctest-dashboard': `<Site><Testing><Test Status="${result.toLowerCase()}"><Name>a</Name><Results><Measurement><Value>no`,
      nunit: `<test-run><test-suite type="TestFixture" name="x"><test-case name="a" result="${result}"><failure><message>no`,
    });
    const counted = (text: string): readonly (number | boolean | undefined)[] => {
      const { report } = readReport('x', [new TextEncoder().encode(text)]);
      return [report?.tests.total, report?.tests.failed, (report?.problems.length ?? 0) > 0];
    };
    for (const [format, text] of Object.entries(cut('Failed'))) assert.deepEqual(counted(text), [1, 1, true], format);
    for (const [format, text] of Object.entries(cut('Passed')))
      assert.deepEqual(counted(text.replace(/<failure>.*$/, '')), [0, 0, true], format);
  });

  it('is not known where Mocha lists tests and runs none', () => {
    const run = (took: string): string => {
      const test = `{"title":"a","fullTitle":"a",${took}"currentRetry":0,"speed":"fast","err":{}}`;
      return `{"stats":{"tests":1,"passes":1,"failures":0},"tests":[${test}],"pending":[],"failures":[],"passes":[${test}]}`;
    };
    const verdict = (text: string): string => verdictOf(readReport('x', [new TextEncoder().encode(text)]));
    assert.equal(verdict(run('')), 'unreadable');
    assert.equal(verdict(run('"duration":0,')), 'pass');
  });
});
