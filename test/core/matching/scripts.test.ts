import assert from 'node:assert/strict';
import { judged } from '../../judged.ts';
import { cartTest, lines, links, results } from './joined.ts';

describe('a reference (GATE-004) is joined with what is reported by', () => {
  it('node:test, by its suites; a test without suites has no location', () => {
    const xml = `<?xml version="1.0" encoding="utf-8"?>
<testsuites>
	<testsuite name="Cart" time="0.01" disabled="0" errors="0" tests="2" failures="0" skipped="0" hostname="vm">
		<testcase name="adds" time="0.006372" classname="test"/>
		<testsuite name="when empty" time="0.01" tests="1">
			<testcase name="refuses" time="0.002890" classname="test"/>
		</testsuite>
	</testsuite>
	<testcase name="stands alone" time="0.001140" classname="test"/>
</testsuites>`;
    assert.deepEqual(links({ sources: { 'test/cart.test.js': cartTest }, reports: { 'junit.xml': xml } }), {
      'REQ-1': ['test | adds'],
      'REQ-2': ['test | refuses'],
      'REQ-3': ['reported-elsewhere'],
    });
    const located = xml.replaceAll('classname="test"', 'classname="test" file="/builds/shop/test/cart.test.js"');
    assert.deepEqual(
      links({ sources: { 'test/cart.test.js': cartTest }, reports: { 'junit.xml': located } })['REQ-3'],
      ['test | stands alone'],
    );
    const other = xml.replaceAll('classname="test"', 'classname="test" file="/builds/shop/test/basket.test.js"');
    assert.deepEqual(links({ sources: { 'test/cart.test.js': cartTest }, reports: { 'junit.xml': other } }), {
      'REQ-1': ['reported-elsewhere'],
      'REQ-2': ['reported-elsewhere'],
      'REQ-3': ['reported-elsewhere'],
    });
  });

  it('jest-junit, which lists as passed what is still to be written, and what is expected to fail', () => {
    const source = lines(
      "import 'x';",
      "describe('Cart', () => {",
      '  // @req REQ-1',
      "  it.todo('sorts');",
      '  // @req REQ-2',
      "  it('adds', () => {});",
      '  // @req REQ-3',
      "  it.failing('counts', () => {});",
      '  // @req REQ-4',
      "  it.concurrent.fails('sums', () => {});",
      '});',
    );
    const cases = ['sorts', 'adds', 'counts', 'sums'].map(
      (name) => `<testcase classname="Cart ${name}" name="Cart ${name}"/>`,
    );
    const xml = `<testsuites name="jest tests"><testsuite name="Cart">${cases.join('')}</testsuite></testsuites>`;
    assert.deepEqual(results(source, xml), {
      'REQ-1': ['skipped'],
      'REQ-2': ['passed'],
      'REQ-3': ['skipped'],
      'REQ-4': ['skipped'],
    });
  });

  it('any runner, by a suite in which nothing but what is expected to fail ran', () => {
    const source = lines(
      "import 'x';",
      '// @req REQ-1',
      "describe('Cart', () => {",
      "  it.fails('adds', () => {});",
      '});',
    );
    const xml =
      '<testsuites><testsuite name="test/cart.test.js"><testcase classname="test/cart.test.js" name="Cart &gt; adds"/></testsuite></testsuites>';
    assert.deepEqual(results(source, xml), { 'REQ-1': ['skipped'] });
    const labelled = xml.replace('classname="test/cart.test.js" name="Cart &gt; adds"', 'classname="Cart" name="adds"');
    assert.deepEqual(results(source, labelled), { 'REQ-1': ['skipped'] });
  });

  it('any runner, by a suite in which all that is expected to fail has names that only run time knows', () => {
    const source = (test: string): string =>
      lines("import 'x';", '// @req REQ-1', "describe('Cart', () => {", `  ${test}`, '});');
    const ran = (name: string): string =>
      `<testsuites><testsuite name="test/cart.test.js"><testcase classname="test/cart.test.js" name="Cart &gt; ${name}"/></testsuite></testsuites>`;
    assert.deepEqual(results(source("it.each([1])('adds %s', () => {});"), ran('adds 1')), { 'REQ-1': ['passed'] });
    const failing = source("it.fails.each([1])('adds %s', () => {});");
    assert.deepEqual(results(failing, ran('adds 1')), { 'REQ-1': ['skipped'] });
    assert.deepEqual(results(failing, ran('counts 1')), { 'REQ-1': ['passed'] });
    const computed = 'it(`adds ${n}`, () => {}); it(`counts ${n}`, () => {});';
    assert.deepEqual(results(source(computed), ran('adds 1')), { 'REQ-1': ['passed'] });
    assert.deepEqual(results(source(computed.replaceAll('it(', 'it.fails(')), ran('adds 1')), { 'REQ-1': ['skipped'] });
  });

  it('any runner that names the file, by what is written of a name with parameters in it', () => {
    const told = (report: string, ...more: readonly string[]): Record<string, string[]> =>
      toldBeside([], report, ...more);
    const toldBeside = (
      others: readonly string[],
      report: string,
      ...more: readonly string[]
    ): Record<string, string[]> =>
      links({
        others,
        sources: {
          'test/cart.test.js': lines(
            "import 'x';",
            "describe('Cart', () => {",
            '  // @req REQ-1',
            "  it.each([1, 2])('adds %d items', () => {});",
            '  // @req REQ-2',
            "  it.each`a | b`('sums $a', () => {});",
            '});',
            "describe('Shop', () => { it.each([1])('adds %d items', () => {}); it('sums all', () => {}); });",
            ...more,
          ),
        },
        reports: { 'junit.xml': report },
      });
    const names = ['Cart/adds 1 items', 'Cart/adds 2 items', 'Cart/sums 3', 'Shop/adds 3 items', 'Shop/sums all'];
    const report = (of: (suite: string, name: string) => string): string =>
      `<testsuites><testsuite name="test/cart.test.js">${names.map((each) => of(...(each.split('/') as [string, string]))).join('')}</testsuite></testsuites>`;
    const vitest = report((suite, name) => `<testcase classname="test/cart.test.js" name="${suite} &gt; ${name}"/>`);
    const jest = report((suite, name) => `<testcase classname="${suite}" name="${name}"/>`);
    assert.deepEqual(told(jest), {
      'REQ-1': ['Cart | adds 1 items', 'Cart | adds 2 items'],
      'REQ-2': ['Cart | sums 3'],
    });
    const { 'REQ-1': first, 'REQ-2': second } = told(vitest);
    assert.deepEqual([first?.length, second?.length], [2, 1]);
    const unknown = ['name-unknown'];
    for (const each of [
      "describe('Cart', () => { it('adds no items', () => {}); });",
      "describe('Cart', () => { it.each([1])('adds %d', () => {}); });",
      "it('Cart adds no items', () => {});",
      "for (const name of names) describe(name, () => { it('adds 3 items', () => {}); });",
      'it(name, () => {});',
    ])
      assert.deepEqual(told(jest, each)['REQ-1'], unknown, each);
    assert.deepEqual(told(jest, "it('adds no items', () => {});")['REQ-1']?.length, 2);
    assert.deepEqual(told(jest.replace('test/cart.test.js', 'x'))['REQ-1'], unknown);
    const ending = jest.replace('test/cart.test.js', 'cart.test.js');
    assert.equal(told(ending)['REQ-1']?.length, 2);
    assert.deepEqual(toldBeside(['old/cart.test.js'], ending)['REQ-1'], unknown, 'two files may be meant');
  });

  it('any runner that names the file, by the name of a test in a suite that has parameters in its own', () => {
    const told = (test: string, ...more: readonly string[]): readonly (readonly string[])[] => {
      const source = lines("import 'x';", test, ...more);
      const report = (cases: string): string =>
        `<testsuites><testsuite name="test/cart.test.js">${cases}</testsuite></testsuites>`;
      const names = [
        ['Cart of 1', 'adds all'],
        ['Cart of 2', 'adds all'],
        ['Shop', 'sums'],
      ] as const;
      const vitest = names.map(
        ([suite, name]) => `<testcase classname="test/cart.test.js" name="${suite} &gt; ${name}"/>`,
      );
      const jest = names.map(([suite, name]) => `<testcase classname="${suite}" name="${name}"/>`);
      return [vitest, jest].map((cases) => results(source, report(cases.join('')))['REQ-1'] ?? []);
    };
    const twice = ['passed', 'passed'];
    const each = (test: string): string => `describe.each([1, 2])('Cart of %d', () => {\n// @req REQ-1\n${test}\n});`;
    const loop = (test: string): string => `for (const n of all) {\n// @req REQ-1\n${test}\n}`;
    const shop = "describe('Shop', () => { it('sums', () => {}); });";
    const suites = [
      each("it('adds all', () => {});"),
      loop('describe(`Cart of ${n}`, () => { it("adds all", () => {}); });'),
    ];
    for (const test of suites) assert.deepEqual(told(test, shop), [twice, twice], test);
    for (const test of ['it(`Cart of ${n} adds all`, () => {});', "it('Cart of ' + n, () => {});"])
      assert.deepEqual(told(loop(test), shop)[0], twice, test);
    for (const test of [
      each("it('adds', () => {});"),
      each("it.fails('adds all', () => {});"),
      loop('it(n, () => {});'),
    ])
      assert.ok(!told(test).flat().includes('passed'), test);
    for (const other of [
      "it('adds all', () => {});",
      'it(n, () => {});',
      "describe(n, () => { it('adds all', () => {}); });",
    ])
      assert.ok(!told(each("it('adds all', () => {});"), other).flat().includes('passed'), other);
  });

  it('any runner, in a folder that is called after what it holds', () => {
    const xml = '<testsuite name="Cart"><testcase classname="Cart" name="adds"/></testsuite>';
    const source = lines("describe('Cart', () => {", '  // @req REQ-1', "  it('adds', () => {});", '});');
    const told = (file: string): string[] | undefined =>
      links({ sources: { 'test/cart.test.js': source }, reports: { [file]: xml } })['REQ-1'];
    for (const folder of ['ctrf', 'reports/unit-tests', 'build/test-results', 'coverage'])
      assert.deepEqual(told(`${folder}/report.xml`), ['Cart | adds'], folder);
    for (const folder of ['shop', 'shop/ctrf'])
      assert.deepEqual(told(`${folder}/report.xml`), ['reported-elsewhere'], folder);
  });

  it('AVA, which puts the path in front of the name', () => {
    const spec = lines('---', 'tollgate: spec', '---', '# S', '## Requirements', '### REQ-1 Adds', 'It SHALL add.');
    const source = lines("import test from 'ava';", '// @req REQ-1', "test('adds', (t) => {});");
    const told = (report: string, text: string): boolean[] =>
      judged({
        files: { 'docs/specs/s.md': spec, 'test/shop/cart.test.js': source, [report]: text },
      }).requirements.map(({ verified }) => verified);
    const tap = (name: string): string => lines('TAP version 13', `ok 1 - ${name}`, '1..1');
    for (const name of ['cart › adds', 'shop › cart › adds', 'test › shop › cart › adds'])
      assert.deepEqual(told('ava.tap', tap(name)), [true], name);
    for (const name of ['adds', 'basket › adds', 'stock › cart › adds', 'cart › adds twice'])
      assert.deepEqual(told('ava.tap', tap(name)), [false], name);
    const suite = '<testsuite name="mocha"><testcase name="cart › adds"/></testsuite>';
    assert.deepEqual(told('junit.xml', suite), [false], 'that is a suite');
  });

  it('QUnit and TestCafe, by the module or the fixture', () => {
    const report = (className: string, name: string): string =>
      `<testsuite name="Testem Tests"><testcase classname="${className}" name="${name}"/></testsuite>`;
    const nested = lines(
      "import { module, test } from 'qunit';",
      "module('Unit | cart', function (hooks) {",
      "  module('when empty', function (hooks) {",
      '    // @req REQ-1',
      "    test('refuses', function (assert) {});",
      '  });',
      '  // @req REQ-2',
      "  test('adds', function (assert) {});",
      '});',
    );
    const testem = (name: string): Record<string, string[]> => results(nested, report('Chrome 120.0', name));
    assert.deepEqual(testem('Unit | cart &gt; when empty: refuses'), { 'REQ-1': ['passed'], 'REQ-2': [] });
    assert.deepEqual(testem('Unit | cart: adds'), { 'REQ-1': [], 'REQ-2': ['passed'] });
    assert.deepEqual(testem('Unit | shop: adds'), { 'REQ-1': [], 'REQ-2': [] });
    const fixture = lines(
      "fixture('Cart').page('https://shop.example');",
      '// @req REQ-1',
      "test('adds', async (t) => {});",
    );
    assert.deepEqual(results(fixture, report('Cart', 'adds')), { 'REQ-1': ['passed'] });
    assert.deepEqual(results(fixture, report('Shop', 'adds')), { 'REQ-1': [] });
  });

  it('jest-junit, where the test of another file is reported alike and one of them was skipped', () => {
    const source = lines(
      "import 'x';",
      "describe('Cart', () => {",
      '  // @req REQ-1',
      "  it('adds', () => {});",
      '});',
    );
    const suite = (result: string, file = ''): string =>
      `<testsuite name="Cart"${file}><testcase classname="Cart adds" name="Cart adds">${result}</testcase></testsuite>`;
    const of = (...suites: readonly string[]): readonly string[] | undefined =>
      results(source, `<testsuites name="jest tests">${suites.join('')}</testsuites>`)['REQ-1'];
    assert.deepEqual(of(suite('<skipped/>'), suite('')), ['skipped', 'skipped']);
    assert.deepEqual(of(suite(''), suite('')), ['passed', 'passed']);
    const here = ' file="test/cart.test.js"';
    assert.deepEqual(of(suite('<skipped/>', here), suite('', here)), ['skipped', 'passed'], 'in two browsers');
    assert.deepEqual(of(suite('<skipped/>', ' file="test/stock.test.js"'), suite('', ' file="test/cart.test.js"')), [
      'passed',
    ]);
  });

  it('any runner, where two tests of one name cannot be told apart and one of them was skipped', () => {
    const source = lines(
      "import 'x';",
      "describe('Cart', () => {",
      '  // @req REQ-1',
      "  it.skip('adds', () => {});",
      "  it('adds', () => {});",
      '  // @req REQ-2',
      "  it('sorts', () => {});",
      "  it('sorts', () => {});",
      '});',
    );
    const skipped = (name: string): string => `${name}"><skipped/></testcase>`;
    const told = (...all: readonly string[]): Record<string, string[]> => {
      const cases = all.map((each) => `<testcase classname="Cart" name="${each}`).join('');
      return results(source, `<testsuites><testsuite name="Cart">${cases}</testsuite></testsuites>`);
    };
    assert.deepEqual(told(skipped('adds'), 'adds"/>', 'sorts"/>', 'sorts"/>'), {
      'REQ-1': ['skipped', 'skipped'],
      'REQ-2': ['passed', 'passed'],
    });
    assert.deepEqual(told(skipped('adds'), 'adds"/>', skipped('sorts'), 'sorts"/>'), {
      'REQ-1': ['skipped', 'skipped'],
      'REQ-2': ['skipped', 'skipped'],
    });
    const inFile = (name: string): string => name.replace('"', `" file="test/cart.test.js"`);
    assert.deepEqual(told(...[skipped('sorts'), 'sorts"/>', 'counts"/>'].map(inFile))['REQ-2'], ['skipped', 'skipped']);
    assert.deepEqual(told('adds"/>', 'adds"><failure/></testcase>')['REQ-1'], ['passed', 'failed']);
    assert.deepEqual(told('adds"><failure/></testcase>')['REQ-1'], ['failed'], 'whichever it is');
  });

  it('node:test, by the suite that it makes of a test with subtests', () => {
    const source = lines(
      "import t from 'x';",
      '// @req REQ-1',
      "test('outer', async (t) => {",
      '  // @req REQ-2',
      "  await t.test('inner', () => {});",
      '});',
    );
    const xml =
      '<testsuites><testsuite name="outer"><testcase name="inner" classname="test"/></testsuite></testsuites>';
    assert.deepEqual(links({ sources: { 'test/a.test.js': source }, reports: { 'junit.xml': xml } }), {
      'REQ-1': ['test | inner'],
      'REQ-2': ['test | inner'],
    });
    const told = (more: string): unknown => {
      const reports = { 'junit.xml': xml.replace('</testsuites>', `${more}</testsuites>`) };
      return links({ sources: { 'test/a.test.js': source }, reports });
    };
    const itFailed = { 'REQ-1': ['not-reported'], 'REQ-2': ['test | inner'] };
    assert.deepEqual(told('<!-- pass 1 --><!-- fail 1 -->'), itFailed, 'the outer one, or nobody knows which');
    assert.deepEqual(told('<testcase name="x" classname="test"><failure/></testcase>'), itFailed, 'either, or both');
    const failed = xml.replace(/(name="inner"[^>]*)\/>/, '$1><failure/></testcase>');
    assert.deepEqual(links({ sources: { 'test/a.test.js': source }, reports: { 'junit.xml': failed } }), {
      'REQ-1': ['test | inner'],
      'REQ-2': ['test | inner'],
    });
  });

  it('mocha, with its own xunit reporter', () => {
    const xml = `<testsuite name="Mocha Tests" tests="3" failures="0" errors="0" skipped="0" timestamp="Sat" time="0.29">
<testcase classname="Cart" name="adds" time="0.003"/>
<testcase classname="Cart when empty" name="refuses" time="0"/>
<testcase classname="" name="stands alone" time="0"/>
</testsuite>`;
    assert.deepEqual(links({ sources: { 'test/cart.test.js': cartTest }, reports: { 'junit.xml': xml } }), {
      'REQ-1': ['Cart | adds'],
      'REQ-2': ['Cart when empty | refuses'],
      'REQ-3': ['reported-elsewhere'],
    });
    const located = xml.replaceAll('<testcase ', '<testcase file="/home/ci/shop/out/test/cart.test.js" ');
    assert.deepEqual(
      links({ sources: { 'test/cart.test.ts': cartTest }, reports: { 'junit.xml': located } })['REQ-3'],
      [' | stands alone'],
    );
  });

  it('mocha-junit-reporter', () => {
    const xml = `<testsuites name="Mocha Tests" time="3.2860" tests="3" failures="0">
  <testsuite name="Root Suite" timestamp="2021" tests="1" file="/path/test/cart.test.js" time="0" failures="0">
    <testcase name="stands alone" time="0.0020" classname="stands alone"/>
  </testsuite>
  <testsuite name="Cart" timestamp="2021" tests="1" file="/path/test/cart.test.js" time="0" failures="0">
    <testcase name="Cart adds" time="0.0020" classname="adds"/>
  </testsuite>
  <testsuite name="when empty" timestamp="2021" tests="1" file="/path/test/cart.test.js" time="0" failures="0">
    <testcase name="Cart when empty refuses" time="0.0020" classname="refuses"/>
  </testsuite>
</testsuites>`;
    assert.deepEqual(links({ sources: { 'test/cart.test.js': cartTest }, reports: { 'junit.xml': xml } }), {
      'REQ-1': ['adds | Cart adds'],
      'REQ-2': ['refuses | Cart when empty refuses'],
      'REQ-3': ['stands alone | stands alone'],
    });
    assert.deepEqual(
      links({
        sources: { 'test/cart.test.js': cartTest },
        reports: { 'junit.xml': xml },
        others: ['path/test/cart.test.js'],
      })['REQ-1'],
      ['reported-elsewhere'],
    );
  });

  it('jest-junit', () => {
    const xml = `<testsuites name="jest tests" tests="3" failures="0" errors="0" time="0.929">
  <testsuite name="Cart" errors="0" failures="0" skipped="0" timestamp="2022" time="0.566" tests="3">
    <testcase classname="Cart adds" name="Cart adds" time="0.272"/>
    <testcase classname="Cart when empty refuses" name="Cart when empty refuses" time="0.272"/>
    <testcase classname=" stands alone" name=" stands alone" time="0.272"/>
  </testsuite>
</testsuites>`;
    assert.deepEqual(links({ sources: { 'test/cart.test.js': cartTest }, reports: { 'junit.xml': xml } }), {
      'REQ-1': ['Cart adds | Cart adds'],
      'REQ-2': ['Cart when empty refuses | Cart when empty refuses'],
      'REQ-3': ['not-reported'],
    });
    const configured = `<testsuites name="jest tests">
  <testsuite name="test/cart.test.js">
    <testcase classname="Cart" name="adds"/>
    <testcase classname="Cart › when empty" name="refuses"/>
    <testcase classname="" name="stands alone"/>
  </testsuite>
</testsuites>`;
    assert.deepEqual(links({ sources: { 'test/cart.test.js': cartTest }, reports: { 'junit.xml': configured } }), {
      'REQ-1': ['Cart | adds'],
      'REQ-2': ['Cart › when empty | refuses'],
      'REQ-3': [' | stands alone'],
    });
  });

  it('vitest', () => {
    const xml = `<testsuites name="vitest tests" tests="3" failures="0" errors="0" time="0.2">
  <testsuite name="test/cart.test.ts" timestamp="2024" hostname="vm" tests="3" failures="0" errors="0" skipped="0" time="0.003">
    <testcase classname="test/cart.test.ts" name="Cart &gt; adds" time="0.001"/>
    <testcase classname="test/cart.test.ts" name="Cart &gt; when empty &gt; refuses" time="0.001"/>
    <testcase classname="test/cart.test.ts" name="stands alone" time="0.001"/>
  </testsuite>
</testsuites>`;
    assert.deepEqual(links({ sources: { 'test/cart.test.ts': cartTest }, reports: { 'junit.xml': xml } }), {
      'REQ-1': ['test/cart.test.ts | Cart > adds'],
      'REQ-2': ['test/cart.test.ts | Cart > when empty > refuses'],
      'REQ-3': ['test/cart.test.ts | stands alone'],
    });
    assert.deepEqual(links({ sources: { 'test/basket.test.ts': cartTest }, reports: { 'junit.xml': xml } }), {
      'REQ-1': ['reported-elsewhere'],
      'REQ-2': ['reported-elsewhere'],
      'REQ-3': ['reported-elsewhere'],
    });
  });

  it('playwright, once for each browser', () => {
    const source = lines(
      "import { test } from 'x';",
      "test.describe('Cart', () => {",
      '  // @req REQ-1',
      "  test('adds', async ({ page }) => {});",
      '});',
    );
    const suite = (
      browser: string,
    ): string => `<testsuite name="cart.spec.ts" timestamp="2024" hostname="${browser}" tests="1">
<testcase name="Cart › adds" classname="cart.spec.ts" time="0.7"></testcase></testsuite>`;
    const xml = `<testsuites id="" name="" tests="2">${suite('chromium')}${suite('firefox')}</testsuites>`;
    assert.deepEqual(links({ sources: { 'e2e/cart.spec.ts': source }, reports: { 'results.xml': xml } }), {
      'REQ-1': ['cart.spec.ts | Cart › adds', 'cart.spec.ts | Cart › adds'],
    });
    assert.deepEqual(
      links({ sources: { 'e2e/cart.spec.ts': source }, reports: { 'results.xml': xml }, others: ['old/cart.spec.ts'] }),
      {
        'REQ-1': ['several-candidates'],
      },
    );
  });
});
