import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { inEnglish } from '../../src/core/message.ts';
import { type ReportReading, readReport, verdictOf } from '../../src/core/report/read-report.ts';
import type { Report, TestCase } from '../../src/core/model.ts';
import { junit } from '../../src/core/reports/junit.ts';
import { reportDecoder } from '../../src/core/syntax/text.ts';

const folder = 'test/fixtures/reports/junit';
const samples = readdirSync(folder).filter((name) => name.endsWith('.xml'));

function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  const buffer = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    buffer.set(chunk);
    yield buffer.subarray(0, chunk.length);
  }
}

const read = (xml: string): ReportReading => readReport('build/junit.xml', [new TextEncoder().encode(xml)]);
const reportOf = (xml: string): Report => read(xml).report ?? assert.fail('not recognised');
const caseOf = (inner: string, attributes = ''): TestCase =>
  reportOf(`<testsuite><testcase name="pays" ${attributes}>${inner}</testcase></testsuite>`).cases[0] ??
  assert.fail('no case');
const problemsOf = (xml: string): string[] =>
  read(xml).problems.map(
    ({ place, found, minor }) => `${place.line}:${place.column} ${inEnglish(found)}${minor ? ' (minor)' : ''}`,
  );

describe('JUnit (READ-001)', () => {
  it('reads the same wherever the bytes are cut', () => {
    for (const sample of samples) {
      const bytes = readFileSync(`${folder}/${sample}`);
      const whole = readReport(sample, [bytes]);
      for (const size of [1, 2, 3, 61])
        assert.deepEqual(readReport(sample, cut(bytes, size)), whole, `${sample} in chunks of ${size}`);
      // Past what recognises the format, which sees the beginning in one piece.
      const decoder = reportDecoder();
      const text = decoder.write(bytes) + decoder.end();
      const atOnce = junit.start(sample);
      atOnce.write(text);
      const report = atOnce.end();
      for (const size of [1, 2, 3, 61]) {
        const sink = junit.start(sample);
        for (let at = 0; at < text.length; at += size) sink.write(text.slice(at, at + size));
        assert.deepEqual(sink.end(), report, `${sample} in pieces of ${size}`);
      }
    }
  });

  it('asks for all chunks, whatever becomes of the file', () => {
    for (const text of ['<testsuite>', '<testsuite></x>', '<TestRun/>', 'nothing', '']) {
      let asked = 0;
      readReport(
        'x',
        (function* () {
          for (; asked < 5; asked++) yield new TextEncoder().encode(text.padEnd(70_000));
        })(),
      );
      assert.equal(asked, 5, text);
    }
  });

  it('says what a failure says: its message, else its first line, else its type', () => {
    assert.equal(caseOf('<failure message=" expected 90&#10;was 91" type="E">trace</failure>').failure, 'expected 90');
    assert.equal(
      caseOf('<failure message=" " type="E">\n\n  expected 90 \r\n  at Cart</failure>').failure,
      'expected 90',
    );
    assert.equal(
      caseOf('<failure type="E"><![CDATA[expected]]> <b>90</b> &amp; got 91\nat Cart</failure>').failure,
      'expected 90 & got 91',
    );
    assert.equal(caseOf('<error type="NullPointerException"/>').failure, 'NullPointerException');
    assert.equal(caseOf('<error/>').failure, undefined);
    assert.equal(caseOf(`<failure>${'long '.repeat(100_000)}</failure>`).failure?.length, 199);
    assert.equal(caseOf('<failure message="first"/><error message="second"/>').failure, 'first');
  });

  it('says why a test was skipped', () => {
    assert.equal(caseOf('<skipped message="no card reader"/>').reason, 'no card reader');
    assert.equal(caseOf('<skipped>no card reader\nhere</skipped>').reason, 'no card reader');
    assert.equal(caseOf('<skipped/>').reason, undefined);
  });

  it('knows the source file from the case or the suite around it', () => {
    const { cases } = reportOf(
      '<testsuites file="r"><testsuite file="a.ts"><testsuite><testcase/><testcase file="b.ts"/></testsuite></testsuite><testcase/></testsuites>',
    );
    assert.deepEqual(
      cases.map(({ file }) => file),
      ['a.ts', 'b.ts', 'r'],
    );
    assert.equal(reportOf('<testsuite><testcase/></testsuite>').cases[0]?.file, undefined);
  });

  it('cites what suites of node:test cite, unless one of them may have failed itself', () => {
    const outer = 'name="REQ-1 pays" time="0" disabled="0" errors="0" tests="1" failures="0" skipped="0"';
    const cited = (suite: string, classname: string, more: string): readonly string[] =>
      reportOf(
        `<testsuites><testsuite ${suite}><testcase name="by card" classname="${classname}"/></testsuite>${more}</testsuites>`,
      ).cases.flatMap((each) => each.cited?.map(({ readings }) => readings[0]?.id ?? '') ?? []);
    const [older, newer] = [`${outer} hostname="vm"`, `${outer} timestamp="2026" hostname="vm"`];
    for (const [suite, classname] of [
      [older, 'test'],
      [newer, 'REQ-1 pays'],
    ] as const) {
      assert.deepEqual(cited(suite, classname, '<!-- pass 2 --><!-- fail 0 -->'), ['REQ-1']);
      assert.deepEqual(cited(suite, classname, ''), ['REQ-1']);
      assert.deepEqual(cited(suite, classname, '<!-- pass 1 --><!-- fail 1 -->'), []);
      assert.deepEqual(cited(suite, classname, '<!-- pass 1 --><!-- cancelled 1 -->'), []);
      assert.deepEqual(cited(suite, classname, '<testcase/').slice(0, 1), [], 'broken off');
    }
    assert.deepEqual(cited('name="REQ-1 pays" tests="1"', 'test', ''), [], 'the first of its file, in jest-junit');
  });

  it('takes a case for skipped only if nothing failed in it', () => {
    const results = [
      '<skipped/><failure/>',
      '<error/><skipped/>',
      '<flakyFailure/><skipped/>',
      '<rerunFailure/>',
      '<FAILURE/>',
      '<x><failure/></x>',
    ];
    assert.deepEqual(
      results.map((inner) => caseOf(inner).result),
      ['failed', 'error', 'skipped', 'failed', 'failed', 'failed'],
    );
    assert.equal(caseOf('<skipped/>', 'status="failed"').result, 'failed');
    for (const name of ['status', 'result', 'outcome', 'verdict', 'state'])
      assert.deepEqual(
        ['failed', 'Error', 'skipped', 'passed', 'NSW'].map((value) => caseOf('', `${name}="${value}"`).result),
        ['failed', 'error', 'skipped', 'passed', 'passed'],
        name,
      );
  });

  it('takes for skipped what QtTest expects to fail, and what attributes say', () => {
    for (const inner of ['<pending/>', '<notRun/>']) assert.equal(caseOf(inner).result, 'skipped', inner);
    for (const attributes of [
      'result="xfail"',
      'result="bfail"',
      'skipped="true"',
      'disabled="True"',
      'ignored="true"',
    ])
      assert.equal(caseOf('', attributes).result, 'skipped', attributes);
    for (const attributes of ['result="pass"', 'skipped="false"', 'disabled="0"'])
      assert.equal(caseOf('', attributes).result, 'passed', attributes);
    assert.equal(caseOf('<warning/><failure/>').result, 'failed');
    assert.equal(caseOf('<failure/>', 'result="xfail"').result, 'failed');
  });

  it('counts a case inside a case as two', () => {
    const { tests } = reportOf(
      '<testsuite><testcase name="a"><testcase name="b"><failure/></testcase></testcase></testsuite>',
    );
    assert.deepEqual(tests, { total: 2, passed: 1, failed: 1, errors: 0, skipped: 0 });
  });

  it('says once what the totals admit, at the innermost suite', () => {
    const { failures } = reportOf(
      '<testsuites failures="3">\n<testsuite name="cart" failures="2" errors="1">\n<testcase><failure/></testcase></testsuite></testsuites>',
    );
    assert.deepEqual(
      failures.map(({ value, place }) => `${place.line}:${place.column} ${inEnglish(value)}`),
      ['2:1 cart counts 2 failures more than it lists'],
    );
  });

  it('misses no test where Catch2 and doctest count assertions', () => {
    const suite = (attributes: string): string =>
      `<testsuites><testsuite ${attributes}><testcase name="pays" status="run"/></testsuite></testsuites>`;
    const catch2 = suite('name="cart" errors="0" failures="0" skipped="0" tests="12" hostname="tbd" time="0.1"');
    const doctest = suite('name="cart" errors="0" failures="0" tests="12"');
    for (const xml of [catch2, doctest]) assert.deepEqual([problemsOf(xml), verdictOf(read(xml))], [[], 'pass'], xml);
    for (const xml of [catch2.replace('tbd', 'ci'), doctest.replace('errors="0" ', '')]) {
      assert.deepEqual(problemsOf(xml), ['1:13 cart announces 12 tests and lists 1 (minor)'], xml);
    }
    const empty = doctest.replace(/<testcase .*?>/, '');
    assert.equal(verdictOf(read(empty)), 'empty');
  });

  it('says where a file is broken, and keeps what came before', () => {
    assert.deepEqual(problemsOf('<testsuite>\n  <testcase/>\n  <testcase name="a"'), [
      '3:20 the file ends inside <testsuite>',
    ]);
    assert.deepEqual(problemsOf('<testsuite>\n  <testcase></testsuite>'), [
      '2:24 this is not well-formed XML: unexpected close tag',
    ]);
    assert.deepEqual(problemsOf('<testsuite>\n\n <testcase name="&shop;"/></testsuite>'), [
      '3:23 this is not well-formed XML: undefined entity',
    ]);
    assert.deepEqual(problemsOf('<testsuite name="a" name="b"/>'), [
      '1:30 this is not well-formed XML: duplicate attribute: name',
    ]);
    assert.deepEqual(problemsOf('<testsuite/><html/>'), ['1:13 the root element is <html>']);
    assert.deepEqual(problemsOf('<testsuite '), ['1:11 the file ends too early']);
    assert.equal(reportOf('<testsuite><testcase/><testcase').cases.length, 1);
  });

  it('says where the first control character is', () => {
    const long = `<testsuite>\n<system-out>${'x'.repeat(70_000)}\x1b[0m</system-out></testsuite>`;
    assert.deepEqual(problemsOf(long), ['2:70013 a control character, which XML does not allow (minor)']);
    assert.deepEqual(problemsOf('<testsuite>\r\n\r\n&#x1b;&#8; \x01</testsuite>'), [
      '3:6 a control character, which XML does not allow (minor)',
    ]);
  });

  it('never expands an entity', () => {
    for (const sample of samples.filter((name) => name.startsWith('entities'))) {
      assert.doesNotMatch(
        JSON.stringify(readReport(sample, [readFileSync(`${folder}/${sample}`)])),
        /laughter|etc.hostname/,
      );
    }
  });

  it('refuses what no runner writes and what would fill the memory', () => {
    const endless = (begin: string, more: string): Iterable<Uint8Array> =>
      [begin, ...Array<string>(60).fill(more.repeat(40_000 / more.length))].map((text) =>
        new TextEncoder().encode(text),
      );
    const refusals: readonly (readonly [string, string, RegExp])[] = [
      ['<testsuite>', '<a>', /nested more than 100 levels/],
      ['<testsuite ', 'a', /longer than/],
      ['<testsuite name="', 'a', /longer than/],
      ['<testsuite><testcase/>&', 'a', /longer than/],
      ['<testsuite><testcase/><', 'a', /longer than/],
      ['<testsuite><testcase/><?', 'a', /longer than/],
    ];
    for (const [begin, more, expected] of refusals) {
      const reading = readReport('x', endless(begin, more));
      assert.equal(verdictOf(reading), 'unreadable', begin);
      assert.match(inEnglish(reading.problems[0]?.found ?? assert.fail()), expected, begin);
    }
  });

  it('cuts names that are whole documents', () => {
    assert.equal(
      reportOf(`<testsuite><testcase name="${'n'.repeat(50_000)}"/></testsuite>`).cases[0]?.name.length,
      1000,
    );
  });

  it('is never green where something is in doubt', () => {
    const doubtful = [
      '',
      '<testsuite/>',
      '<testsuite tests="1"/>',
      '<testsuite><testcase><skipped/></testcase></testsuite>',
      '<testsuite><testcase/>',
      '<testsuite><testcase/></testsuite>x',
      '<testsuite failures="1"><testcase/></testsuite>',
      '<testsuite><testcase/><error/></testsuite>',
      '<testsuite><testcase/></testsuite><testsuite',
      '<!DOCTYPE a [<!ENTITY % b "c">]><testsuite><testcase/></testsuite>',
    ];
    for (const xml of doubtful) assert.notEqual(verdictOf(read(xml)), 'pass', xml);
    assert.equal(verdictOf(read('<testsuite><testcase/></testsuite>')), 'pass');
    for (const attribute of ['status="failed"', 'result="error"', 'state="failure"', 'success="False"'])
      assert.notEqual(verdictOf(read(`<testsuite ${attribute}><testcase/></testsuite>`)), 'pass', attribute);
  });

  it('is not green where Vitest lost a worker, or pytest was stopped in a test', () => {
    const vitest = (suite: string, time = '0', run = 'vitest tests'): string =>
      `<testsuites name="${run}"><testsuite name="${suite}" time="0"><testcase name="x" time="${time}"/></testsuite></testsuites>`;
    const pytest = (tests: number, last = 'time="0.1"'): string =>
      `<testsuite name="pytest" tests="${tests}"><testcase name="x" time="0.1"/><testcase ${last}/></testsuite>`;
    for (const xml of [vitest('cart.test.ts'), pytest(1)]) assert.notEqual(verdictOf(read(xml)), 'pass', xml);
    for (const xml of [
      vitest('cart.test-d.ts'),
      vitest('cart.test.ts', '0.1'),
      vitest('cart.test.ts', '0', 'jest tests'),
      vitest('cart.test.ts').replace('.ts" time="0"', '.ts" time="0.1"'),
      pytest(2),
      pytest(1, 'name="y" time="0.1"'),
      pytest(1, 'classname="y" time="0.1"'),
    ])
      assert.equal(verdictOf(read(xml)), 'pass', xml);
  });
});
