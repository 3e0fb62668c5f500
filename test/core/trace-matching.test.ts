import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as languages from '../../src/core/declarations/index.ts';
import type { Declared, FiledReport, Reference, TestLink, Trace } from '../../src/core/model.ts';
import { junit } from '../../src/core/reports/junit.ts';
import { trx } from '../../src/core/reports/trx.ts';
import { readSource } from '../../src/core/code/source.ts';
import { wordsIn } from '../../src/core/code/words.ts';
import { trace } from '../../src/core/trace.ts';
import { digestText } from '../../src/core/digest.ts';
import { judged } from '../judged.ts';
import { requirement } from './model-builder.ts';

function lines(...text: readonly string[]): string {
  return text.join('\n');
}

function report(file: string, xml: string): FiledReport {
  const sink = junit.start(file);
  sink.write(xml);
  return { ...sink.end(), sha256: digestText(file), time: 0 };
}

function references(path: string, text: string): Reference[] {
  return read(path, text).references;
}

function read(path: string, text: string): { references: Reference[]; declared: readonly Declared[] } {
  const language = Object.values(languages).find(({ extensions }) =>
    extensions.some((extension) => path.endsWith(extension)),
  );
  const source = readSource(path, text, language?.isTest(path) ?? false, language);
  const all: Reference[] = [];
  let next = source.next();
  for (; next.done !== true; next = source.next()) all.push(next.value);
  const declared =
    next.value ?? (all.length === 0 && language !== undefined ? wordsIn(path, text, language) : undefined);
  return { references: all, declared: declared === undefined ? [] : [declared] };
}

interface Sample {
  readonly sources: Readonly<Record<string, string>>;
  readonly reports: Readonly<Record<string, string | FiledReport>>;
  /** Further test files of the repository. */
  readonly others?: readonly string[];
}

/** Per cited ID in order: the reported cases as `class | name`, or why there are none. */
function links({ sources, reports, others = [] }: Sample): Record<string, string[]> {
  const all = Object.entries(sources).map(([path, text]) => read(path, text));
  const cited = all.flatMap(({ references }) => references);
  const requirements = [...new Set(cited.map(({ id }) => id))].map((id) => requirement({ id }));
  const joined = trace({
    requirements,
    references: cited,
    declared: all.flatMap(({ declared }) => declared),
    notes: [],
    reports: Object.entries(reports).map(([file, xml]) => (typeof xml === 'string' ? report(file, xml) : xml)),
    signatures: [],
    results: [],
    testFiles: [...Object.keys(sources), ...others].sort(),
  });
  return Object.fromEntries(requirements.map((each) => [each.id, joined.verifications(each).flatMap(show)]));
}

function show({ cases, lost }: TestLink): string[] {
  return lost === undefined ? cases.map(({ case: { className, name } }) => `${className} | ${name}`) : [lost];
}

/** What became of the cases that the references of a test file are joined with, by the ID that they cite. */
function results(source: string, xml: string): Record<string, string[]> {
  const file = 'test/cart.test.js';
  const cited = references(file, source);
  const requirements = cited.map(({ id }) => requirement({ id }));
  const joined = trace({
    requirements,
    references: cited,
    notes: [],
    reports: [report('junit.xml', xml)],
    signatures: [],
    results: [],
    testFiles: [file],
  });
  return Object.fromEntries(
    requirements.map((each) => [
      each.id,
      joined.verifications(each).flatMap(({ cases }) => cases.map((entry) => entry.case.result)),
    ]),
  );
}

const cartTest = lines(
  "import test from 'x';",
  "describe('Cart', () => {",
  '  // @req REQ-1',
  "  it('adds', () => {});",
  "  describe('when empty', () => {",
  '    // @req REQ-2',
  "    it('refuses', () => {});",
  '  });',
  '});',
  '// @req REQ-3',
  "it('stands alone', () => {});",
);

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
    const cases = ['adds"><skipped/></testcase>', 'adds"/>', 'sorts"/>', 'sorts"/>']
      .map((each) => `<testcase classname="Cart" name="${each}`)
      .join('');
    assert.deepEqual(results(source, `<testsuites><testsuite name="Cart">${cases}</testsuite></testsuites>`), {
      'REQ-1': ['skipped', 'skipped'],
      'REQ-2': ['passed', 'passed'],
    });
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

  const pythonTest = lines(
    'import pytest',
    '# @req REQ-1',
    'def test_adds(): pass',
    '# @req REQ-2',
    'class TestEmpty:',
    '    # @req REQ-3',
    '    def test_refuses(self): pass',
    '    def test_adds(self): pass',
    '    class TestDeep:',
    '        # @req REQ-4',
    '        def test_adds(self): pass',
  );

  it('pytest, by the path of the module', () => {
    const xml = `<testsuites><testsuite name="pytest" errors="0" failures="0" skipped="0" tests="6">
<testcase classname="tests.test_cart" name="test_adds[1-two]" time="0.001"/>
<testcase classname="tests.test_cart" name="test_adds[2-one]" time="0.001"/>
<testcase classname="tests.test_cart" name="test_adds_more" time="0.001"/>
<testcase classname="tests.test_cart.TestEmpty" name="test_refuses" time="0.001"/>
<testcase classname="tests.test_cart.TestEmpty" name="test_adds" time="0.001"/>
<testcase classname="tests.test_cart.TestEmpty.TestDeep" name="test_adds" time="0.001"/>
<testcase classname="tests.unit.test_cart" name="test_adds" time="0.001"/>
</testsuite></testsuites>`;
    const expected = {
      'REQ-1': ['tests.test_cart | test_adds[1-two]', 'tests.test_cart | test_adds[2-one]'],
      'REQ-2': [
        'tests.test_cart.TestEmpty | test_refuses',
        'tests.test_cart.TestEmpty | test_adds',
        'tests.test_cart.TestEmpty.TestDeep | test_adds',
      ],
      'REQ-3': ['tests.test_cart.TestEmpty | test_refuses'],
      'REQ-4': ['tests.test_cart.TestEmpty.TestDeep | test_adds'],
    };
    assert.deepEqual(
      links({ sources: { 'tests/test_cart.py': pythonTest }, reports: { 'report.xml': xml } }),
      expected,
    );
    const located = xml
      .replaceAll(/classname="tests\.(test_cart[^"]*)"/g, 'classname="tests.$1" file="tests/test_cart.py" line="3"')
      .replace('"tests.unit.test_cart"', '"tests.unit.test_cart" file="tests/unit/test_cart.py"');
    assert.deepEqual(
      links({ sources: { 'tests/test_cart.py': pythonTest }, reports: { 'report.xml': located } }),
      expected,
    );
  });

  it('pytest in a package of a monorepo', () => {
    const xml = '<testsuite name="pytest"><testcase classname="tests.test_cart" name="test_adds"/></testsuite>';
    const sources = { 'packages/a/tests/test_cart.py': pythonTest };
    const found = { 'REQ-1': ['tests.test_cart | test_adds'] };
    const first = (sample: Sample): Record<string, string[] | undefined> => ({ 'REQ-1': links(sample)['REQ-1'] });
    assert.deepEqual(first({ sources, reports: { 'packages/a/report.xml': xml } }), found);
    assert.deepEqual(
      first({ sources, reports: { 'packages/a/report.xml': xml }, others: ['packages/b/tests/test_cart.py'] }),
      found,
    );
    assert.deepEqual(
      first({ sources, reports: { 'packages/b/report.xml': xml }, others: ['packages/b/tests/test_cart.py'] }),
      { 'REQ-1': ['reported-elsewhere'] },
    );
    assert.deepEqual(first({ sources, reports: { 'report.xml': xml } }), found);
    assert.deepEqual(first({ sources, reports: { 'report.xml': xml }, others: ['packages/b/tests/test_cart.py'] }), {
      'REQ-1': ['several-candidates'],
    });
    assert.deepEqual(first({ sources, reports: { 'report.xml': xml }, others: ['tests/test_cart.py'] }), {
      'REQ-1': ['reported-elsewhere'],
    });
  });

  const goTest = lines(
    'package cart',
    'import "testing"',
    'func x() {}',
    '// @req REQ-1',
    'func TestAdds(t *testing.T) {',
    '	// @req REQ-2',
    '	t.Run("an empty cart", func(t *testing.T) {})',
    '}',
    '// @req REQ-3',
    'func TestSum(t *testing.T) {}',
  );

  it('gotestsum, by the path of the package', () => {
    const suite = (
      name: string,
      ...tests: readonly string[]
    ): string => `<testsuite tests="${tests.length}" failures="0" time="0.001" name="${name}" timestamp="2024">
${tests.map((test) => `<testcase classname="${name}" name="${test}" time="0.000000"></testcase>`).join('\n')}</testsuite>`;
    const xml = `<testsuites tests="5">${suite('example.org/shop/cart', 'TestAdds', 'TestAdds/an_empty_cart', 'TestAddsMore', 'TestSum')}${suite('example.org/shop/internal/cart', 'TestAdds', 'TestSum')}</testsuites>`;
    const sample = {
      sources: { 'cart/cart_test.go': goTest },
      reports: { 'unit-tests.xml': xml },
      others: ['internal/cart/cart_test.go'],
    };
    assert.deepEqual(links(sample), {
      'REQ-1': ['example.org/shop/cart | TestAdds', 'example.org/shop/cart | TestAdds/an_empty_cart'],
      'REQ-2': ['example.org/shop/cart | TestAdds/an_empty_cart'],
      'REQ-3': ['example.org/shop/cart | TestSum'],
    });
    assert.deepEqual(links({ ...sample, sources: { 'cart_test.go': goTest } })['REQ-3'], ['reported-elsewhere']);
    const root = `<testsuites>${suite('example.org/shop', 'TestSum')}${suite('example.org/shop/internal/cart', 'TestSum')}</testsuites>`;
    assert.deepEqual(
      links({ ...sample, sources: { 'cart_test.go': goTest }, reports: { 'unit-tests.xml': root } })['REQ-3'],
      ['example.org/shop | TestSum'],
    );
  });

  it('go test, where a subtest runs again under the same name', () => {
    const source = lines(
      'package cart',
      'func x() {}',
      'func TestAdds(t *testing.T) {',
      '	for _, n := range numbers {',
      '		// @req REQ-1',
      '		t.Run("same", func(t *testing.T) {})',
      '	}',
      '	t.Run("group", func(t *testing.T) {',
      '		t.Run("x", func(t *testing.T) {})',
      '	})',
      '	t.Run("group", func(t *testing.T) {',
      '		// @req REQ-2',
      '		t.Run("x", func(t *testing.T) {})',
      '	})',
      '	// @req REQ-3',
      '	t.Run("bug", func(t *testing.T) {})',
      '	// @req REQ-4',
      '	t.Run("bug#12", func(t *testing.T) {})',
      '}',
      '// @req REQ-5',
      'func TestSum(t *testing.T) {}',
    );
    const xml = ['same', 'same#01', 'group/x', 'group#01/x', 'bug#12']
      .map((name) => `<testcase classname="example.org/shop/cart" name="TestAdds/${name}"/>`)
      .join('');
    assert.deepEqual(
      links({
        sources: { 'cart/cart_test.go': source },
        reports: {
          'junit.xml': `<testsuite>${xml}<testcase classname="example.org/shop/cart" name="TestSum"/><testcase classname="example.org/shop/cart" name="TestSum#01"/></testsuite>`,
        },
      }),
      {
        'REQ-1': ['example.org/shop/cart | TestAdds/same', 'example.org/shop/cart | TestAdds/same#01'],
        'REQ-2': ['example.org/shop/cart | TestAdds/group/x', 'example.org/shop/cart | TestAdds/group#01/x'],
        'REQ-3': ['not-reported'],
        'REQ-4': ['example.org/shop/cart | TestAdds/bug#12'],
        'REQ-5': ['example.org/shop/cart | TestSum'],
      },
    );
  });

  const javaTest = lines(
    'package com.example.shop;',
    'import x.y;',
    '// @req REQ-1',
    'class CartTest {',
    '  // @req REQ-2',
    '  @Test @DisplayName("adds two")',
    '  void adds() {}',
    '  // @req REQ-3',
    '  @ParameterizedTest @ValueSource(ints = {1, 2})',
    '  void sums(int a) {}',
    '  @Nested class Empty {',
    '    // @req REQ-4',
    '    @Test void adds() {}',
    '  }',
    '}',
  );
  const javaFile = 'src/test/java/com/example/shop/CartTest.java';

  it('surefire, by package and class', () => {
    const xml = `<testsuite name="com.example.shop.CartTest" tests="4" errors="0" skipped="0" failures="0">
  <testcase name="adds" classname="com.example.shop.CartTest" time="0.002"/>
  <testcase name="sums(int)[1]" classname="com.example.shop.CartTest" time="0.002"/>
  <testcase name="sums{int}[2]" classname="com.example.shop.CartTest" time="0.002"/>
  <testcase name="sumsMore" classname="com.example.shop.CartTest" time="0.002"/>
  <testcase name="adds" classname="com.example.shop.CartTest$Empty" time="0.002"/>
  <testcase name="adds" classname="com.example.other.CartTest" time="0.002"/>
</testsuite>`;
    assert.deepEqual(
      links({
        sources: { [javaFile]: javaTest },
        reports: { 'target/surefire-reports/TEST-com.example.shop.CartTest.xml': xml },
      }),
      {
        'REQ-1': [
          ...['adds', 'sums(int)[1]', 'sums{int}[2]'].map((name) => `com.example.shop.CartTest | ${name}`),
          'com.example.shop.CartTest$Empty | adds',
          'com.example.shop.CartTest | sumsMore',
        ],
        'REQ-2': ['com.example.shop.CartTest | adds'],
        'REQ-3': ['com.example.shop.CartTest | sums(int)[1]', 'com.example.shop.CartTest | sums{int}[2]'],
        'REQ-4': ['com.example.shop.CartTest$Empty | adds'],
      },
    );
  });

  it('gradle, by display names as well', () => {
    const xml = `<testsuite name="com.example.shop.CartTest" tests="2" skipped="0" failures="0" errors="0">
  <testcase name="adds two" classname="com.example.shop.CartTest" time="0.014"/>
  <testcase name="adds()" classname="com.example.shop.CartTest$Empty" time="0.014"/>
  <testcase name="[1] 1" classname="com.example.shop.CartTest" time="0.014"/>
</testsuite>`;
    const found = links({ sources: { [javaFile]: javaTest }, reports: { 'build/test-results/test/TEST-a.xml': xml } });
    assert.deepEqual(
      [found['REQ-2'], found['REQ-3'], found['REQ-4']],
      [['com.example.shop.CartTest | adds two'], ['not-reported'], ['com.example.shop.CartTest$Empty | adds()']],
    );
    const kotlin = lines(
      'package com.example',
      'import x',
      'class CartTest {',
      '  // @req REQ-1',
      '  @Test fun `adds (two) items`() {}',
      '}',
    );
    const kotlinXml =
      '<testsuite name="com.example.CartTest"><testcase name="adds (two) items()" classname="com.example.CartTest"/></testsuite>';
    assert.deepEqual(links({ sources: { 'src/test/kotlin/Cart.kt': kotlin }, reports: { 'a.xml': kotlinXml } }), {
      'REQ-1': ['com.example.CartTest | adds (two) items()'],
    });
  });

  it('dotnet test with the JUnit logger, by namespace and class', () => {
    const source = lines(
      'using Xunit;',
      'namespace Shop.Tests;',
      'public class CartTests {',
      '  // @req REQ-1',
      '  [Fact] public void Adds() {}',
      '  // @req REQ-2',
      '  [Theory] [InlineData(1, 2)]',
      '  public void Sums(int a, int b) {}',
      '}',
    );
    const xml = `<testsuites><testsuite name="Shop.Tests.dll" tests="3">
<testcase classname="Shop.Tests.CartTests" name="Adds" time="0.1"/>
<testcase classname="Shop.Tests.CartTests" name="Sums(a: 1, b: 2)" time="0.1"/>
<testcase classname="Shop.Tests.Old.CartTests" name="Adds" time="0.1"/>
</testsuite></testsuites>`;
    assert.deepEqual(
      links({ sources: { 'Shop.Tests/CartTests.cs': source }, reports: { 'TestResults/results.xml': xml } }),
      {
        'REQ-1': ['Shop.Tests.CartTests | Adds'],
        'REQ-2': ['Shop.Tests.CartTests | Sums(a: 1, b: 2)'],
      },
    );
    const converted =
      '<testsuites><testsuite name="Some Collection"><testcase name="Shop.Tests.CartTests.Adds"/></testsuite></testsuites>';
    assert.deepEqual(
      links({ sources: { 'Shop.Tests/CartTests.cs': source }, reports: { 'a.xml': converted } })['REQ-1'],
      [' | Shop.Tests.CartTests.Adds'],
    );
  });

  const rustTest = lines(
    'fn add() {}',
    '#[cfg(test)]',
    'mod tests {',
    '  // @req REQ-1',
    '  #[test]',
    '  fn adds() {}',
    '}',
  );

  it('nextest, by crate and module', () => {
    const suite = (crate: string, ...tests: readonly string[]): string =>
      `<testsuite name="${crate}" tests="1">${tests.map((test) => `<testcase name="${test}" classname="${crate}"/>`).join('')}</testsuite>`;
    const one = (...suites: readonly string[]): string =>
      `<testsuites name="nextest-run">${suites.join('')}</testsuites>`;
    const reports = (xml: string): Sample['reports'] => ({ 'target/nextest/default/junit.xml': xml });
    assert.deepEqual(
      links({
        sources: { 'src/cart.rs': rustTest },
        reports: reports(one(suite('shop', 'cart::tests::adds', 'basket::tests::adds', 'tests::adds'))),
      }),
      { 'REQ-1': ['shop | cart::tests::adds'] },
    );
    assert.deepEqual(
      links({
        sources: { 'src/lib.rs': rustTest },
        reports: reports(one(suite('shop', 'cart::tests::adds', 'tests::adds'))),
      }),
      { 'REQ-1': ['shop | tests::adds'] },
    );
    const workspace = one(suite('shop-cart', 'tests::adds'), suite('shop-stock', 'tests::adds'));
    assert.deepEqual(links({ sources: { 'crates/cart/src/lib.rs': rustTest }, reports: reports(workspace) }), {
      'REQ-1': ['shop-cart | tests::adds'],
    });
    assert.deepEqual(links({ sources: { 'crates/other/src/lib.rs': rustTest }, reports: reports(workspace) }), {
      'REQ-1': ['reported-elsewhere'],
    });
    assert.deepEqual(links({ sources: { 'src/lib.rs': rustTest }, reports: reports(workspace) }), {
      'REQ-1': ['several-candidates'],
    });
    assert.deepEqual(
      links({
        sources: { 'shop/src/cart.rs': rustTest },
        reports: reports(
          one(suite('my-shop::bin/my-shop', 'cart::tests::adds'), suite('other::bin/other', 'tests::adds')),
        ),
      }),
      { 'REQ-1': ['my-shop::bin/my-shop | cart::tests::adds'] },
      'the modules of a program',
    );
    assert.deepEqual(
      links({
        sources: { 'src/bin/till.rs': rustTest },
        reports: reports(one(suite('shop::bin/till', 'tests::adds'), suite('shop::bin/shop', 'tests::adds'))),
      }),
      { 'REQ-1': ['shop::bin/till | tests::adds'] },
      'one of several programs',
    );
    const integration = lines('use shop;', '// @req REQ-1', '#[test]', 'fn adds() {}');
    assert.deepEqual(
      links({
        sources: { 'tests/checkout.rs': integration },
        reports: reports(one(suite('shop::checkout', 'adds'), suite('shop::other', 'adds'))),
      }),
      { 'REQ-1': ['shop::checkout | adds'] },
    );
  });
});

describe('a reference (GATE-004) is not joined', () => {
  it('with the only result of tests that two files declare alike', () => {
    const source = (id: string, ...more: readonly string[]): string =>
      lines("import 'x';", "describe('Cart', () => {", `  // @req ${id}`, "  it('adds', () => {});", ...more, '});');
    const each = '<testcase classname="Cart" name="adds"/>';
    const xml = (times: number): string => `<testsuite name="Mocha Tests">${each.repeat(times)}</testsuite>`;
    const a = 'packages/a/test/cart.test.js';
    const b = 'packages/b/test/cart.test.ts';
    const joined = (
      reports: Readonly<Record<string, string>>,
      [first, second]: readonly [string, string] = [source('REQ-1'), source('REQ-2')],
    ): Record<string, string[]> => links({ sources: { [a]: first, [b]: second }, reports });
    const fewer = ['fewer-results'];
    const one = ['Cart | adds'];
    const both = [...one, ...one];
    assert.deepEqual(joined({ 'junit.xml': xml(1) }), { 'REQ-1': fewer, 'REQ-2': fewer });
    assert.deepEqual(joined({ 'junit.xml': xml(2) }), { 'REQ-1': both, 'REQ-2': both });
    assert.deepEqual(joined({ '1.xml': xml(1), '2.xml': `${xml(1)} ` }), { 'REQ-1': both, 'REQ-2': both }, 'in shards');
    assert.deepEqual(joined({ 'packages/a/junit.xml': xml(1) }), { 'REQ-1': one, 'REQ-2': ['reported-elsewhere'] });
    assert.deepEqual(
      joined({ 'packages/a/junit.xml': xml(1), 'junit.xml': `${xml(1)} ` }),
      { 'REQ-1': both, 'REQ-2': fewer },
      'one is certain',
    );
    const located = xml(1).replace('<testcase', `<testcase file="${b}"`);
    assert.deepEqual(joined({ 'junit.xml': located }), { 'REQ-1': ['reported-elsewhere'], 'REQ-2': one });
    assert.deepEqual(
      joined({ 'junit.xml': xml(1) }, [source('REQ-1'), source('REQ-1')]),
      { 'REQ-1': [...one, ...one] },
      'either verifies it',
    );
    const uncited = lines("import 'x';", '// @req REQ-3', "it('counts', () => {});", source(''));
    assert.deepEqual(joined({ 'junit.xml': xml(1) }, [source('REQ-1'), uncited])['REQ-1'], fewer);
    const twice = source('REQ-2', "  it('adds', () => {});");
    assert.deepEqual(joined({ 'junit.xml': xml(2) }, [source('REQ-1'), twice]), { 'REQ-1': fewer, 'REQ-2': both });
    assert.deepEqual(
      joined({ 'junit.xml': xml(1) }, [source('REQ-1'), source('REQ-2').replace('Cart', 'Stock')])['REQ-1'],
      one,
      'in another suite',
    );
  });

  describe('with the only result of tests of one name in a file, of which a condition chooses one:', () => {
    const alike = { 'REQ-1': ['told-alike'], 'REQ-2': ['told-alike'] };
    const suite = (cases: string): string => `<testsuites><testsuite name="s">${cases}</testsuite></testsuites>`;

    it('an `if` of JavaScript, which may also choose between suites', () => {
      const source = (id: string): string =>
        lines(
          "import 'x';",
          "describe('Cart', () => {",
          '  if (onWindows) {',
          '    // @req REQ-1',
          "    it('adds', () => {});",
          '  } else {',
          `    // @req ${id}`,
          "    it('adds', () => {});",
          '  }',
          '});',
        );
      for (const [surroundings, name] of [
        ['test/cart.test.js', 'Cart &gt; adds'],
        ['Cart adds', 'Cart adds'],
      ] as const) {
        const ran = `<testcase classname="${surroundings}" name="${name}"/>`;
        const failed = ran.replace('/>', '><failure/></testcase>');
        const told = (id: string, ...reports: readonly string[]): Record<string, string[]> =>
          links({
            sources: { 'test/cart.test.js': source(id) },
            reports: Object.fromEntries(reports.map((cases, at) => [`junit-${at}.xml`, suite(cases)])),
          });
        assert.deepEqual(told('REQ-2', ran), alike);
        assert.equal(told('REQ-2', ran + ran)['REQ-2']?.length, 2);
        assert.equal(told('REQ-2', ran, ran)['REQ-1']?.length, 2);
        assert.equal(told('REQ-1', ran)['REQ-1']?.length, 2);
        assert.equal(told('REQ-2', failed)['REQ-2']?.length, 1);
      }
      const suites = lines(
        "import 'x';",
        'if (onWindows) {',
        '  // @req REQ-1',
        "  describe('Cart', () => { it('adds', () => {}); it('links', () => {}); });",
        '} else {',
        '  // @req REQ-2',
        "  describe('Cart', () => { it('adds', () => {}); it('mounts', () => {}); });",
        '}',
      );
      const ran = ['adds', 'links'].map((name) => `<testcase classname="test/cart.test.js" name="Cart &gt; ${name}"/>`);
      assert.deepEqual(
        links({ sources: { 'test/cart.test.js': suites }, reports: { 'junit.xml': suite(ran.join('')) } }),
        { ...alike, 'REQ-1': ['test/cart.test.js | Cart > links'] },
      );
    });

    it('a `#if` of C#, where a method may be overloaded as well', () => {
      const source = lines(
        'namespace T;',
        'public class CartTests {',
        '#if NET48',
        '  // @req REQ-1',
        '  [Fact] public void Adds() {}',
        '#else',
        '  // @req REQ-2',
        '  [Fact] public void Adds() {}',
        '#endif',
        '}',
      );
      const told = (text: string, ...names: readonly string[]): Record<string, string[]> =>
        links({
          sources: { 'T/CartTests.cs': text },
          reports: {
            'junit.xml': suite(names.map((name) => `<testcase classname="T.CartTests" name="${name}"/>`).join('')),
          },
        });
      assert.deepEqual(told(source, 'Adds'), alike);
      const overloaded = source
        .replace(/#.*\n/g, '')
        .replace('[Fact] public void Adds()', '[Theory] public void Adds(int n)');
      assert.deepEqual(told(overloaded, 'Adds', 'Adds(n: 1)')['REQ-2'], ['T.CartTests | Adds']);
    });

    it('a `#[cfg]` of Rust, at a test or at its module', () => {
      const test = (id: string, cfg: string): readonly string[] => [
        `  // @req ${id}`,
        cfg,
        '  #[test]',
        '  fn adds() {}',
      ];
      const module = (cfg: string, ...tests: readonly string[]): readonly string[] => [
        cfg,
        'mod tests {',
        ...tests,
        '}',
      ];
      const sources = [
        module('#[cfg(test)]', ...test('REQ-1', '#[cfg(unix)]'), ...test('REQ-2', '#[cfg(windows)]')),
        [...module('#[cfg(unix)]', ...test('REQ-1', '')), ...module('#[cfg(windows)]', ...test('REQ-2', ''))],
        module('', ...test('REQ-1', '#[cfg(unix)] #[rstest]'), ...test('REQ-2', '#[cfg(windows)] #[rstest]')),
      ];
      for (const [at, text] of sources.entries())
        assert.deepEqual(
          links({
            sources: { 'src/lib.rs': lines(...text) },
            reports: {
              'junit.xml': suite(`<testcase classname="shop" name="tests::adds${at === 2 ? '::case_1' : ''}"/>`),
            },
          }),
          alike,
        );
    });

    it('an `if` or a `try` of Python, which replaces nothing', () => {
      const ran = suite('<testcase classname="tests.test_cart" name="test_adds"/>');
      const told = (...text: readonly string[]): Record<string, string[]> =>
        links({ sources: { 'tests/test_cart.py': lines('import sys', ...text) }, reports: { 'junit.xml': ran } });
      const test = (id: string): readonly string[] => [`    # @req ${id}`, '    def test_adds(): pass'];
      assert.deepEqual(told('if windows:', ...test('REQ-1'), 'else:', ...test('REQ-2')), alike);
      assert.deepEqual(told('try:', '    import x', ...test('REQ-1'), 'except ImportError:', ...test('REQ-2')), alike);
      const plain = (id: string): readonly string[] => test(id).map((line) => line.trim());
      assert.deepEqual(told(...plain('REQ-1'), 'if windows:', ...test('REQ-2')), alike);
      assert.deepEqual(told('if windows:', ...test('REQ-2'), ...plain('REQ-1')), {
        'REQ-2': ['replaced'],
        'REQ-1': ['tests.test_cart | test_adds'],
      });
      const inClass = (...text: readonly string[]): readonly string[] => [
        'class TestCart:',
        '    count = 1',
        ...text.map((line) => `    ${line}`),
      ];
      const toldIn = (...text: readonly string[]): Record<string, string[]> =>
        links({
          sources: { 'tests/test_cart.py': lines(...text) },
          reports: { 'junit.xml': ran.replace('test_cart"', 'test_cart.TestCart"') },
        });
      assert.deepEqual(toldIn(...inClass('if windows:', ...test('REQ-1'), 'else:', ...test('REQ-2'))), alike);
      assert.deepEqual(toldIn(...inClass(...plain('REQ-1'), ...plain('REQ-2'))), {
        'REQ-1': ['replaced'],
        'REQ-2': ['tests.test_cart.TestCart | test_adds'],
      });
      const indented = (id: string): readonly string[] => inClass(...plain(id)).map((line) => `    ${line}`);
      assert.deepEqual(toldIn('if windows:', ...indented('REQ-1'), 'else:', ...indented('REQ-2')), alike);
    });

    it('an `if` in a test of Go, where both may run as well', () => {
      const source = lines(
        'package cart',
        'func TestCart(t *testing.T) {',
        '  if windows {',
        '    // @req REQ-1',
        '    t.Run("adds", func(t *testing.T) {})',
        '  } else {',
        '    // @req REQ-2',
        '    t.Run("adds", func(t *testing.T) {})',
        '  }',
        '}',
      );
      const told = (...names: readonly string[]): Record<string, string[]> =>
        links({
          sources: { 'cart/cart_test.go': source },
          reports: {
            'junit.xml': suite(names.map((name) => `<testcase classname="x/cart" name="${name}"/>`).join('')),
          },
          others: ['go.mod'],
        });
      assert.deepEqual(told('TestCart/adds'), alike);
      assert.equal(told('TestCart/adds', 'TestCart/adds#01')['REQ-1']?.length, 2);
    });
  });

  it('with the only result of a test that a file declares alike which cites nothing', () => {
    const spec = lines('---', 'tollgate: spec', '---', '# S', '## Requirements', '### REQ-1 Adds', 'It SHALL add.');
    const source = lines(
      "import 'x';",
      "describe('Cart', () => {",
      '  // @req REQ-1',
      "  it('adds', () => {});",
      '});',
    );
    const uncited = source.replace('// @req REQ-1', '');
    const other = 'packages/b/test/basket.test.ts';
    const ran = '<testcase classname="Cart" name="adds"/>';
    const suite = (cases: string): string => `<testsuite name="Mocha Tests">${cases}</testsuite>`;
    const told = (twin: string, reports: Readonly<Record<string, string>>): number =>
      judged({
        files: {
          'docs/specs/s.md': spec,
          'packages/a/test/cart.test.js': source,
          [other]: twin,
          ...Object.fromEntries(Object.entries(reports).map(([file, cases]) => [file, suite(cases)])),
        },
      }).requirements.flatMap(({ tests }) => tests).length;
    assert.equal(told(uncited, { 'junit.xml': ran }), 0);
    assert.equal(told(uncited, { 'junit.xml': ran + ran }), 2);
    assert.equal(told(uncited, { 'packages/a/junit.xml': ran }), 1);
    assert.equal(told(uncited, { 'packages/b/junit.xml': ran }), 0);
    const located = ran.replace('<testcase', `<testcase file="${other}"`);
    assert.equal(told(uncited, { 'junit.xml': ran, 'e2e-results.xml': located }), 1, 'a report tells of the other');
    for (const twin of [
      lines("describe.each([['a', 1]])(", "  'Cart',", '  () => {', '    it.only(`adds`, check);', '  },', ');'),
      lines("describe('Cart', () => { it('adds', () => assert.fail('x')); it.todo('counts') });"),
    ])
      assert.equal(told(twin, { 'junit.xml': ran }), 0, twin);
    for (const twin of [uncited.replace('Cart', 'Stock'), uncited.replace('adds', 'counts')])
      assert.equal(told(twin, { 'junit.xml': ran }), 1, twin);
  });

  it('with a test of that name in another suite, where the suite is called like the first of the file', () => {
    const source = (...inner: readonly string[]): string =>
      lines(
        "import 'x';",
        'const carts = [];',
        '// @req REQ-1',
        "describe('Cart', () => {",
        ...inner,
        '});',
        "describe('Shop', () => { it('adds', () => {}); it.each([1])('sells %s', () => {}); });",
        "describe('Cart items', () => { it('adds', () => {}); it.each([1])('sells %s', () => {}); });",
        "it('Cart is nice', () => {});",
      );
    const told = (text: string, ...cases: readonly (readonly [className: string, name: string])[]): string[] => {
      const all = cases.map(
        ([className, name]) => `<testcase classname="${className}" name="${name}" file="test/cart.test.js"/>`,
      );
      const xml = `<testsuites><testsuite name="Cart">${all.join('')}</testsuite></testsuites>`;
      return links({ sources: { 'test/cart.test.js': text }, reports: { 'junit.xml': xml } })['REQ-1'] ?? [];
    };
    const plain = source("  it('adds', () => {});");
    const own = ['Cart | adds'];
    assert.deepEqual(told(plain, ['Cart', 'adds'], ['Shop', 'adds'], ['Cart items', 'adds'], ['Shop', 'sells 1']), own);
    assert.deepEqual(told(plain, ['Chrome.Cart', 'adds'], ['Shop', 'adds']), ['Chrome.Cart | adds']);
    for (const each of ['Shop adds', 'Shop sells 1', 'Cart items adds', 'Cart items sells 1', 'Cart is nice'])
      assert.deepEqual(told(plain, [each, each], ['Cart adds', 'Cart adds']), ['Cart adds | Cart adds'], each);
    assert.deepEqual(told(plain, ['Shop', 'adds']), ['reported-elsewhere']);
    assert.deepEqual(told(plain, ['test/cart.test.js', 'adds']), ['several-candidates']);
    assert.deepEqual(told(plain, ['test', 'adds']), ['test | adds'], 'node:test calls suites by their own names');

    const computed = source('  for (const cart of carts) it(cart.name, () => {});');
    for (const [className, name] of [
      ['Cart big', 'Cart big'],
      ['Cart', 'big'],
      ['big', 'Cart big'],
      ['test', 'big'],
    ] as const)
      assert.deepEqual(told(computed, [className, name], ['Shop', 'sells 1'], ['Shop sells 1', 'Shop sells 1']), [
        `${className} | ${name}`,
      ]);
    assert.equal(told(computed, ['Cart big', 'Cart big'], ['My Cart', 'sells 1']).length, 1);
    for (const each of ['Cart items adds', 'Cart is nice'])
      assert.equal(told(computed, ['Cart big', 'Cart big'], [each, each]).length, 1, each);
    const inside = source("  describe('when empty', () => { it('adds', () => {}); });", "  it('adds', () => {});");
    const both = [
      ['Cart', 'adds'],
      ['Cart when empty', 'adds'],
    ] as const;
    assert.equal(told(inside, ...both).length, 2);
    const ofCart = inside.replace('// @req REQ-1', '').replace("  it('adds'", "  // @req REQ-1\n  it('adds'");
    assert.deepEqual(told(ofCart, ...both), own);
  });

  it('with a test of the class that is called as another is displayed', () => {
    const source = lines(
      'package x;',
      'class CartTest {',
      '  // @req REQ-1',
      '  @Disabled @Test @DisplayName("counts") void adds() {}',
      '  // @req REQ-2',
      '  @Test @DisplayName("sums") void counts() {}',
      '}',
    );
    const joined = (...names: readonly string[]): Record<string, string[]> =>
      links({
        sources: { 'src/test/java/x/CartTest.java': source },
        reports: {
          'TEST-x.xml': `<testsuite>${names.map((name) => `<testcase classname="x.CartTest" name="${name}"/>`).join('')}</testsuite>`,
        },
      });
    assert.deepEqual(joined('counts'), { 'REQ-1': ['not-reported'], 'REQ-2': ['x.CartTest | counts'] });
    assert.deepEqual(joined('sums')['REQ-2'], ['x.CartTest | sums']);
  });

  it('with a test of another suite, whose name has that of its own suite in front', () => {
    const source = lines(
      "import 'x';",
      "describe('Cart', () => {",
      '  // @req REQ-1',
      "  it('adds', () => {});",
      '});',
    );
    const other = (comment: string): string =>
      lines("import 'x';", "describe('Shop', () => {", `  ${comment}`, "  it('Cart adds', () => {});", '});');
    const joined = (comment: string, suite: string, className: string): Record<string, string[]> =>
      links({
        sources: { 'a.test.js': source, 'b.test.js': other(comment) },
        reports: {
          'junit.xml': `<testsuite name="${suite}"><testcase classname="${className}" name="Cart adds"/></testsuite>`,
        },
      });
    const elsewhere = ['reported-elsewhere'];
    assert.deepEqual(joined('', 'Mocha Tests', 'Shop'), { 'REQ-1': elsewhere });
    assert.deepEqual(joined('', 'Shop', 'test'), { 'REQ-1': elsewhere });
    assert.deepEqual(joined('// @req REQ-2', 'Mocha Tests', 'Shop'), {
      'REQ-1': elsewhere,
      'REQ-2': ['Shop | Cart adds'],
    });
    assert.deepEqual(joined('', 'Mocha Tests', 'unit')['REQ-1'], ['unit | Cart adds']);
    assert.deepEqual(joined('', 'Shop', 'Cart adds')['REQ-1'], ['Cart adds | Cart adds']);
  });

  it('with a class of the same name in another module', () => {
    const cartTest = lines('package x;', 'class CartTest {', '  // @req REQ-1', '  @Test void adds() {}', '}');
    const xml = '<testsuite name="x.CartTest"><testcase classname="x.CartTest" name="adds"/></testsuite>';
    const joined = (own: string, other: string, ...reports: readonly string[]): readonly string[] | undefined =>
      links({
        sources: { [own]: cartTest },
        reports: Object.fromEntries(reports.map((each) => [each, xml])),
        others: [other],
      })['REQ-1'];
    const file = 'src/test/java/x/CartTest.java';
    const reported = 'target/surefire-reports/TEST-x.CartTest.xml';
    const one = ['x.CartTest | adds'];
    assert.deepEqual(joined(`a/${file}`, `b/${file}`, `b/${reported}`), ['reported-elsewhere']);
    assert.deepEqual(joined(`a/${file}`, `b/${file}`, `a/${reported}`, `b/${reported}`), one);
    assert.deepEqual(joined(file, `b/${file}`, reported), one);
    assert.deepEqual(joined(`a/test/x/CartTest.java`, `b/test/x/CartTest.java`, `b/build/junit.xml`), [
      'reported-elsewhere',
    ]);
    assert.deepEqual(joined(`a/${file}`, `b/${file}`, 'reports/junit.xml'), ['several-candidates']);
    assert.deepEqual(joined(`a/${file}`, 'b/src/test/java/y/CartTest.java', 'reports/junit.xml'), one);
  });

  it('with a class of the same name in another project of .NET', () => {
    const text = lines(
      'namespace Tests;',
      'class CartTests {',
      '  // @req REQ-1',
      '  [Fact] public void Adds() {}',
      '}',
    );
    const run = (assembly: string): string =>
      `<TestRun><Results><UnitTestResult testId="1" testName="Tests.CartTests.Adds" outcome="Passed"/></Results><TestDefinitions><UnitTest id="1"><TestMethod codeBase="${assembly}" className="Tests.CartTests" name="Adds"/></UnitTest></TestDefinitions><ResultSummary outcome="Completed"/></TestRun>`;
    const joined = (assembly: string, ...others: readonly string[]): readonly string[] | undefined => {
      const sink = trx.start('TestResults/a.trx');
      sink.write(run(assembly));
      const own = { ...sink.end(), sha256: digestText(assembly), time: 0 };
      return links({ sources: { 'A.Tests/CartTests.cs': text }, reports: { 'a.trx': own }, others })['REQ-1'];
    };
    const one = ['Tests.CartTests | Adds'];
    const twin = 'B.Tests/CartTests.cs';
    assert.deepEqual(joined('/ci/A.Tests/bin/Debug/A.Tests.dll', twin), one);
    assert.deepEqual(joined('C:\\ci\\B.Tests\\bin\\b.tests.dll', twin), ['reported-elsewhere']);
    assert.deepEqual(joined('/ci/Shop.dll', twin), ['several-candidates'], 'no folder is called so');
    assert.deepEqual(joined('/ci/Shop.dll', twin, 'A.Tests/Shop.csproj', 'B.Tests/B.csproj'), one, 'a project is');
    assert.deepEqual(joined('/ci/B.Tests/bin/B.Tests.dll'), one, 'there is no other');
    const projects = ['A.Tests/A.Tests.csproj', 'B.Tests/B.Tests.csproj', 'B.Tests/Cart.Tests.cs'];
    assert.deepEqual(joined('/ci/B.Tests/bin/B.Tests.dll', ...projects), ['reported-elsewhere'], 'of another project');
    assert.deepEqual(joined('/ci/A.Tests/bin/A.Tests.dll', ...projects), one);
    assert.deepEqual(joined('/ci/Shop.dll', ...projects), one, 'of none that is known by its name');
  });

  it('with a class of the same name in another project of .NET, where no assembly is named', () => {
    const joined = (namespace: string, report: string, ...others: readonly string[]): Record<string, string[]> => {
      const text = (id: string, own = namespace): string =>
        lines(`namespace ${own};`, 'class CartTests {', `  // @req ${id}`, '  [Fact] public void Adds() {}', '}');
      const xml = `<testsuite name="all"><testcase classname="${namespace}.CartTests" name="Adds"/></testsuite>`;
      return links({
        sources: {
          'A.Tests/CartTests.cs': text('REQ-1'),
          'B.Tests/CartTests.cs': text('REQ-2', namespace.replace('A', 'B')),
        },
        reports: { [report]: xml },
        others,
      });
    };
    const several = ['several-candidates'];
    const one = ['Tests.CartTests | Adds'];
    assert.deepEqual(joined('Tests', 'junit.xml'), { 'REQ-1': several, 'REQ-2': several });
    assert.deepEqual(joined('Tests', 'B.Tests/TestResults/junit.xml'), {
      'REQ-1': ['reported-elsewhere'],
      'REQ-2': one,
    });
    assert.deepEqual(joined('A.Tests', 'junit.xml')['REQ-1'], ['A.Tests.CartTests | Adds'], 'the namespace tells');
    assert.deepEqual(joined('Tests', 'junit.xml', 'All.csproj'), { 'REQ-1': one, 'REQ-2': one }, 'it is one project');
  });

  it('with a class of the same name in another module, whose folders are not those of its package', () => {
    const kotlin = (id: string, scope: string): string =>
      lines(`package ${scope}`, 'class CartTest {', `  // @req ${id}`, '  @Test fun adds() {}', '}');
    const joined = (scope: string, a: string, b: string, report: string, other = scope): Record<string, string[]> =>
      links({
        sources: { [a]: kotlin('REQ-1', scope), [b]: kotlin('REQ-2', other) },
        reports: {
          [report]: `<testsuite><testcase classname="${scope}.CartTest" name="adds()"/></testsuite>`,
        },
      });
    const one = ['com.example.cart.CartTest | adds()'];
    const several = { 'REQ-1': ['several-candidates'], 'REQ-2': ['several-candidates'] };
    const [first, second] = ['a', 'b'].map((each) => `${each}/src/test/kotlin/cart/CartTest.kt`) as [string, string];
    const ofB = { 'REQ-1': ['reported-elsewhere'], 'REQ-2': one };
    assert.deepEqual(joined('com.example.cart', first, second, 'reports/junit.xml'), several);
    assert.deepEqual(joined('com.example.cart', first, second, 'b/build/test-results/test/TEST-x.xml'), ofB);
    for (const folder of ['', 'com/example/cart/'])
      assert.deepEqual(
        joined('com.example.cart', first, `b/src/test/kotlin/${folder}CartTest.kt`, 'b/build/junit.xml'),
        ofB,
      );
    assert.deepEqual(
      joined('com.example.cart', first, 'b/src/test/kotlin/stock/CartTest.kt', 'reports/junit.xml', 'com.stock')[
        'REQ-1'
      ],
      one,
      'the folder is that of another package',
    );
    assert.deepEqual(
      joined('com.example.cart', 'cart/tests/CartTest.kt', 'b/tests/CartTest.kt', 'reports/junit.xml', 'com.b')[
        'REQ-1'
      ],
      one,
      'the package tells',
    );
    assert.deepEqual(joined('com.x', 'a/tests/CartTest.kt', 'b/tests/CartTest.kt', 'junit.xml'), several);
  });

  it('with a package of another module of Go that is called alike', () => {
    const go = (id: string): string =>
      lines('package cart', 'import "testing"', `// @req ${id}`, 'func TestAdds(t *testing.T) {}');
    const joined = (
      folders: readonly [string, string],
      packages: readonly string[],
      report: string,
      ...others: readonly string[]
    ): Record<string, string[]> =>
      links({
        sources: { [`${folders[0]}cart_test.go`]: go('REQ-1'), [`${folders[1]}cart_test.go`]: go('REQ-2') },
        reports: {
          [report]: `<testsuite>${packages.map((each) => `<testcase classname="${each}" name="TestAdds"/>`).join('')}</testsuite>`,
        },
        others: ['go.mod', ...others],
      });
    const both = ['cart/', 'tools/cart/'] as const;
    const modules = ['tools/go.mod', 'stock/stock_test.go'];
    const several = { 'REQ-1': ['several-candidates'], 'REQ-2': ['several-candidates'] };
    const [own, other] = ['x.org/shop/cart', 'x.org/other/cart'];
    const nowhere = ['reported-elsewhere'];
    assert.deepEqual(joined(both, [other], 'report.xml', ...modules), several);
    assert.deepEqual(joined(both, [own, other], 'report.xml', ...modules), several);
    assert.deepEqual(joined(both, [own, 'x.org/shop/stock'], 'report.xml', ...modules), {
      'REQ-1': [`${own} | TestAdds`],
      'REQ-2': nowhere,
    });
    assert.deepEqual(joined(both, [own, 'x.org/shop/stock', other], 'report.xml', ...modules), {
      'REQ-1': [`${own} | TestAdds`],
      'REQ-2': [`${other} | TestAdds`],
    });
    assert.deepEqual(
      joined(
        ['internal/cart/', 'tools/cart/'],
        [own, 'x.org/shop/internal/cart'],
        'report.xml',
        'cart/a_test.go',
        ...modules,
      ),
      { 'REQ-1': ['x.org/shop/internal/cart | TestAdds'], 'REQ-2': nowhere },
      'what explains more packages',
    );
    assert.deepEqual(joined(both, [other], 'tools/report.xml', ...modules), {
      'REQ-1': nowhere,
      'REQ-2': [`${other} | TestAdds`],
    });
    for (const usual of ['x.org/shop/tools/cart', 'x.org/shop/tools/v2/cart'])
      assert.deepEqual(
        joined(both, [usual], 'report.xml', ...modules),
        { 'REQ-1': nowhere, 'REQ-2': [`${usual} | TestAdds`] },
        'it is called like its folder',
      );
    assert.deepEqual(joined(['', 'tools/'], ['x.org/other'], 'report.xml', ...modules), several);
    assert.deepEqual(
      joined(both, [own, 'x.org/shop/examples/cart'], 'report.xml'),
      { 'REQ-1': [`${own} | TestAdds`], 'REQ-2': nowhere },
      'a package of which nothing is listed',
    );
    assert.deepEqual(
      joined(['', 'cart/'], ['x.org/cart', 'x.org/cart/cart'], 'report.xml'),
      { 'REQ-1': ['x.org/cart | TestAdds'], 'REQ-2': ['x.org/cart/cart | TestAdds'] },
      'a module that is called like a folder in it',
    );
  });

  it('with the only result of tests of one name in a package of Go, of which a build has one', () => {
    const go = (id: string, inside = ''): string =>
      lines('package cart', 'import "testing"', `// @req ${id}`, `func TestAdds(t *testing.T) {${inside}}`);
    const subtest = ' for _, name := range names { t.Run(name, func(t *testing.T) {}) } ';
    const joined = (names: readonly string[], other = go('REQ-2')): Record<string, string[]> =>
      links({
        sources: { 'cart/a_linux_test.go': go('REQ-1', subtest), 'cart/a_windows_test.go': other },
        reports: {
          'report.xml': `<testsuite>${names.map((name) => `<testcase classname="x.org/shop/cart" name="${name}"/>`).join('')}</testsuite>`,
        },
        others: ['go.mod', 'stock/a_test.go'],
      });
    const fewer = ['fewer-results'];
    const one = ['x.org/shop/cart | TestAdds'];
    const both = [...one, ...one];
    assert.deepEqual(joined(['TestAdds']), { 'REQ-1': fewer, 'REQ-2': fewer });
    assert.deepEqual(joined(['TestAdds', 'TestAdds/nothing'])['REQ-1'], fewer, 'a subtest is no second result');
    assert.deepEqual(joined(['TestAdds', 'TestAdds']), { 'REQ-1': both, 'REQ-2': both });
    assert.deepEqual(joined(['TestAdds'], go('REQ-1')), { 'REQ-1': both }, 'either verifies it');
    assert.deepEqual(joined(['TestAdds'], go('REQ-2').replace('TestAdds', 'TestSums'))['REQ-1'], one);
  });

  it('with a crate of Rust that is called alike', () => {
    const rust = (id: string): string =>
      lines('#[cfg(test)]', 'mod tests {', `  // @req ${id}`, '  #[test]', '  fn adds() {}', '}');
    const joined = (own: string, other: string, ...crates: readonly string[]): Record<string, string[]> =>
      links({
        sources: { [`${own}src/lib.rs`]: rust('REQ-1'), [`${other}src/lib.rs`]: rust('REQ-2') },
        reports: {
          'target/nextest/ci/junit.xml': crates
            .map((each) => `<testsuite name="${each}"><testcase name="tests::adds" classname="${each}"/></testsuite>`)
            .reduce((all, each) => all + each, '<testsuites>')
            .concat('</testsuites>'),
        },
        others: [`${own}Cargo.toml`, `${other}Cargo.toml`],
      });
    const elsewhere = ['reported-elsewhere'];
    const several = ['several-candidates'];
    assert.deepEqual(joined('crates/cart/', 'crates/shop-cart/', 'shop-cart'), {
      'REQ-1': elsewhere,
      'REQ-2': ['shop-cart | tests::adds'],
    });
    assert.deepEqual(joined('a/core/', 'b/core/', 'shop-core'), { 'REQ-1': several, 'REQ-2': several });
    assert.deepEqual(
      joined('', 'crates/cart/', 'cart'),
      { 'REQ-1': elsewhere, 'REQ-2': ['cart | tests::adds'] },
      'only that of a member was run',
    );
    assert.deepEqual(joined('', 'crates/cart/', 'shop')['REQ-1'], ['shop | tests::adds']);
    assert.deepEqual(joined('', 'crates/cart/', 'my-cart', 'cart')['REQ-2'], ['cart | tests::adds'], 'it has its name');
  });

  it('with what its file does not name, and the reason is told', () => {
    const javaScript = lines(
      "import 'x';",
      "describe('A', () => {",
      '  // @req REQ-1',
      "  it('b c', () => {});",
      '});',
      "describe('A b', () => { it('c', () => {}); });",
      'describe.each([1, 2])(`cart %s`, () => {',
      '  // @req REQ-2',
      "  it('adds', () => {});",
      '});',
      '// @req REQ-3',
      'function given() {}',
    );
    const xml = '<testsuite name="test/a.test.js"><testcase classname="test/a.test.js" name="A b c"/></testsuite>';
    assert.deepEqual(links({ sources: { 'test/a.test.js': javaScript }, reports: { 'a.xml': xml } }), {
      'REQ-1': ['told-alike'],
      'REQ-2': ['name-unknown'],
      'REQ-3': ['no-test'],
    });
    const python = lines('# @req REQ-1', 'def test_adds():', '    pass', 'def test_adds():', '    pass');
    const pytest = '<testsuite><testcase classname="tests.test_cart" name="test_adds"/></testsuite>';
    assert.deepEqual(links({ sources: { 'tests/test_cart.py': python }, reports: { 'a.xml': pytest } }), {
      'REQ-1': ['replaced'],
    });
    const go = lines('package cart', '// @req REQ-1', 'func (s *CartSuite) TestAdds() {', '}');
    const gotest = '<testsuite><testcase classname="x.org/cart" name="TestCart/TestAdds"/></testsuite>';
    assert.deepEqual(links({ sources: { 'cart/cart_test.go': go }, reports: { 'a.xml': gotest } }), {
      'REQ-1': ['suite-unknown'],
    });
  });

  it('with the only result of a class that two files declare, though they are called otherwise', () => {
    const several = { 'REQ-1': ['several-candidates'], 'REQ-2': ['several-candidates'] };
    const xml = (classname: string, suite: string): string =>
      `<testsuite name="${suite}"><testcase classname="${classname}" name="adds"/></testsuite>`;
    const kotlin = (id: string): string =>
      lines('package x', 'class CartTest {', `  // @req ${id}`, '  @Test fun adds() {}', '}');
    const [a, b] = ['a/src/test/kotlin/x/CartTest.kt', 'b/src/test/kotlin/x/Cart.kt'] as const;
    const ofModule = (report: string, other = kotlin('REQ-2'), place: string = b): Record<string, string[]> =>
      links({ sources: { [a]: kotlin('REQ-1'), [place]: other }, reports: { [report]: xml('x.CartTest', 's') } });
    assert.deepEqual(ofModule('build/junit.xml'), several);
    const one = ['x.CartTest | adds'];
    assert.deepEqual(ofModule('b/build/junit.xml'), { 'REQ-1': ['reported-elsewhere'], 'REQ-2': one });
    assert.deepEqual(ofModule('a/build/junit.xml'), { 'REQ-1': one, 'REQ-2': ['reported-elsewhere'] });
    const inherited = lines('package x', '// @req REQ-2', 'class CartTest : Carts() {', '  fun cart() = 1', '}');
    assert.deepEqual(ofModule('build/junit.xml', inherited)['REQ-1'], ['several-candidates']);
    assert.deepEqual(ofModule('a/build/junit.xml', inherited)['REQ-2'], ['not-reported']);
    assert.deepEqual(ofModule('build/junit.xml', kotlin('REQ-2').replace('package x', 'package y'))['REQ-1'], one);
    assert.deepEqual(ofModule('build/junit.xml', kotlin('REQ-2'), 'a/src/test/kotlin/x/Cart.kt')['REQ-1'], one);

    const csharp = (id: string): string =>
      lines('namespace T;', 'public class CartTests {', `  // @req ${id}`, '  [Fact] public void adds() {}', '}');
    const ofProject = (report: string, suite: string): Record<string, string[]> =>
      links({
        sources: { 'A.Tests/CartTests.cs': csharp('REQ-1'), 'B.Tests/Cart.Tests.cs': csharp('REQ-2') },
        reports: { [report]: xml('T.CartTests', suite) },
        others: ['A.Tests/A.Tests.csproj', 'B.Tests/B.Tests.csproj'],
      });
    assert.deepEqual(ofProject('junit.xml', 's'), several);
    const ofA = { 'REQ-1': ['T.CartTests | adds'], 'REQ-2': ['reported-elsewhere'] };
    assert.deepEqual(ofProject('A.Tests/TestResults/junit.xml', 's'), ofA);
    assert.deepEqual(ofProject('junit.xml', '/ci/bin/A.Tests.dll'), ofA);
  });

  it('with a test that the class of another file inherits', () => {
    const base = lines('package x;', 'abstract class Base {', '  // @req REQ-1', '  @Test void adds() {}', '}');
    const xml = '<testsuite name="x.CartTest"><testcase classname="x.CartTest" name="adds()"/></testsuite>';
    assert.deepEqual(links({ sources: { 'src/test/java/x/Base.java': base }, reports: { 'a.xml': xml } }), {
      'REQ-1': ['reported-elsewhere'],
    });
  });

  it('with a test whose name only run time knows', () => {
    const source = lines("import 'x';", '// @req REQ-1', 'it(`adds ${n}`, () => {});');
    const xml = '<testsuite name="test/a.test.js"><testcase classname="test/a.test.js" name="adds 1"/></testsuite>';
    assert.deepEqual(links({ sources: { 'test/a.test.js': source }, reports: { 'a.xml': xml } }), {
      'REQ-1': ['name-unknown'],
    });
  });

  it('with a test of that name in another suite of the file', () => {
    const source = lines(
      "import 'x';",
      "describe('A', () => {",
      '  // @req REQ-1',
      "  it('adds', () => {});",
      '});',
      '// @req REQ-2',
      "it('adds', () => {});",
    );
    const xml = '<testsuite name="test/a.test.js"><testcase classname="B" name="adds"/></testsuite>';
    assert.deepEqual(links({ sources: { 'test/a.test.js': source }, reports: { 'a.xml': xml } }), {
      'REQ-1': ['reported-elsewhere'],
      'REQ-2': ['reported-elsewhere'],
    });
  });

  it('with a report of another package that names no file', () => {
    const source = lines(
      "import 'x';",
      "describe('Cart', () => {",
      '  // @req REQ-1',
      "  it('adds', () => {});",
      '});',
    );
    const xml = '<testsuite name="Mocha Tests"><testcase classname="Cart" name="adds"/></testsuite>';
    assert.deepEqual(
      links({ sources: { 'packages/a/test/cart.js': source }, reports: { 'packages/b/reports/junit.xml': xml } }),
      { 'REQ-1': ['reported-elsewhere'] },
    );
    assert.deepEqual(
      links({ sources: { 'packages/a/test/cart.js': source }, reports: { 'packages/a/reports/junit.xml': xml } }),
      { 'REQ-1': ['Cart | adds'] },
    );
  });

  it('with an absolute path to a file of the same name elsewhere in the checkout', () => {
    const source = lines("import 'x';", '// @req REQ-1', "it('adds', () => {});");
    const xml = `<testsuites><testcase file="/ci/shop/vendor/x/test/a.test.js" classname="test" name="adds"/>
<testcase file="/ci/shop/test/b.test.js" classname="test" name="subtracts"/></testsuites>`;
    assert.deepEqual(
      links({ sources: { 'test/a.test.js': source }, reports: { 'a.xml': xml }, others: ['test/b.test.js'] }),
      { 'REQ-1': ['reported-elsewhere'] },
    );
  });
});

describe('a test whose name carries an ID', () => {
  const spec = lines('---', 'tollgate: spec', '---', '# S', '## Requirements', '### REQ-1 Adds', 'It SHALL add.');
  const told = (test: string, report: string): readonly string[] =>
    judged({ files: { 'docs/specs/s.md': spec, 'test/cart.test.js': test, 'junit.xml': report } }).requirements.flatMap(
      ({ tests }) => tests.map(({ result }) => result),
    );
  const cart = (test: string): string => lines("import 'x';", "describe('Cart', () => {", `  ${test}`, '});');
  const jest =
    '<testsuites name="jest tests"><testsuite name="Cart"><testcase classname="Cart REQ-1 adds" name="Cart REQ-1 adds"/></testsuite></testsuites>';
  const node =
    '<testsuites><testsuite name="Cart"><testcase name="REQ-1 adds" classname="test" file="/ci/test/cart.test.js"/></testsuite></testsuites>';

  it('shows nothing where its source says that it is to fail, or is still to be written', () => {
    assert.deepEqual(told(cart("it('REQ-1 adds', () => {});"), jest), ['passed']);
    for (const each of [
      "it.failing('REQ-1 adds', () => {});",
      "it.concurrent.fails('REQ-1 adds', () => {});",
      "test.fail('REQ-1 adds', async ({ page }) => {});",
      "it.todo('REQ-1 adds');",
      "test.expectFailure('REQ-1 adds', () => {});",
      "it('REQ-1 adds', { timeout: 5, expectFailure: true }, () => {});",
      "it('REQ-1 adds', { expectFailure: 'bug 12' }, () => {});",
      "it('REQ-1 adds', { fails: true }, () => {});",
      "test('REQ-1 adds', async ({ page }) => { test.fail(); });",
      "test('REQ-1 adds', async ({ page }, testInfo) => { testInfo.fail(true, 'bug 12'); });",
      "test.fail(); test('REQ-1 adds', async ({ page }) => {});",
      "it.failing.each([1])('REQ-1 %s', () => {});",
      "it.each([1]).fails('REQ-1 $name', () => {});",
      'it.fails(`REQ-1 ${name}`, () => {});',
      "it.fails('REQ-1 ' + name, () => {});",
    ])
      for (const report of [jest, node]) assert.deepEqual(told(cart(each), report), ['skipped'], each);
    for (const each of [
      "it('REQ-1 adds', { expectFailure: false }, () => {});",
      "it('REQ-1 adds', () => { assert.fail('x', { expectFailure: true }); });",
      "it('REQ-1 adds', () => {}); it.fails('REQ-1 subtracts', () => {});",
      "it('REQ-1 adds', () => {}); it.fails.each([1])('REQ-1 %s', () => {});",
      "it.fails.each([1])('REQ-1 %s items', () => {});",
      "test('REQ-1 adds', async ({ page }) => { test.fail(isMac, 'bug 12'); });",
      "test('REQ-1 adds', async ({ page }) => { if (isMac) { test.fail(); } });",
      "test('REQ-1 adds', async ({ page }) => { if (isMac) test.fail(); });",
    ])
      assert.deepEqual(told(cart(each), jest), ['passed'], each);
    const inSuite = (suite: string): string =>
      lines("import 'x';", suite, "  it.fails('REQ-1 adds', () => {});", '});');
    for (const report of [jest, node])
      assert.deepEqual(told(inSuite("describe.each([1])('C%s', () => {"), report), ['skipped']);
    const within = inSuite("describe('Cart', { fails: true }, () => {").replace('it.fails', 'it');
    for (const report of [jest, node]) assert.deepEqual(told(within, report), ['skipped']);
    const beside = lines(inSuite("describe('Shop', { fails: true }, () => {"), cart("it('REQ-1 adds', () => {});"));
    assert.deepEqual(told(beside, jest), ['passed']);
  });

  it('shows nothing of another file', () => {
    const source = lines("import 'x';", "it.fails.each([1])('REQ-1 %s', () => {});");
    assert.deepEqual(told(source, node.replace('test/cart', 'test/basket')), ['passed']);
    assert.deepEqual(told(source, node), ['skipped']);
  });

  it('is told anew when its source says something else', () => {
    const plain = cart("it('REQ-1 adds', () => {});");
    const failing = plain.replace('it(', 'it.fails(');
    const kept = { reports: [report('r.xml', jest)], requirements: [requirement({ id: 'REQ-1' })], references: [] };
    let earlier: Trace | undefined;
    const join = (source: string): TestLink | undefined => {
      const { declared } = read('cart.test.js', lines(source, '// @req REQ-9', "it('sums', () => {});"));
      const facts = { ...kept, declared, notes: [], signatures: [], results: [], testFiles: ['cart.test.js'] };
      earlier = trace(facts, earlier);
      return kept.requirements.flatMap((each) => earlier?.verifications(each) ?? [])[0];
    };
    const first = join(plain);
    assert.equal(first?.cases[0]?.case.result, 'passed');
    const second = join(failing);
    assert.equal(second?.cases[0]?.case.result, 'skipped');
    assert.equal(join(failing), second);
    assert.equal(join(plain)?.cases[0]?.case.result, 'passed');
  });
});

describe('a repository', () => {
  it('tells by its project files what a report speaks of', () => {
    const go = lines('package cart', 'import "testing"', '// @req REQ-1', 'func TestAdds(t *testing.T) {}');
    const spec = lines('---', 'tollgate: spec', '---', '# S', '## Requirements', '### REQ-1 Adds', 'It SHALL add.');
    const tests = (files: Readonly<Record<string, string>>): readonly string[] =>
      judged({
        files: {
          'docs/specs/s.md': spec,
          'cart/cart_test.go': go,
          'tools/cart/cart_test.go': go.replace('@req', ''),
          'report.xml': '<testsuite><testcase classname="x.org/other/cart" name="TestAdds"/></testsuite>',
          ...files,
        },
      }).requirements.flatMap((each) => each.tests.map(({ name }) => name));
    assert.deepEqual(tests({ 'go.mod': 'module x.org/other' }), ['TestAdds']);
    assert.deepEqual(tests({ 'go.mod': 'module x.org/shop', 'tools/go.mod': 'module x.org/other' }), []);
  });
});

describe('a reference that was joined', () => {
  it('is joined anew when the test files change, and only then', () => {
    const cited = references('a/x.test.js', lines("import 'x';", '// @req REQ-1', "it('adds', () => {});"));
    const reports = [
      report('r.xml', '<testsuite name="x.test.js"><testcase classname="x.test.js" name="adds"/></testsuite>'),
    ];
    const one = requirement({ id: 'REQ-1' });
    let earlier: Trace | undefined;
    const join = (...testFiles: readonly string[]): TestLink | undefined => {
      const facts = { requirements: [one], references: [...cited], notes: [], signatures: [], results: [] };
      earlier = trace({ ...facts, reports: [...reports], testFiles }, earlier);
      return earlier.verifications(one)[0];
    };
    assert.equal(join('a/x.test.js')?.cases.length, 1);
    assert.equal(join('a/x.test.js'), join('a/x.test.js'));
    assert.equal(join('a/x.test.js', 'b/x.test.js')?.lost, 'several-candidates');
    assert.equal(join('a/x.test.js')?.cases.length, 1);
  });
});

describe('a reference that was joined with the only result of its name', () => {
  it('is joined anew when another file has such a test, and when that goes', () => {
    const source = lines("import 'x';", "describe('Cart', () => {", '// @req REQ-1', "it('adds', () => {});", '});');
    const own = read('a.test.js', source);
    const twin = read('b.test.js', source.replace('REQ-1', 'REQ-2'));
    const others = Array.from({ length: 1000 }, (_, i) =>
      read(`c${i}.test.js`, source.replace('Cart', `Stock ${i}`)),
    ).flatMap(({ declared }) => declared);
    const xml = '<testsuite name="Mocha Tests"><testcase classname="Cart" name="adds"/></testsuite>';
    const kept = {
      references: own.references,
      reports: [report('r.xml', xml)],
      requirements: [requirement({ id: 'REQ-1' })],
    };
    let earlier: Trace | undefined;
    const join = (...declared: readonly Declared[]): TestLink | undefined => {
      const facts = { ...kept, notes: [], signatures: [], results: [], testFiles: ['a.test.js', 'b.test.js'] };
      earlier = trace({ ...facts, declared: [...own.declared, ...declared, ...others] }, earlier);
      return kept.requirements.flatMap((each) => earlier?.verifications(each) ?? [])[0];
    };
    const first = join();
    assert.equal(first?.cases.length, 1);
    assert.equal(join(), first);
    const citesNothing = read('b.test.js', source.replace('// @req REQ-1', '// sums')).declared;
    const another = read('b.test.js', source.replace('// @req REQ-1', '// sums').replace('adds', 'counts')).declared;
    for (const declared of [twin.declared, citesNothing]) {
      assert.equal(join(...declared)?.lost, 'fewer-results');
      assert.equal(join()?.cases.length, 1);
    }
    assert.equal(join(...citesNothing)?.lost, 'fewer-results');
    const second = join(...another);
    assert.equal(second?.cases.length, 1);
    assert.equal(join(), second, 'nothing of its names went');
  });
});

describe('a reference above a suite', () => {
  it('covers what its class inherits', () => {
    const xml = (type: string): string =>
      `<testsuite><testcase classname="${type}" name="test_adds"/><testcase classname="other${type}" name="test_adds"/></testsuite>`;
    const java = lines('package x;', '// @req REQ-1', 'class CartTest extends Base {}');
    const own = lines(
      'package x;',
      'import y.z;',
      '// @req REQ-1',
      'class CartTest extends Base {',
      '@Test void own() {}',
      '}',
    );
    const kotlin = lines('package x', '// @req REQ-1', 'class CartTest : Base() {', '}');
    const csharp = lines('namespace x;', '// @req REQ-1', 'public class CartTest : Base { }');
    const python = lines('import base', '# @req REQ-1', 'class TestCart(base.Cart):', '    limit = 3');
    for (const [path, text, type] of [
      ['src/test/java/x/CartTest.java', java, 'x.CartTest'],
      ['src/test/java/x/CartTest.java', own, 'x.CartTest'],
      ['src/test/kotlin/x/CartTest.kt', kotlin, 'x.CartTest'],
      ['tests/CartTest.cs', csharp, 'x.CartTest'],
      ['tests/test_cart.py', python, 'tests.test_cart.TestCart'],
    ] as const)
      assert.deepEqual(links({ sources: { [path]: text }, reports: { 'a.xml': xml(type) } }), {
        'REQ-1': [`${type} | test_adds`],
      });
  });

  it('covers the tests whose names only run time knows, where the report names the file', () => {
    const source = lines(
      "import 'x';",
      '// @req REQ-1',
      "describe('Cart', () => {",
      '  for (const n of [1, 2]) it(`adds ${n}`, () => {});',
      '});',
      "it('stands alone', () => {});",
    );
    const xml =
      '<testsuite name="a.test.js"><testcase classname="a.test.js" name="Cart &gt; adds 1"/><testcase classname="a.test.js" name="Cart &gt; adds 2"/><testcase classname="a.test.js" name="stands alone"/></testsuite>';
    assert.deepEqual(links({ sources: { 'a.test.js': source }, reports: { 'a.xml': xml } }), {
      'REQ-1': ['a.test.js | Cart > adds 1', 'a.test.js | Cart > adds 2'],
    });
  });

  it('and in the header covers the file', () => {
    const source = lines(
      '// @req REQ-1',
      "import 'x';",
      "describe('Cart', () => { it('adds', () => {}); });",
      "it('stands alone', () => {});",
    );
    const xml =
      '<testsuite name="Mocha Tests"><testcase classname="Cart" name="adds"/><testcase classname="" name="stands alone"/></testsuite>';
    assert.deepEqual(links({ sources: { 'a.test.js': source }, reports: { 'a.xml': xml } }), {
      'REQ-1': ['Cart | adds'],
    });
  });
});

describe('whatever is reported', () => {
  const files = ['x.test.ts', 'a/x.test.ts', 'a/b/x.test.ts', 'b/x.test.ts', 'b/y.test.ts'];
  const chains = [
    ['adds'],
    ['Cart', 'adds'],
    ['Cart', 'Cart', 'adds'],
    ['Cart', 'adds', 'adds'],
    ['Stock'],
    ['Stock', 'sums'],
    ['sums'],
    ['Stock sums'],
  ];
  const sourceOf = (declared: typeof chains): string =>
    lines(
      "import 'x';",
      ...declared.map((chain, i) => {
        const suites = chain.slice(0, -1).map((suite) => `describe('${suite}', () => {`);
        return `${suites.join(' ')}\n// @req REQ-${i}\nit('${chain.at(-1)}', () => {});\n${suites.map(() => '});').join(' ')}`;
      }),
    );

  interface Run {
    /** Folder of the report, and the one in which the runner was started: the same, or one above it. */
    readonly folder: string;
    readonly started: string;
    readonly dialect: 'vitest' | 'jest' | 'node' | 'absolute';
    readonly cases: readonly { readonly file: string; readonly chain: readonly string[] }[];
  }

  function reported({ folder, started, dialect, cases }: Run, i: number): FiledReport {
    const path = (file: string): string =>
      dialect === 'absolute' ? `/ci/shop/${file}` : file.slice(started === '' ? 0 : started.length + 1);
    // The lie that absolute paths could tell, that all lies in `vendor`, one other path gives away.
    const told = [...cases, { file: 'b/y.test.ts', chain: ['of no interest'] }];
    const own = told.filter(({ file }) => started === '' || file.startsWith(`${started}/`));
    const list = own.map(({ file, chain }): FiledReport['cases'][number] => {
      const suites = chain.slice(0, -1);
      const name = chain.at(-1) ?? '';
      // What is true stands in `failure`, which nobody reads here.
      const common = { result: 'passed', line: 1, column: 1, failure: `${file} ${chain.join('|')}` } as const;
      switch (dialect) {
        case 'vitest':
          return { ...common, name: chain.join(' > '), className: path(file), suites: [path(file)] };
        case 'jest':
          return { ...common, name, className: suites.join(' '), suites: [path(file)] };
        case 'node':
        case 'absolute':
          return { ...common, name, className: 'test', suites, file: path(file) };
      }
    });
    const tests = { total: list.length, passed: list.length, failed: 0, errors: 0, skipped: 0 };
    const file = `${folder === '' ? '' : `${folder}/`}junit-${i}.xml`;
    return {
      kind: 'report',
      file,
      format: 'junit',
      cases: list,
      tests,
      failures: [],
      problems: [],
      sha256: digestText(file),
      time: 0,
    };
  }

  const run: fc.Arbitrary<Run> = fc
    .constantFrom(['', ''], ['a', ''], ['a', 'a'], ['b', 'b'], ['a/b', 'a'], ['reports', ''])
    .chain(([folder = '', started = '']) =>
      fc.record({
        folder: fc.constant(folder),
        started: fc.constant(started),
        dialect: fc.constantFrom('vitest', 'jest', 'node', 'absolute'),
        cases: fc.array(
          fc.record({
            file: fc.constantFrom(...files, 'vendor/x.test.ts', 'vendor/a/x.test.ts'),
            chain: fc.constantFrom(...chains),
          }),
          {
            maxLength: 12,
          },
        ),
      }),
    );

  it('a test is never joined with the case of another', () => {
    const requirements = chains.map((_, i) => requirement({ id: `REQ-${i}` }));
    const all = files.flatMap((path) => references(path, sourceOf(chains)));
    fc.assert(
      fc.property(fc.array(run, { maxLength: 3 }), (runs) => {
        const joined = trace({
          requirements,
          references: all,
          notes: [],
          reports: runs.map(reported),
          signatures: [],
          results: [],
          testFiles: files,
        });
        for (const [i, each] of requirements.entries()) {
          for (const { reference, cases } of joined.verifications(each)) {
            const truth = `${reference?.place.file ?? ''} ${chains[i]?.join('|') ?? ''}`;
            for (const { case: found } of cases) assert.equal(found.failure, truth);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a test is found where the runner was started at the root', () => {
    const distinct = [['sums'], ['Cart', 'adds'], ['Cart', 'Cart', 'adds'], ['Cart', 'adds', 'adds']];
    const requirements = distinct.map((_, i) => requirement({ id: `REQ-${i}` }));
    const all = files.flatMap((path) => references(path, sourceOf(distinct)));
    for (const dialect of ['vitest', 'jest', 'node', 'absolute'] as const) {
      const cases = files.flatMap((file) => distinct.map((chain) => ({ file, chain })));
      const reports = [reported({ folder: '', started: '', dialect, cases }, 0)];
      const joined = trace({
        requirements,
        references: all,
        notes: [],
        reports,
        signatures: [],
        results: [],
        testFiles: files,
      });
      for (const each of requirements) {
        assert.deepEqual(
          joined.verifications(each).map((link) => link.cases.length),
          files.map(() => 1),
          `${dialect} ${each.id}`,
        );
      }
    }
  });
});
