import assert from 'node:assert/strict';
import { trx } from '../../../src/core/reports/trx.ts';
import { digestText } from '../../../src/core/digest.ts';
import { cartTest, lines, links } from './joined.ts';

describe('a reference (GATE-004) is not joined', () => {
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
    assert.deepEqual(told(computed, ['Cart when empty', 'big']), ['Cart when empty | big'], 'of a suite inside of it');
    for (const [className, name] of [
      ...['Cart items adds', 'Cart is nice', 'My Cart big'].map((each) => [each, each] as const),
      ['Cart items', 'adds'],
      ['My Cart when empty', 'big'],
      ['test', 'is nice'],
    ] as const)
      assert.equal(told(computed, ['Cart big', 'Cart big'], [className, name]).length, 1, `${className} ${name}`);
    const inside = source("  describe('when empty', () => { it('adds', () => {}); });", "  it('adds', () => {});");
    const both = [
      ['Cart', 'adds'],
      ['Cart when empty', 'adds'],
    ] as const;
    assert.equal(told(inside, ...both).length, 2);
    const ofCart = inside.replace('// @req REQ-1', '').replace("  it('adds'", "  // @req REQ-1\n  it('adds'");
    assert.deepEqual(told(ofCart, ...both), own);
  });

  it('with a test of that name in a suite that is declared nowhere', () => {
    const here = ' file="test/cart.test.js"';
    const told = (suites: readonly string[], className: string, name: string, file = here): string[] => {
      const opened = suites.map((suite) => `<testsuite name="${suite}">`).join('');
      const xml = `${opened}<testcase classname="${className}" name="${name}"${file}/>${'</testsuite>'.repeat(suites.length)}`;
      const found = links({
        sources: { 'test/cart.test.js': cartTest },
        reports: { 'junit.xml': `<testsuites>${xml}</testsuites>` },
      });
      return Object.entries(found).flatMap(([id, [shown]]) => (shown?.includes('|') === true ? [id] : []));
    };
    assert.deepEqual(told(['Cart'], 'test', 'adds'), ['REQ-1']);
    assert.deepEqual(told([''], 'Cart', 'adds'), ['REQ-1']);
    assert.deepEqual(told([''], 'Cart adds', 'adds'), ['REQ-1']);
    assert.deepEqual(told(['Shop'], 'test', 'adds'), []);
    assert.deepEqual(told([''], 'Shop', 'adds'), []);
    assert.deepEqual(told([''], '', 'adds', ''), [], 'no suite at all');
    assert.deepEqual(told(['Cart', 'when empty'], 'test', 'refuses'), ['REQ-2']);
    for (const suites of [
      ['Cart'],
      ['when empty'],
      ['Cart', 'when full'],
      ['Shop', 'when empty'],
      ['Cart', 'when empty', 'now'],
    ])
      assert.deepEqual(told(suites, 'test', 'refuses'), [], suites.join());
    assert.deepEqual(told([''], '', 'stands alone'), ['REQ-3']);
    assert.deepEqual(told(['Shop'], 'test', 'stands alone'), []);
    assert.deepEqual(told([''], 'Shop', 'stands alone'), []);
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
    const joined = (...names: readonly string[]): Record<string, string[]> => joinedWith(source, ...names);
    const joinedWith = (text: string, ...names: readonly string[]): Record<string, string[]> =>
      links({
        sources: { 'src/test/java/x/CartTest.java': text },
        reports: {
          'TEST-x.xml': `<testsuite>${names.map((name) => `<testcase classname="x.CartTest" name="${name}"/>`).join('')}</testsuite>`,
        },
      });
    assert.deepEqual(joined('counts'), { 'REQ-1': ['not-reported'], 'REQ-2': ['x.CartTest | counts'] });
    assert.deepEqual(joined('sums')['REQ-2'], ['x.CartTest | sums']);
    const alike = joinedWith(source.replace('counts")', 'sums")'), 'sums');
    assert.deepEqual(alike, { 'REQ-1': ['not-reported'], 'REQ-2': ['not-reported'] });
  });

  it('with another of its name that takes something else', () => {
    const joined = (first: string, second: string, ...names: readonly string[]): number[] => {
      const source = lines(
        'package x;',
        'class CartTest {',
        '  // @req REQ-1',
        `  @ParameterizedTest void adds(${first}) {}`,
        '  // @req REQ-2',
        `  ${second === '' ? '@Test' : '@ParameterizedTest'} void adds(${second}) {}`,
        '}',
      );
      const cases = names.map((name) => `<testcase classname="x.CartTest" name="${name}"/>`);
      const found = links({
        sources: { 'src/test/java/x/CartTest.java': source },
        reports: { 'TEST-x.xml': `<testsuite>${cases.join('')}</testsuite>` },
      });
      return Object.values(found).map((each) => each.filter((shown) => shown.includes('|')).length);
    };
    assert.deepEqual(joined('int a', '', 'adds()'), [0, 1]);
    assert.deepEqual(joined('int a', '', 'adds(int)[1]', 'adds(int)[2]'), [2, 0]);
    assert.deepEqual(joined('int a', 'final String a', 'adds(int)[1]'), [1, 0]);
    const list = '@Each(",") java.util.List<Map<A, B>> all, int... more';
    assert.deepEqual(joined('int a', list, 'adds(List, int[])[1]'), [0, 1]);
    assert.deepEqual(joined('int a', list, 'adds{int}[1]'), [1, 0]);
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

  it('with a class of the same name in other sources of its module', () => {
    const source = (id: string): string =>
      lines('package x;', 'class CartTest {', `  // @req ${id}`, '  @Test void adds() {}', '}');
    const joined = (sets: readonly [string, string], report: string, name = 'CartTest.java'): string[] => {
      const [first, second] = sets.map((set) => `app/src/${set}/java/x/`) as [string, string];
      const xml = '<testsuite name="x.CartTest"><testcase classname="x.CartTest" name="adds"/></testsuite>';
      const found = links({
        sources: {
          [`${first}CartTest.java`]: source('REQ-1'),
          [second + name]: source('REQ-2').replace('void', name.endsWith('.kt') ? 'fun' : 'void'),
        },
        reports: { [`app/build/${report}/TEST-x.CartTest.xml`]: xml },
      });
      return Object.entries(found).flatMap(([id, [shown]]) => (shown === 'x.CartTest | adds' ? [id] : []));
    };
    for (const name of ['CartTest.java', 'Carts.kt']) {
      const sets = ['test', 'integrationTest'] as const;
      assert.deepEqual(joined(sets, 'test-results/test', name), ['REQ-1']);
      assert.deepEqual(joined(sets, 'test-results/integrationTest', name), ['REQ-2']);
      assert.deepEqual(joined(sets, 'test-results/all', name), []);
      assert.deepEqual(joined(sets, 'reports', name), []);
      const ofAndroid = ['test', 'androidTest'] as const;
      assert.deepEqual(joined(ofAndroid, 'test-results/testDebugUnitTest', name), ['REQ-1']);
      assert.deepEqual(joined(ofAndroid, 'outputs/androidTest-results/connected', name), ['REQ-2']);
      assert.deepEqual(joined(['testDebug', 'testRelease'], 'test-results/testReleaseUnitTest', name), ['REQ-2']);
    }
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
    assert.deepEqual(joined('Tests', 'All/TestResults/junit.xml'), { 'REQ-1': several, 'REQ-2': several });
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

  it('with a test that the class of another file inherits', () => {
    const base = lines('package x;', 'abstract class Base {', '  // @req REQ-1', '  @Test void adds() {}', '}');
    const xml = '<testsuite name="x.CartTest"><testcase classname="x.CartTest" name="adds()"/></testsuite>';
    assert.deepEqual(links({ sources: { 'src/test/java/x/Base.java': base }, reports: { 'a.xml': xml } }), {
      'REQ-1': ['reported-elsewhere'],
    });
  });

  it('with a test whose name only run time knows', () => {
    const source = lines("import 'x';", '// @req REQ-1', 'it(name, () => {});');
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

  it('not with a path of the same checkout on Windows, in whatever case and form it has the drive', () => {
    const source = lines("import 'x';", '// @req REQ-1', "it('adds', () => {});");
    for (const file of [
      'c:\\ci\\shop\\test\\a.test.js',
      'C:/ci/shop/test/a.test.js',
      'file:///C:/ci/shop/test/a.test.js',
    ]) {
      const xml = `<testsuites><testcase file="C:\\ci\\shop\\test\\b.test.js" classname="test" name="subtracts"/>
<testcase file="${file}" classname="test" name="adds"/></testsuites>`;
      assert.deepEqual(
        links({ sources: { 'test/a.test.js': source }, reports: { 'a.xml': xml }, others: ['test/b.test.js'] }),
        { 'REQ-1': ['test | adds'] },
        file,
      );
    }
  });
});
