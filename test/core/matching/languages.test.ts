import assert from 'node:assert/strict';
import { codeOf } from '../../../src/core/code/code.ts';
import * as languages from '../../../src/core/declarations/index.ts';
import type { Language } from '../../../src/core/reader.ts';
import { judged } from '../../judged.ts';
import { lines, links, type Sample } from './joined.ts';
import { languageRows } from './language-rows.ts';

describe('a reference (GATE-004) at a test is joined with its own case, and with that of no namesake, in', () => {
  for (const { id, title } of Object.values(languages))
    it(title, () => {
      const row = languageRows[id];
      assert.ok(row, `add to test/core/matching/language-rows.ts: a test in ${title}, and how it is reported`);
      const cases = [row.own, row.other].map(([group, name]) => `<testcase classname="${group}" name="${name}"/>`);
      const xml = `<testsuite name="">${cases.join('')}</testsuite>`;
      assert.deepEqual(links({ sources: { [row.file]: row.text }, reports: { 'junit.xml': xml } }), {
        'REQ-1': [row.own.join(' | ')],
      });
    });
});

describe('tests are looked for where they are, and not in comments and strings, in', () => {
  for (const language of Object.values<Language>(languages))
    it(language.title, () => {
      const { file, text, plain, hidden } = languageRows[language.id] ?? assert.fail('it has no row');
      assert.deepEqual([language.isTest(file), language.isTest(plain)], [true, false]);
      const tests = (source: string): number =>
        language.declarations(codeOf(file, source)).filter(({ what }) => what === 'test').length;
      assert.deepEqual([tests(text), tests(hidden)], [1, 0]);
    });
});

describe('a reference (GATE-004) is joined with what is reported by', () => {
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
    const one = (className: string): string =>
      `<testsuite><testcase classname="${className}" name="test_refuses" file="tests/test_cart.py"/></testsuite>`;
    const told = (className: string, file = 'tests/test_cart.py', ...others: readonly string[]): unknown =>
      links({ sources: { [file]: pythonTest }, reports: { 'report.xml': one(className) }, others })['REQ-3']?.[0];
    for (const className of ['TestEmpty', 'test_cart.TestEmpty', 'shop.tests.test_cart.TestEmpty'])
      assert.equal(told(className), `${className} | test_refuses`);
    for (const className of ['', 'TestFull', 'tests.test_stock.TestEmpty'])
      assert.equal(told(className), 'reported-elsewhere', className);
    const [a, b] = ['a/tests/test_cart.py', 'b/tests/test_cart.py'] as const;
    assert.equal(told('tests.test_cart.TestEmpty', a), 'tests.test_cart.TestEmpty | test_refuses');
    assert.equal(told('tests.test_cart.TestEmpty', a, b), 'several-candidates');
  });

  it('unittest, by the subtests that did not pass', () => {
    const source = lines('class TestCart(TestCase):', '    # @req REQ-1', '    def test_adds(self): pass');
    const told = (name: string): unknown => {
      const xml = `<testsuite><testcase classname="tests.test_cart.TestCart" name="${name}"/></testsuite>`;
      return links({ sources: { 'tests/test_cart.py': source }, reports: { 'report.xml': xml } })['REQ-1'];
    };
    for (const name of ['test_adds (n=1)', 'test_adds [small]', "test_adds [small one] (n=1, of='a)')"])
      assert.deepEqual(told(name), [`tests.test_cart.TestCart | ${name}`]);
    for (const name of ['test_adds two', 'test_adds (n=1) two', 'test_adds_(n=1)'])
      assert.deepEqual(told(name), ['not-reported'], name);
  });

  it('unittest, of which a test that is expected to fail shows nothing', () => {
    const spec = lines('---', 'tollgate: spec', '---', '# S', '## Requirements', '### REQ-1 Adds', 'It SHALL add.');
    const xml = '<testsuite><testcase classname="tests.test_cart.TestCart" name="test_adds"/></testsuite>';
    const told = (above: string, decorator: string): boolean[] => {
      const source = lines(
        above,
        'class TestCart(TestCase):',
        '    # @req REQ-1',
        decorator,
        '    def test_adds(self): pass',
      );
      const files = { 'docs/specs/s.md': spec, 'tests/test_cart.py': source, 'report.xml': xml };
      return judged({ files }).requirements.map(({ verified }) => verified);
    };
    assert.deepEqual(told('', '    @cached'), [true]);
    assert.deepEqual(told('', '    @unittest.expectedFailure'), [false]);
    assert.deepEqual(told('@expectedFailure', ''), [false]);
  });

  it('unittest, which never awaits a test of its plain test case', () => {
    const spec = lines('---', 'tollgate: spec', '---', '# S', '## Requirements', '### REQ-1 Adds', 'It SHALL add.');
    const told = (imports: string, head: string, method = '    async def test_adds(self): pass'): boolean[] => {
      const byReference = lines(imports, head, '    # @req REQ-1', method);
      const byName = lines(imports, head, method.replace('test_adds', 'test_REQ_1_adds'));
      return [byReference, byName].map((source) => {
        const [, name = ''] = /def (test\w+)/.exec(source) ?? [];
        const xml = `<testsuite><testcase classname="tests.test_cart.TestCart" name="${name}"/></testsuite>`;
        const files = { 'docs/specs/s.md': spec, 'tests/test_cart.py': source, 'report.xml': xml };
        return judged({ files }).requirements.every(({ verified }) => verified);
      });
    };
    const [asModule, asName] = ['import os, unittest', 'from unittest import (\n  mock, TestCase)'];
    const [ofModule, ofName] = ['class TestCart(unittest.TestCase):', 'class TestCart(TestCase):'];
    for (const [imports, head] of [
      [asModule, ofModule],
      [asName, ofName],
      ['from unittest.case import TestCase  # plain', ofName],
      [`${asModule}\nclass Cases(unittest.TestCase): pass`, 'class TestCart(Cases):'],
    ] as const)
      assert.deepEqual(told(imports, head), [false, false], `${imports} ${head}`);
    assert.deepEqual(told(asModule, ofModule, '    def test_adds(self): pass'), [true, true]);
    assert.deepEqual(told(asModule, ofModule, '    @awaited\n    async def test_adds(self): pass'), [true, true]);
    for (const [imports, head] of [
      [asModule, 'class TestCart(unittest.IsolatedAsyncioTestCase):'],
      [asModule, 'class TestCart(Awaiting, unittest.TestCase):'],
      [asModule, `@awaiting\n${ofModule}`],
      [asModule, ofName],
      [asModule, 'class TestCart:'],
      ['from twisted.trial import unittest', ofModule],
      ['import unittest\nimport asynctest as unittest', ofModule],
      ['from django.test import TestCase', ofName],
      [`${asName}\nfrom django.test import Client, TestCase`, ofName],
      [`${asName}\nclass TestCase(TestCase): pass`, ofName],
      [`${asModule}\n@awaiting\nclass Cases(unittest.TestCase): pass`, 'class TestCart(Cases):'],
      [
        `${asModule}\nclass Cases(unittest.TestCase):\n  def _callTestMethod(self, method): pass`,
        'class TestCart(Cases):',
      ],
      [`${asModule}\nclass Cases(unittest.TestCase): pass\nclass Cases(Other): pass`, 'class TestCart(Cases):'],
    ] as const)
      assert.deepEqual(told(imports, head), [true, true], `${imports} ${head}`);
  });

  it('pytest and unittest, by the classes of the file that inherit it', () => {
    const python = (...heirs: readonly string[]): string =>
      lines(
        'class CartCases:',
        '    # @req REQ-1',
        '    def test_adds(self): pass',
        '    def test_sums(self): pass',
        ...heirs.flatMap((heir) => [heir, '    size = 1']),
      );
    const told = (source: string, ...classes: readonly string[]): string[] | undefined => {
      const cases = classes.map((name) => `<testcase classname="tests.test_cart.${name}" name="test_adds"/>`);
      const xml = `<testsuite>${cases.join('')}</testsuite>`;
      return links({ sources: { 'tests/test_cart.py': source }, reports: { 'a.xml': xml } })['REQ-1'];
    };
    const small = 'tests.test_cart.TestSmall | test_adds';
    const both = python('class TestSmall(CartCases):', 'class Big(CartCases, unittest.TestCase):');
    assert.deepEqual(told(both, 'TestSmall', 'Big', 'Other'), [small, 'tests.test_cart.Big | test_adds']);
    assert.deepEqual(told(both, 'Other'), ['reported-elsewhere']);
    assert.deepEqual(told(python('class Mid(CartCases):', 'class TestSmall(Mid, Generic[T]):'), 'TestSmall'), [small]);
    assert.deepEqual(told(python('class TestSmall(mocks.TestCase, CartCases):'), 'TestSmall'), [small]);
    const own = lines(both, 'class TestSmaller(TestSmall):', '    def test_adds(self): pass');
    assert.deepEqual(told(own, 'TestSmall', 'TestSmaller'), [small], 'its own takes the place');
    const diamond = python('class Other(CartCases):', '    def test_adds(self): pass', 'class Mid(CartCases):');
    assert.deepEqual(told(lines(diamond, 'class TestSmall(Mid, Other): pass'), 'TestSmall'), ['reported-elsewhere']);
    for (const each of [
      python('class TestSmall(Imported, CartCases):'),
      python('class TestSmall(Other):'),
      lines(both, '    test_adds = None'),
      lines(python('class TestSmall(CartCases):'), 'class CartCases:', '    def test_sums(self): pass'),
    ])
      assert.notDeepEqual(told(each, 'TestSmall'), [small], each);
  });

  it('JUnit, by the classes of the file that inherit it', () => {
    const told = (source: string, types: readonly string[], name = 'adds()', path = 'x/CartTest.java'): unknown => {
      const cases = types.map((type) => `<testcase classname="x.${type}" name="${name}"/>`);
      const xml = `<testsuite>${cases.join('')}</testsuite>`;
      return links({ sources: { [`src/test/java/${path}`]: source }, reports: { 'a.xml': xml } })['REQ-1'];
    };
    const java = (...heirs: readonly string[]): string =>
      lines('package x;', 'abstract class Carts<T> {', '  // @req REQ-1', '  @Test void adds() {}', '}', ...heirs);
    const small = ['x.SmallTest | adds()'];
    const heir = 'class SmallTest extends Carts<List<Integer>> implements Serializable { int size = 1; }';
    assert.deepEqual(told(java(heir), ['SmallTest', 'OtherTest']), small);
    assert.deepEqual(told(java(heir, 'class BigTest extends SmallTest {}'), ['SmallTest', 'BigTest']), [
      ...small,
      'x.BigTest | adds()',
    ]);
    const priced = lines('package x;', 'interface Priced {', '  // @req REQ-1', '  @Test default void adds() {}', '}');
    assert.deepEqual(told(lines(priced, 'class SmallTest implements Priced {}'), ['SmallTest']), small);
    const shop = lines(
      'package x;',
      'class Shop {',
      '  abstract class Carts {',
      '    // @req REQ-1',
      '    @Test void adds() {}',
      '  }',
      '  @Nested class Small extends Carts {}',
      '}',
      'class SmallTest extends Carts {}',
    );
    assert.deepEqual(told(shop, ['Shop$Small', 'SmallTest']), ['x.Shop$Small | adds()'], 'seen in its class alone');
    for (const each of [
      java('class SmallTest extends Carts<T> { @MyTest void adds() {} }'),
      java('class SmallTest extends Middle {}', 'class Middle extends Carts<T> { @MyTest void adds() {} }'),
      java('class SmallTest extends Carts<T> { @DisplayName("adds") @Test void sums() {} }'),
      java('class SmallTest extends Other {}', 'class Carts {}'),
      lines(priced, 'class SmallTest extends Other implements Priced {}'),
    ])
      assert.deepEqual(told(each, ['SmallTest']), ['reported-elsewhere'], each);

    const kotlin = (heir: string): string =>
      lines('package x', 'abstract class Carts(n: Int) {', '  // @req REQ-1', '  @Test fun `adds it`() {}', '}', heir);
    const inKotlin = (heir: string): unknown => told(kotlin(heir), ['SmallTest'], 'adds it()', 'x/CartTest.kt');
    assert.deepEqual(inKotlin('class SmallTest(n: Int = f(1)) : Priced by prices, Carts(n) { }'), [
      'x.SmallTest | adds it()',
    ]);
    assert.deepEqual(inKotlin('class SmallTest : Carts(1) { @MyTest fun `adds it`() {} }'), ['reported-elsewhere']);
    assert.deepEqual(inKotlin('class SmallTest : Other(1) { }'), ['reported-elsewhere']);
  });

  it('JUnit, of several with parameters in a class that inherits them', () => {
    const source = lines(
      'package x;',
      'abstract class Carts {',
      '  // @req REQ-1',
      '  @ParameterizedTest @ValueSource(ints = 1) void adds(int n) {}',
      '}',
      'class SmallTest extends Carts { @ParameterizedTest @ValueSource(ints = 1) void sums(int n) {} }',
    );
    const xml = '<testsuite><testcase classname="x.SmallTest" name="[1] 1"/></testsuite>';
    assert.deepEqual(links({ sources: { 'src/test/java/x/CartTest.java': source }, reports: { 'a.xml': xml } }), {
      'REQ-1': ['several-candidates'],
    });
  });

  it('xUnit, by the classes of the file that inherit it', () => {
    const told = (...heirs: readonly string[]): unknown => {
      const base = lines('public abstract class Carts<T> {', '  // @req REQ-1', '  [Fact] public void Adds() {}', '}');
      const source = lines('namespace X;', base, ...heirs);
      const xml = '<testsuite><testcase classname="X.SmallTests" name="Adds"/></testsuite>';
      return links({ sources: { 'tests/CartTests.cs': source }, reports: { 'a.xml': xml } })['REQ-1'];
    };
    const small = ['X.SmallTests | Adds'];
    assert.deepEqual(told('class SmallTests(Db db) : Carts<int>(db), IClassFixture<Db> { }'), small);
    assert.deepEqual(told('class Mid<T> : Carts<T> where T : new() { }', 'class SmallTests : Mid<int> { }'), small);
    for (const each of [
      'class SmallTests : Carts<int> { [MyFact] public new void Adds() { } }',
      'partial class SmallTests : Carts<int> { }',
      'class SmallTests : Other { }',
      'class SmallTests : ICarts { }',
    ])
      assert.deepEqual(told(each), ['reported-elsewhere'], each);
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
    const short = xml.replaceAll(/classname="[^"]*"/g, 'classname="cart"');
    assert.deepEqual(links({ ...sample, reports: { 'unit-tests.xml': short } })['REQ-3'], ['cart | TestSum']);
    assert.deepEqual(links({ ...sample, sources: { 'cart_test.go': goTest } })['REQ-3'], ['reported-elsewhere']);
    const root = `<testsuites>${suite('example.org/shop', 'TestSum')}${suite('example.org/shop/internal/cart', 'TestSum')}</testsuites>`;
    assert.deepEqual(
      links({ ...sample, sources: { 'cart_test.go': goTest }, reports: { 'unit-tests.xml': root } })['REQ-3'],
      ['example.org/shop | TestSum'],
    );
  });

  it('go test, by the test that runs its suite, in whichever file of the package', () => {
    const method = lines('package cart', '// @req REQ-1', 'func (s *CartSuite) TestAdds() {', '}');
    const told = (source: string, ...cases: readonly string[]): string[] | undefined => {
      const all = cases.map((name) => `<testcase classname="x.org/shop/cart" name="${name}"/>`);
      const reports = { 'a.xml': `<testsuite>${all.join('')}</testsuite>` };
      return links({ sources: { 'cart/cart_test.go': source }, reports })['REQ-1'];
    };
    const usual = 'TestCartSuite/TestAdds';
    assert.deepEqual(told(method, 'TestCartSuite', usual), [`x.org/shop/cart | ${usual}`]);
    assert.deepEqual(told(method, 'TestCart', 'TestCart/TestAdds'), ['suite-unknown']);
    const other = lines(method, 'func TestCartSuite(t *testing.T) { suite.Run(t, &Cheap{}) }');
    assert.deepEqual(told(other, 'TestCartSuite', usual), ['suite-unknown'], 'it runs another');
    const both = lines(
      method,
      'func TestA(t *testing.T) { suite.Run(t, &CartSuite{a: 1}) }',
      'func TestB(t *testing.T) { suite.Run(t, &CartSuite{a: 2}) }',
    );
    const [a, b] = ['TestA/TestAdds', 'TestB/TestAdds'] as const;
    assert.deepEqual(told(both, a, b), [`x.org/shop/cart | ${a}`, `x.org/shop/cart | ${b}`]);
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

  it('go test, which lists as passed what had all its subtests skipped', () => {
    const source = lines(
      'package cart',
      'func x() {}',
      '// @req REQ-1',
      'func TestAdds(t *testing.T) {',
      '	t.Run("group", func(t *testing.T) {',
      '		t.Run("x", func(t *testing.T) {})',
      '	})',
      '}',
    );
    const result = (name: string, inside = ''): string =>
      `<testcase classname="example.org/shop/cart" name="${name}">${inside}</testcase>`;
    const told = (...cases: readonly string[]): readonly unknown[] =>
      judged({
        files: {
          'docs/specs/s.md': '---\ntollgate: spec\n---\n# S\n## Requirements\n### REQ-1 Adds\nIt SHALL add.',
          'cart/cart_test.go': source,
          'junit.xml': `<testsuite>${cases.join('')}</testsuite>`,
        },
      }).requirements.flatMap(({ verified, tests }) => [verified, ...tests.map(({ result: each }) => each)]);
    const skipped = result('TestAdds/group/x', '<skipped/>');
    const around = [result('TestAdds/group'), result('TestAdds'), result('TestSum')];
    assert.deepEqual(told(skipped, ...around), [false, 'skipped', 'skipped', 'skipped']);
    assert.deepEqual(told(skipped, result('TestAdds/group/y'), ...around), [
      true,
      ...['skipped', 'passed', 'passed', 'passed'],
    ]);
    assert.deepEqual(told(skipped, result('TestAdds/other'), ...around), [
      true,
      ...['skipped', 'passed', 'skipped', 'passed'],
    ]);
    assert.deepEqual(told(skipped.replace('Adds', 'Sum'), result('TestAdds')), [true, 'passed']);
    const failed = result('TestAdds', '<failure/>');
    assert.deepEqual(told(skipped, result('TestAdds/group'), failed), [false, 'skipped', 'skipped', 'failed']);
  });

  it('any runner, by no row of a table where one was skipped, and others are cited by others', () => {
    const python = (...between: readonly string[]): string =>
      lines(
        'import pytest',
        '# @req REQ-1',
        '@pytest.mark.parametrize("n", [',
        '    # @req REQ-2',
        '    pytest.param(1, id="one"),',
        ...between,
        '    pytest.param(2, id="two"),',
        '])',
        'def test_adds(n): pass',
      );
    const told = (source: string, second = '<skipped/>'): readonly boolean[] =>
      judged({
        files: {
          'docs/specs/s.md': lines(
            ...['---', 'tollgate: spec', '---', '# S', '## Requirements'],
            ...['REQ-1', 'REQ-2'].flatMap((id) => [`### ${id} Adds`, 'It SHALL add.']),
          ),
          'tests/test_cart.py': source,
          'junit.xml': `<testsuite><testcase classname="tests.test_cart" name="test_adds[one]"/><testcase classname="tests.test_cart" name="test_adds[two]">${second}</testcase></testsuite>`,
        },
      }).requirements.map(({ verified }) => verified);
    assert.deepEqual(told(python('    # @req REQ-3')), [true, false]);
    assert.deepEqual(told(python('    # @req REQ-3'), ''), [true, true]);
    assert.deepEqual(told(python()), [true, true], 'one for all rows');
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

  it('gradle, where several tests of a class are called by number, once all of them ran and passed', () => {
    const several = (more = '', above = ''): string =>
      javaTest
        .replace('  @Nested', `  @ParameterizedTest @CsvSource("a") void counts(String a) {}\n${more}\n  @Nested`)
        .replace('class CartTest', `${above} class CartTest`);
    const told = (source: string, ...names: readonly string[]): readonly string[] | undefined => {
      const cases = names.map((name) => `<testcase name="${name}" classname="com.example.shop.CartTest"/>`);
      const reports = { 'build/test-results/test/TEST-a.xml': `<testsuite>${cases.join('')}</testsuite>` };
      return links({ sources: { [javaFile]: source }, reports })['REQ-3'];
    };
    const ran = ['[1] 1', '[2] 2', '[1] a'];
    const all = ran.map((name) => `com.example.shop.CartTest | ${name}`);
    assert.deepEqual(told(several(), ...ran), all);
    assert.deepEqual(told(several('  @BeforeEach void start(TestInfo info) {}'), ...ran), all);
    assert.deepEqual(told(several(), '[1] 1', '[2] 2'), ['several-candidates'], 'one did not run');
    assert.deepEqual(told(several(), ...ran, '[1] 1'), ['several-candidates'], 'one ran again');
    for (const child of ['<failure/>', '<skipped/>']) {
      const ended = `[2] b" classname="com.example.shop.CartTest">${child}</testcase><testcase name="x`;
      assert.deepEqual(told(several(), ...ran, ended), ['several-candidates'], child);
    }
    for (const text of [
      several('  @RepeatedTest(2) void again() {}'),
      several('  @EachCart void mine(Cart cart) {}'),
      several('', '@ParameterizedClass'),
      several().replace('class CartTest', 'class CartTest extends Carts'),
    ])
      assert.deepEqual(told(text, ...ran), ['not-reported'], text);
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
      [
        ['com.example.shop.CartTest | adds two'],
        ['com.example.shop.CartTest | [1] 1'],
        ['com.example.shop.CartTest$Empty | adds()'],
      ],
    );
    const summed = (text: string, report = xml): readonly string[] | undefined =>
      links({ sources: { [javaFile]: text }, reports: { 'build/test-results/test/TEST-a.xml': report } })['REQ-3'];
    const other = '  @ParameterizedTest(name = "{0}") void counts(int a) {}\n  @Nested class Empty';
    for (const text of [
      javaTest.replace('  @Nested class Empty', other),
      javaTest.replace('class CartTest {', 'class CartTest extends Carts {'),
      javaTest.replace('class CartTest {', 'class CartTest implements Carts {'),
      javaTest.replace('@ParameterizedTest', '@ParameterizedTest(name = "{0}")'),
      javaTest.replace('@ParameterizedTest', '@RepeatedTest(2)'),
    ])
      assert.deepEqual(summed(text), ['not-reported'], text);
    assert.deepEqual(summed(javaTest, xml.replace('[1] 1', '[x]')), ['not-reported']);
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

  it('gradle, of tests of Kotest by their class, with the groups around them or without', () => {
    const source = lines(
      'package x',
      'class CartSpec : DescribeSpec({',
      '  // @req REQ-1',
      '  describe("Cart") {',
      '    // @req REQ-2',
      '    it("adds") { }',
      '    describe("empty") {',
      '      // @req REQ-3',
      '      it("refuses") { }',
      '    }',
      '  }',
      '  describe("Stock") {',
      '    // @req REQ-4',
      '    it("adds") { }',
      '  }',
      '})',
    );
    const told = (...names: readonly string[]): readonly (string | number | undefined)[] => {
      const cases = names.map((name) => `<testcase classname="x.CartSpec" name="${name}"/>`);
      const found = links({
        sources: { 'src/test/kotlin/x/CartSpec.kt': source },
        reports: { 'build/test-results/test/TEST-x.xml': `<testsuite>${cases.join('')}</testsuite>` },
      });
      return Object.values(found).map((each) => (each[0]?.includes('|') === true ? each.length : each[0]));
    };
    const alike = 'told-alike';
    assert.deepEqual(told('adds', 'refuses', 'adds'), [3, 2, 1, 2]);
    assert.deepEqual(told('adds', 'refuses'), [1, alike, 1, alike]);
    assert.deepEqual(told('Cart -- empty -- refuses'), [1, 'not-reported', 1, 'not-reported']);
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
    const first = (report: string): string[] | undefined =>
      links({ sources: { 'Shop.Tests/CartTests.cs': source }, reports: { 'a.xml': report } })['REQ-1'];
    assert.deepEqual(first(converted), [' | Shop.Tests.CartTests.Adds']);
    assert.deepEqual(first(xml.replace('Tests.CartTests"', 'Tests.CartTests, Shop.Tests"')), [
      'Shop.Tests.CartTests, Shop.Tests | Adds',
    ]);
    const suite = '<testsuite name="Shop.Tests.CartTests"><testcase name="Adds"/></testsuite>';
    assert.deepEqual(first(suite), [' | Adds'], 'the suite is the class');
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
