import assert from 'node:assert/strict';
import { lines, links } from './joined.ts';

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
    const nested = lines(
      'package x;',
      'class ShopTest {',
      '// @req REQ-1',
      '@Nested class CartTest extends Base {',
      '}',
      '}',
    );
    assert.deepEqual(
      links({
        sources: { 'src/test/java/x/ShopTest.java': nested },
        reports: { 'a.xml': xml('x.CartTest'), 'b.xml': xml('x.ShopTest$CartTest') },
      }),
      { 'REQ-1': ['x.ShopTest$CartTest | test_adds'] },
    );
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
    const told = (text: string, ...cases: readonly string[]): readonly string[] | undefined =>
      links({ sources: { 'a.test.js': text }, reports: { 'a.xml': `<testsuites>${cases.join('')}</testsuites>` } })[
        'REQ-1'
      ];
    const ofNode = (suite: string, name: string): string =>
      `<testsuite name="${suite}"><testcase classname="test" name="${name}" file="a.test.js"/></testsuite>`;
    const more = source.replace("it('stands alone'", "describe('Shop', () => { it(`sells ${n}`, () => {}); }); it('x'");
    assert.deepEqual(told(more, ofNode('Cart', 'adds 1'), ofNode('Shop', 'sells 1')), ['test | adds 1']);
    const header = lines('// @req REQ-1', more.replace('// @req REQ-1', ''));
    const inClass = ofNode('x', 'pays 1').replace('classname="test"', 'classname="Shop"');
    assert.equal(told(header, ofNode('Cart', 'adds 1'), ofNode('Shop', 'sells 1'), inClass)?.length, 3, 'of a file');
    assert.deepEqual(told(source.replace("'Cart'", 'name'), ofNode('Shop', 'sells 1')), ['name-unknown']);
    const node = ofNode('Cart', 'adds 1');
    const ofTwo = links({ sources: { 'a.test.js': more }, reports: { 'a.xml': node }, others: ['old/a.test.js'] });
    assert.equal(ofTwo['REQ-1']?.length, 1);
    const ending = links({ sources: { 'b/a.test.js': more }, reports: { 'a.xml': node }, others: ['c/a.test.js'] });
    assert.deepEqual(ending['REQ-1'], ['name-unknown'], 'two files may be meant');
    const inner = lines(
      "describe('Cart', () => {",
      source.replace("'Cart'", "'when empty'").replace('import', '//'),
      '});',
    );
    assert.equal(told(lines('import x;', inner), xml.replaceAll('Cart &gt;', 'Cart &gt; when empty &gt;'))?.length, 2);
    assert.deepEqual(told(lines('import x;', inner), xml.replaceAll('Cart &gt;', 'when empty &gt;')), ['name-unknown']);
    assert.deepEqual(told(lines('import x;', inner), ofNode('Cart', 'adds 1')), ['name-unknown']);
    const alike = lines("import 'x';", '// @req REQ-2', "describe('Cart', () => { it('adds 1', () => {}); });");
    const report = ofNode('Cart', 'adds 1');
    assert.deepEqual(links({ sources: { 'a.test.js': more, 'b.test.js': alike }, reports: { 'a.xml': report } }), {
      'REQ-1': ['test | adds 1'],
      'REQ-2': ['reported-elsewhere'],
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
