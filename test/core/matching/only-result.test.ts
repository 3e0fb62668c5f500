import assert from 'node:assert/strict';
import { judged } from '../../judged.ts';
import { lines, links } from './joined.ts';

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
    const among = (...others: readonly string[]): string[] | undefined =>
      links({
        sources: { [a]: source('REQ-1'), ...Object.fromEntries(others.map((each) => [each, source('REQ-2')])) },
        reports: { 'packages/a/junit.xml': xml(1), 'junit.xml': `${xml(1)} ` },
      })['REQ-1'];
    assert.deepEqual(among(b, 'packages/c/test/cart.test.ts'), both, 'in its package there is no other');
    assert.deepEqual(among(b, 'packages/c/test/cart.test.ts', 'packages/a/old/cart.test.js'), fewer);
    const located = xml(1).replace('<testcase', `<testcase file="${b}"`);
    assert.deepEqual(joined({ 'junit.xml': located }), { 'REQ-1': ['reported-elsewhere'], 'REQ-2': one });
    assert.deepEqual(
      joined({ 'junit.xml': xml(1) }, [source('REQ-1'), source('REQ-1')]),
      { 'REQ-1': [...one, ...one] },
      'either verifies it',
    );
    assert.deepEqual(
      joined({ 'junit.xml': xml(1) }, [source('REQ-1, REQ-2'), source('REQ-1')]),
      { 'REQ-1': [...one, ...one], 'REQ-2': fewer },
      'of what only one cites it may be the other',
    );
    const elsewhere = ['reported-elsewhere'];
    assert.deepEqual(
      joined({ 'a/junit.xml': xml(2) }),
      { 'REQ-1': elsewhere, 'REQ-2': elsewhere },
      'of another folder',
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
        const other = ran.replaceAll('adds', 'sums');
        assert.equal(told('REQ-2', ran + ran + other)['REQ-2']?.length, 2);
        if (!surroundings.endsWith('.js')) continue;
        const twice = (...cases: readonly string[]): string => [...cases, ...cases].join('');
        assert.deepEqual(told('REQ-2', twice(ran, other)), alike, 'in two browsers');
        assert.equal(told('REQ-2', twice(ran, ran, other))['REQ-2']?.length, 4);
        const elsewhere = other.replace('test/cart', 'test/shop');
        assert.deepEqual(told('REQ-2', twice(ran, elsewhere)), alike, 'with nothing else in the file');
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
      const computed = suites.replaceAll("it('adds'", 'it(`adds ${n}`');
      const some = ['adds 1', 'links'].map(
        (name) => `<testcase classname="test/cart.test.js" name="Cart &gt; ${name}"/>`,
      );
      for (const [text, first] of [
        [computed, ['test/cart.test.js | Cart > links']],
        [computed.replaceAll(/ it\('.*?\{\}\);/g, ''), alike['REQ-1']],
      ] as const)
        assert.deepEqual(
          links({ sources: { 'test/cart.test.js': text }, reports: { 'junit.xml': suite(some.join('')) } }),
          { ...alike, 'REQ-1': first },
          'whose names only run time knows',
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

      const theories = (first: string, second: string): string =>
        source
          .replace('[Fact] public void Adds()', `[Theory] public void Adds(${first})`)
          .replace('[Fact] public void Adds()', `[Theory] public void Adds(${second})`);
      const ran = ['Adds(n: 1)', 'Adds(n: 2)'];
      for (const [first, second] of [
        ['int n', 'int n'],
        ['int n, List<int> of = null', 'int number,\n    List<int> all'],
      ] as const)
        assert.deepEqual(told(theories(first, second), ...ran), alike, second);
      assert.equal(told(theories('int n', 'string s'), ...ran)['REQ-2']?.length, 2, 'it is overloaded');
      const ofTwo = (...names: readonly string[]): Record<string, string[]> =>
        links({
          sources: { 'T/CartTests.cs': theories('int n', 'int n') },
          reports: Object.fromEntries(
            names.map((name, at) => [`${at}.xml`, suite(`<testcase classname="T.CartTests" name="${name}"/>`)]),
          ),
        });
      assert.deepEqual(told(theories('int n', 'int n'), 'Adds(n: Cart)', 'Adds(n: Cart)'), alike);
      assert.equal(ofTwo('Adds(n: 1)', 'Adds(n: 1)')['REQ-1']?.length, 2, 'both were built, and ran');
      assert.deepEqual(ofTwo('Adds(n: 1)', 'Adds(n: 2)'), alike, 'in shards');
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
      const both = ['TestCart/adds', 'TestCart/adds#01', 'TestCart'];
      assert.equal(told(...both)['REQ-1']?.length, 2);
      assert.equal(told(...both, ...both)['REQ-1']?.length, 4);
      assert.deepEqual(told('TestCart/adds', 'TestCart', 'TestCart/adds', 'TestCart'), alike, 'twice');
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
      lines("describe(Cart.name, () => { it('adds', () => {}); });"),
      lines("describe.skip(Cart, () => { it('adds', () => {}); });"),
      lines("const ADDS = 'adds';", "describe('Cart', () => { it(ADDS, () => {}); });"),
    ])
      assert.equal(told(twin, { 'junit.xml': ran }), 0, twin);
    for (const twin of [uncited.replace('Cart', 'Stock'), uncited.replace('adds', 'counts')])
      assert.equal(told(twin, { 'junit.xml': ran }), 1, twin);
  });

  it('with the only result of a test that stands in a module of QUnit, or a fixture of TestCafe, in a file that cites nothing', () => {
    const cited = lines("import 'x';", "describe('Cart', () => {", '  // @req REQ-1', "  it('adds', () => {});", '});');
    const xml = '<testsuite name="Tests"><testcase classname="Cart" name="adds"/></testsuite>';
    const joined = (other: string): string[] | undefined =>
      links({ sources: { 'test/cart.test.js': cited, 'old/cart.test.js': other }, reports: { 'junit.xml': xml } })[
        'REQ-1'
      ];
    for (const suite of ["QUnit.module('Cart');", 'fixture`Cart`.page`https://shop.example`;', "fixture('Cart')"])
      assert.deepEqual(joined(lines(suite, "test('adds', () => {});")), ['fewer-results'], suite);
    assert.deepEqual(joined(lines("QUnit.module('Shop');", "test('adds', () => {});")), ['Cart | adds']);
  });

  describe('with the only result, where a file has such a test or class that cites nothing:', () => {
    const joined = (
      own: string,
      others: Readonly<Record<string, string>>,
      report: string,
      ...ran: readonly (readonly [className: string, name: string])[]
    ): readonly string[] | undefined => {
      const cases = ran.map(([className, name]) => `<testcase classname="${className}" name="${name}"/>`);
      const [file = ''] = Object.keys(others);
      return links({
        sources: { ...others, [file]: own },
        reports: { [report]: `<testsuite name="all">${cases.join('')}</testsuite>` },
        others: ['go.mod', 'A.Tests/A.Tests.csproj', 'B.Tests/B.Tests.csproj'],
      })['REQ-1'];
    };

    it('of Go, in the same package', () => {
      const go = (comment: string, ...inside: readonly string[]): string =>
        lines('package cart', 'import "testing"', comment, 'func TestAdds(t *testing.T) {', ...inside, '}');
      const fewer = ['fewer-results'];
      const told = (other: string, ...names: readonly string[]): readonly string[] | undefined =>
        joined(
          go('// @req REQ-1'),
          { 'cart/a_linux_test.go': '', [other]: go('') },
          'r.xml',
          ...names.map((name) => ['x.org/shop/cart', name] as const),
        );
      assert.deepEqual(told('cart/a_windows_test.go', 'TestAdds'), fewer);
      assert.equal(told('cart/a_windows_test.go', 'TestAdds', 'TestAdds', 'TestSums')?.length, 2);
      assert.equal(told('stock/a_windows_test.go', 'TestAdds')?.length, 1, 'of another package');
      const sub = (comment: string, name: string): string => go('', comment, `t.Run("${name}", func(t *testing.T) {})`);
      const toldOf = (name: string): readonly string[] | undefined =>
        joined(
          sub('// @req REQ-1', 'two (or more)'),
          { 'cart/a_linux_test.go': '', 'cart/a_windows_test.go': sub('', name) },
          'r.xml',
          ['x.org/shop/cart', 'TestAdds/two_(or_more)'],
        );
      assert.deepEqual(toldOf('two (or more)'), fewer);
      assert.equal(toldOf('one')?.length, 1);
    });

    it('of Kotlin, in another module', () => {
      const kotlin = (comment: string, scope = 'x'): string =>
        lines(`package ${scope}`, 'class CartTest {', `  ${comment}`, '  @Test fun adds() {}', '}');
      const told = (other: string, text: string, report = 'build/junit.xml'): readonly string[] | undefined =>
        joined(kotlin('// @req REQ-1'), { 'a/src/test/kotlin/x/CartTest.kt': '', [other]: text }, report, [
          'x.CartTest',
          'adds',
        ]);
      const [a, b] = ['a/src/test/kotlin/x/Cart.kt', 'b/src/test/kotlin/x/Cart.kt'] as const;
      assert.deepEqual(told(b, kotlin('')), ['several-candidates']);
      assert.deepEqual(told(b, kotlin(''), 'b/build/junit.xml'), ['reported-elsewhere']);
      for (const found of [told(a, kotlin('')), told(b, kotlin(''), 'a/build/junit.xml'), told(b, kotlin('', 'y'))])
        assert.deepEqual(found, ['x.CartTest | adds']);
      const script = "describe('x', () => { it('CartTest', () => {}); it('package', () => {}); });";
      assert.equal(told('b/test/cart.test.js', script)?.length, 1, 'of another language');
    });

    it('of C#, in another project', () => {
      const csharp = (comment: string): string =>
        lines('namespace T;', 'public class CartTests {', `  ${comment}`, '  [Fact] public void Adds() {}', '}');
      const told = (other: string, text: string, report = 'junit.xml'): readonly string[] | undefined =>
        joined(csharp('// @req REQ-1'), { 'A.Tests/CartTests.cs': '', [other]: text }, report, ['T.CartTests', 'Adds']);
      assert.deepEqual(told('B.Tests/Cart.Tests.cs', csharp('')), ['several-candidates']);
      assert.equal(told('B.Tests/Cart.Tests.cs', csharp(''), 'A.Tests/TestResults/junit.xml')?.length, 1);
      assert.equal(told('B.Tests/Cart.Tests.cs', csharp('').replace('CartTests', 'ShopTests'))?.length, 1);
      assert.equal(told('A.Tests/Cart.Tests.cs', csharp(''))?.length, 1, 'a part of it');
    });
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
    assert.deepEqual(joined(['TestAdds', 'TestAdds', 'TestSums'])['REQ-1'], both);
    assert.deepEqual(joined(['TestAdds', 'TestSums', 'TestAdds', 'TestSums'])['REQ-1'], fewer, 'all ran twice');
    assert.deepEqual(joined(['TestAdds'], go('REQ-1')), { 'REQ-1': both }, 'either verifies it');
    assert.deepEqual(joined(['TestAdds'], go('REQ-2').replace('TestAdds', 'TestSums'))['REQ-1'], one);
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
});
