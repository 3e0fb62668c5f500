import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeOf } from '../../src/core/code/code.ts';
import * as registry from '../../src/core/declarations/index.ts';
import type { Declaration } from '../../src/core/model.ts';
import type { Language } from '../../src/core/reader.ts';

const { csharp, go, java, javascript, kotlin, python, rust } = registry;

/** One line per declaration: `4-6 test Cart > adds (…)`, with `?` for what only run time knows. */
function show({ what, name, suites, parameterised, aliases, scope, line, endLine }: Declaration): string {
  const path = [...suites, name].map((part) => part ?? '?').join(' > ');
  const more = [
    ...(parameterised ? ['…'] : []),
    ...(aliases ?? []).map((alias) => `= ${alias}`),
    ...(scope === undefined || scope === '' ? [] : [`in ${scope}`]),
  ];
  return `${line}-${endLine} ${what} ${path}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
}

function declared(language: Language, text: string): readonly Declaration[] {
  return language.declarations(codeOf(`x${language.extensions[0] ?? ''}`, text));
}

function lines(...text: readonly string[]): string {
  return text.join('\n');
}

describe('declarations in JavaScript', () => {
  const read = (...text: readonly string[]): string[] => declared(javascript, lines(...text)).map(show);

  it('are the tests and suites of every runner, nested, whatever stands in strings, comments and regular expressions', () => {
    assert.deepEqual(
      read(
        "describe('Cart', () => {",
        "  it('adds \\'it\\' \\u{41}', async () => { if (x) { /[)}]/.test(')') } }); // })",
        "  // it('is dead', () => {});",
        '  const text = `',
        "    it('is text', () => {});",
        '  `;',
        "  context('when empty', function () {",
        '    it(`refuses`, () => {});',
        '  });',
        '});',
        "suite('s', () => { test('t', () => {}) });",
      ),
      [
        '1-10 suite Cart',
        "2-2 test Cart > adds 'it' A",
        '7-9 suite Cart > when empty',
        '8-8 test Cart > when empty > refuses',
        '11-11 suite s',
        '11-11 test s > t',
      ],
    );
  });

  it('may be modified', () => {
    assert.deepEqual(
      read(
        "it.only('a', f);",
        "it.skip('b', () => {});",
        "test.todo('c');",
        "xit('d', () => {}); fdescribe('e', () => {});",
        "describe.only('f', { concurrent: true }, () => {});",
        "test.concurrent.only<Foo<Bar>>('g', () => {});",
        "it.skipIf(isWindows())('h', () => {});",
        "test.describe.parallel('i', () => { test('j', async ({ page }) => {}); });",
        "test.describe('k', () => {});",
        "Deno.test('l', () => {});",
        "it['only']('m', () => {}); test[isMac ? 'skip' : 'only']('n', () => {}); it[mode]('no', () => {});",
        "it.effect('o', () => Effect.void); it.scoped.skip('p', () => Effect.void);",
      ),
      [
        '1-1 test a',
        '2-2 test b',
        '3-3 test c',
        '4-4 test d',
        '4-4 suite e',
        '5-5 suite f',
        '6-6 test g',
        '7-7 test h',
        '8-8 suite i',
        '8-8 test i > j',
        '9-9 suite k',
        '10-10 test l',
        '11-11 test m',
        '11-11 test n',
        '12-12 test o',
        '12-12 test p',
      ],
    );
  });

  it('may be called by a name of their own', () => {
    assert.deepEqual(
      read(
        'const onLinux = test.skipIf(isWindows);',
        "onLinux('a', () => {}); $onLinux('no', () => {}); x.onLinux('no', () => {});",
        'export const $member = test.extend<Fixtures>({ page: async ({}, use) => { await use(1); } });',
        "$member.describe('b', () => { $member('c', async ({ page }) => {}); });",
        'function check(name: string, of: () => number) {',
        '  return it(name, () => { equal(of(), 1); });',
        '}',
        "check('d', () => 1);",
        "const it = test.extend({}); it('e', () => {});",
        "function handle(n, name) { it(name, () => {}); } handle('no', 'f');",
        "const done = it('g', () => {}); done('no', () => {});",
      ),
      [
        '2-2 test a',
        '4-4 suite b',
        '4-4 test b > c',
        '6-6 test ?',
        '8-8 test d',
        '9-9 test e',
        '10-10 test ?',
        '11-11 test g',
      ],
    );
  });

  it('may be called by a name under which they were imported', () => {
    assert.deepEqual(
      read(
        "import { it as check, describe as group, expect as test2 } from 'vitest';",
        "import tap, { type Test } from 'tap';",
        "const { test: own } = require('node:test');",
        "const t = require('tape');",
        "import * as all from 'vitest';",
        "import { base, userTest } from './fixtures';",
        "group('a', () => { check('b', () => {}); });",
        "tap.test('c', (t) => {}); tap.equal('no', () => {}); own('d', () => {}); t('e', (t) => {});",
        "all.describe('f', () => { all.it('g', () => {}); });",
        "userTest('h', ({ user }) => {}); base('no', () => {}); test2('no', () => {}); other.test('no', () => {});",
        "const adminTest = userTest.extend({}); adminTest('i', () => {});",
        "t.test('j', async (context) => { await context.test('k', () => {}); });",
      ),
      [
        '7-7 suite a',
        '7-7 test a > b',
        '8-8 test c',
        '8-8 test d',
        '8-8 test e',
        '9-9 suite f',
        '9-9 test f > g',
        '10-10 test h',
        '11-11 test i',
        '12-12 test j',
        '12-12 test j > k',
      ],
    );
  });

  it('stand in modules of QUnit and fixtures of TestCafe, which may end where the next one begins', () => {
    assert.deepEqual(
      read(
        "import { module, test } from 'qunit';",
        "module('Cart', function (hooks) {",
        "  module('when empty', { beforeEach() {} }, (hooks) => { test('a', (assert) => {}); });",
        '});',
        "QUnit.module('Shop', { beforeEach() { open(); } });",
        "test('b', (assert) => {});",
        "QUnit.module.skip('Till');",
        "test('c', (assert) => {});",
        "beforeEach(module('no'));",
      ),
      [
        '2-4 suite Cart',
        '3-3 suite Cart > when empty',
        '3-3 test Cart > when empty > a',
        '5-6 suite Shop',
        '6-6 test Shop > b',
        '7-9 suite Till',
        '8-8 test Till > c',
      ],
    );
    const fixture = ['fixture`Cart`', '  .page`https://shop.example`;', "test('a', async (t) => {});"];
    assert.deepEqual(read(...fixture, "fixture('Shop').page('https://shop.example');", "test('b', async (t) => {});"), [
      '1-3 suite Cart',
      '3-3 test Cart > a',
      '4-5 suite Shop',
      '5-5 test Shop > b',
    ]);
    assert.deepEqual(read("{ fixture('no'); }", "module('no');", "test('a', () => {});"), ['3-3 test a']);
  });

  it('may have their names in what node:test and Deno take as options', () => {
    const tests = [
      "test({ name: 'a', fn() { run({ name: 'no' }); } });",
      "test({ timeout: 5, name: 'b' }, () => {});",
      "describe({ name: 'c' }, () => { it({ only: true, name: 'd' }, run); });",
      "test({ names: 'no', fn() {} }); test({ at: { name: 'no' }, fn() {} }); test({ fn() {} });",
      "const all = { name: 'e', fn: run }; test(all);",
    ];
    const found = ['2-2 test a', '3-3 test b', '4-4 suite c', '4-4 test c > d', '6-6 test e'];
    assert.deepEqual(read("import { describe, it, test } from 'node:test';", ...tests), found);
    assert.deepEqual(read('', "Deno.test({ name: 'a', fn() {} });"), ['2-2 test a']);
    assert.deepEqual(read("import { test } from './own.js';", ...tests), [], 'others take none');
  });

  it('may be called as a constant says', () => {
    assert.deepEqual(
      read(
        "const CART = 'Cart';",
        'export const ADDS: string = `adds`;',
        "const SUMS = 'su' + 'ms';",
        'const TWICE = "a"; { const TWICE = "b"; }',
        "let NAME = 'adds'; const LAST = 'last' as const;",
        'describe(CART, () => {',
        '  it(ADDS, () => {}); it(SUMS, () => {}); it(TWICE, () => {}); it(NAME, () => {}); it(LAST, () => {});',
        '});',
      ),
      [
        '6-8 suite Cart',
        '7-7 test Cart > adds',
        '7-7 test Cart > ?',
        '7-7 test Cart > ?',
        '7-7 test Cart > ?',
        '7-7 test Cart > last',
      ],
    );
  });

  it('have no name where only run time knows it', () => {
    assert.deepEqual(
      read(
        'it(`adds ${n}`, () => {});',
        "it('adds ' + n, () => {});",
        'it(name, () => {});',
        "it.each([[1, 2]])('adds %i to %i', (a, b) => {});",
        "it.each([[1, 2]])('always adds', (a, b) => {});",
        'it.each`',
        '  a    | b',
        '  ${1} | ${f(`}`)}',
        "`('adds $a', () => {});",
        'describe(Cart.name, () => { it("x", () => {}) });',
        'describe(Cart, () => {});',
      ),
      [
        '1-1 test ? (…)',
        '2-2 test ? (…)',
        '3-3 test ?',
        '4-4 test ? (…)',
        '5-5 test always adds',
        '6-9 test ? (…)',
        '10-10 suite Cart',
        '10-10 test Cart > x',
        '11-11 suite Cart',
      ],
    );
  });

  it('are properties of fast-check, of which run time knows the seed, and of Effect', () => {
    const text = lines(
      "import { testProp } from '@fast-check/ava';",
      "it.prop([fc.integer()])('a', (n) => n === n);",
      "test.only.prop({ n: fc.nat() }, { seed: 1 })('b', ({ n }) => true);",
      "it.failing.prop<[number]>([fc.nat()])('c', (n) => false);",
      "it.prop('d', [Schema.Number], ([n]) => true);",
      "testProp('e', [fc.nat()], (t, n) => {});",
    );
    assert.deepEqual(
      declared(javascript, text).map(({ name, pieces, isNoProof }) => [name ?? pieces, isNoProof]),
      [
        [['a (with seed=', ')'], undefined],
        [['b (with seed=', ')'], undefined],
        [['c (with seed=', ')'], true],
        ['d', undefined],
        ['e', undefined],
      ],
    );
  });

  it('are subtests of node:test and tape, too', () => {
    assert.deepEqual(read("test('outer', async (t) => {", "  await t.test('inner', () => {});", '});'), [
      '1-3 test outer',
      '2-2 test outer > inner',
    ]);
  });

  it('are not what merely looks like one', () => {
    assert.deepEqual(
      read(
        "/x/.test('a'); regex.test('b'); this.it('c', () => {});",
        "test.beforeEach('d', () => {}); test.step('e', () => {}); test.use({});",
        'function test(a, b) { return () => a }',
        "edit('f', () => {}); visit('g', () => {}); $it('h', () => {});",
        'const it = 1; it (2);',
      ),
      [],
    );
  });

  it('are understood up to where the code breaks off', () => {
    assert.deepEqual(read("describe('a', () => {", "  it('b', () => {});", "  it('c', () => {"), [
      '1-3 suite a',
      '2-2 test a > b',
      '3-3 test a > c',
    ]);
  });

  it('are looked for where runners look', () => {
    const yes = [
      'a.test.ts',
      'src/a.spec.tsx',
      'src/__tests__/a.js',
      'test/deep/a.mjs',
      'tests/a.ts',
      'a-test.js',
      'a_test.ts',
      'test.js',
      'lib/test-a.js',
      'e2e/login.ts',
      'x.cy.ts',
    ];
    const no = [
      'src/a.ts',
      'src/contest.ts',
      'src/latest/a.ts',
      'test/a.d.ts',
      'test/a.json',
      'specs/a.md',
      'src/attest.js',
    ];
    assert.deepEqual(
      [yes.filter((path) => !javascript.isTest(path)), no.filter((path) => javascript.isTest(path))],
      [[], []],
    );
  });
});

describe('declarations in Python', () => {
  const read = (...text: readonly string[]): string[] => declared(python, lines(...text)).map(show);

  it('have no name that another takes from them further down', () => {
    assert.deepEqual(
      read(
        'def test_a():',
        '    assert False',
        'def test_a():',
        '    pass',
        'class TestA:',
        '    def test_a(self):',
        '        pass',
        'class TestA:',
        '    def test_a(self):',
        '        pass',
        '    def test_b(self):',
        '        pass',
      ),
      [
        '1-2 test ? (…)',
        '3-4 test test_a (…)',
        '5-7 suite ?',
        '6-7 test TestA > ? (…)',
        '8-12 suite TestA',
        '9-10 test TestA > test_a (…)',
        '11-12 test TestA > test_b (…)',
      ],
    );
  });

  it('are the functions and methods that pytest and unittest collect', () => {
    assert.deepEqual(
      read(
        'import pytest',
        'class TestCart:',
        '    """A cart.',
        'def test_in_text(): pass',
        '    """',
        '    @pytest.mark.parametrize("a", [',
        '        1,',
        '    ])',
        '    def test_adds(self):',
        '        def test_inner(): pass',
        '        x = """',
        'def test_in_text(): pass',
        '"""',
        '        # the end',
        '    # of the class',
        '',
        '    async def test_waits(self): pass',
        'class Helper:',
        '    def test_of_nothing(self): pass',
        'class Refunds(unittest.TestCase):',
        '  def testCamel(self):',
        '    pass',
        'def helper(): pass',
        'def test_last(',
        '    fixture,',
        '):',
        '    assert fixture',
        '',
        'x = 1',
      ),
      [
        '2-17 suite TestCart',
        '6-14 test TestCart > test_adds (…)',
        '17-17 test TestCart > test_waits (…)',
        '20-22 suite Refunds',
        '21-22 test Refunds > testCamel (…)',
        '24-27 test test_last (…)',
      ],
    );
  });

  it('keep their whole names where the file breaks off', () => {
    assert.deepEqual(read('def test_adds'), ['1-1 test test_adds (…)']);
  });

  it('survive tabs, carriage returns and a bracket that nothing closes', () => {
    assert.deepEqual(declared(python, 'def test_a():\r\n\tx = (\r\n\r\ndef test_b():\r\n\tpass\r\n').map(show), [
      '1-2 test test_a (…)',
      '4-5 test test_b (…)',
    ]);
  });

  it('are looked for where runners look', () => {
    const yes = ['test_a.py', 'pkg/a_test.py', 'tests/unit/a.py', 'tests.py', 'app/tests.py'];
    const no = ['pkg/a.py', 'contest.py', 'latest/a.py', 'test_a.txt'];
    assert.deepEqual([yes.filter((path) => !python.isTest(path)), no.filter((path) => python.isTest(path))], [[], []]);
  });
});

describe('declarations in Go', () => {
  it('are test functions, subtests under their full names, and methods of testify suites', () => {
    const text = lines(
      'package cart',
      'func TestAdds(t *testing.T) {',
      '	t.Run("an empty cart", func(t *testing.T) {',
      '		t.Run(`raw "x"`, func(t *testing.T) {})',
      '	})',
      '	for _, tc := range cases {',
      '		t.Run(tc.name, func(t *testing.T) {})',
      '	}',
      '}',
      'func (s *CartSuite) TestRemoves() {}',
      'func (s *Unknown) TestSomething() {}',
      'func TestCartSuite(t *testing.T) { suite.Run(t, new(CartSuite)) }',
      'func Testify(t *testing.T) {}',
      'func TestMain(m *testing.M) {}',
      'func FuzzParse(f *testing.F) {}',
      'func helper(t *testing.T) {}',
      '// func TestDead(t *testing.T) {}',
    );
    assert.deepEqual(declared(go, text).map(show), [
      '2-9 test TestAdds (…)',
      '3-5 test TestAdds/an_empty_cart (…)',
      '4-4 test TestAdds/an_empty_cart/raw_"x"',
      '7-7 test ?',
      '10-10 test TestCartSuite/TestRemoves',
      '11-11 test TestUnknown/TestSomething',
      '12-12 test TestCartSuite (…)',
      '15-15 test FuzzParse',
    ]);
    assert.ok(go.isTest('pkg/cart_test.go') && !go.isTest('pkg/cart.go') && !go.isTest('test/cart.go'));
  });

  it('are the methods of testify suites by all tests that run them, wherever those are', () => {
    const text = lines(
      'package cart',
      'func (s *A) TestA() {}',
      'func (s *B) TestB() {}',
      'func (s *C) TestC() {}',
      'func (s *d) TestD() {}',
      'func (s *E) TestE() {}',
      'func TestFirst(t *testing.T) { t.Parallel(); suite.Run(t, &A{n: 1}) }',
      'func TestSecond(t *testing.T) { s := A{n: 2}; testifysuite.Run(t, &s) }',
      'func TestThird(t *testing.T) { var s B; s.n = 3; suite.Run(t, &s) }',
      'func TestC(t *testing.T) { t.Run("x", func(t *testing.T) { suite.Run(t, new(C)) }) }',
      'func TestE(t *testing.T) { suite.Run(t, &F{}) }',
    );
    assert.deepEqual(declared(go, text).map(show).slice(0, 5), [
      '2-2 test TestFirst/TestA (= TestSecond/TestA)',
      '3-3 test TestThird/TestB',
      '4-4 test TestC/TestC',
      '5-5 test TestD/TestD',
      '6-6 test ?',
    ]);
  });
});

describe('declarations in Java', () => {
  it('are annotated methods, with the classes around them and their package', () => {
    const text = lines(
      'package com.example.cart;',
      '@DisplayName("The cart")',
      'class CartTest {',
      '  @Mock Stock stock;',
      '  @BeforeEach void setUp() {}',
      '  @Test',
      '  @DisplayName("adds two")',
      '  void adds() throws Exception { new Stock() { void x() { } }; String s = "}"; }',
      '  @ParameterizedTest(name = "{0}") @ValueSource(ints = {1, 2})',
      '  public void sums(int a) { }',
      '  // @Test void dead() {}',
      '  void helper() {}',
      '  @Nested',
      '  class Empty { @org.junit.jupiter.api.Test void refuses(TestInfo info) {} }',
      '}',
      'class Helper { void x() {} }',
      'class OldTest extends junit.framework.TestCase { public void testOld() {} }',
    );
    assert.deepEqual(declared(java, text).map(show), [
      '2-15 suite CartTest (in com.example.cart)',
      '6-8 test CartTest > adds (= adds two, in com.example.cart)',
      '9-10 test CartTest > sums (…, in com.example.cart)',
      '13-14 suite CartTest > Empty (in com.example.cart)',
      '14-14 test CartTest > Empty > refuses (…, in com.example.cart)',
      '17-17 suite OldTest (in com.example.cart)',
      '17-17 test OldTest > testOld (in com.example.cart)',
    ]);
    const yes = [
      'src/test/java/com/example/Cart.java',
      'app/src/integrationTest/java/A.java',
      'x/CartTest.java',
      'x/CartTests.java',
      'x/CartIT.java',
      'x/TestCart.java',
    ];
    const no = ['src/main/java/com/example/Cart.java', 'x/Contest.java', 'x/Testament.java'];
    assert.deepEqual([yes.filter((path) => !java.isTest(path)), no.filter((path) => java.isTest(path))], [[], []]);
  });
});

describe('declarations in Kotlin', () => {
  it('are annotated functions, in back-ticks as well, and the tests of Kotest', () => {
    const text = lines(
      'package com.example',
      'class CartTest(val x: Int) {',
      '  @Test',
      '  fun `adds (two) items`() = runTest { add() }',
      '  @Test fun removes() { }',
      '  fun helper() {}',
      '}',
      'data class Item(val price: Int)',
      'class CartSpec : FunSpec({',
      '  test("adds") { }',
      '  context("when empty") { test("refuses") { } }',
      '})',
      'class OtherSpec : StringSpec() {',
      '  init { "sums up" { val x = "no" } }',
      '}',
    );
    assert.deepEqual(declared(kotlin, text).map(show), [
      '2-7 suite CartTest (in com.example)',
      '3-4 test CartTest > adds (two) items (in com.example)',
      '5-5 test CartTest > removes (in com.example)',
      '9-12 suite CartSpec (in com.example)',
      '10-10 test CartSpec > adds (in com.example)',
      '11-11 suite CartSpec > when empty (in com.example)',
      '11-11 test CartSpec > refuses (= when empty -- refuses, in com.example)',
      '13-15 suite OtherSpec (in com.example)',
      '14-14 test OtherSpec > sums up (in com.example)',
    ]);
    assert.ok(
      kotlin.isTest('src/test/kotlin/A.kt') &&
        kotlin.isTest('x/CartTest.kt') &&
        !kotlin.isTest('src/main/kotlin/Cart.kt'),
    );
  });
});

describe('declarations in C#', () => {
  it('are methods with an attribute of xUnit, NUnit or MSTest, with namespace and classes', () => {
    const text = lines(
      'using Xunit;',
      'namespace Example.Tests;',
      '[Collection("db")]',
      'public class CartTests : IDisposable {',
      '  [Fact]',
      '  public void Adds() { var a = b[0]; }',
      '  [Theory, InlineData(1, ")]")]',
      '  [InlineData(2)]',
      '  public async Task Sums(int a) => await Sum(new { x = 1 });',
      '  [Fact(DisplayName = "nice name", Skip = "why")] public void Named() {}',
      '  // [Fact] public void Dead() {}',
      '  private void Helper() {}',
      '  public class Inner { [TestMethod] public void Works() {} }',
      '}',
    );
    assert.deepEqual(declared(csharp, text).map(show), [
      '3-14 suite CartTests (in Example.Tests)',
      '5-6 test CartTests > Adds (in Example.Tests)',
      '7-9 test CartTests > Sums (…, in Example.Tests)',
      '10-10 test CartTests > Named (= nice name, in Example.Tests)',
      '13-13 suite CartTests > Inner (in Example.Tests)',
      '13-13 test CartTests > Inner > Works (in Example.Tests)',
    ]);
  });

  it('know namespaces in braces', () => {
    assert.deepEqual(
      declared(csharp, 'namespace A { namespace B.C { class T { [TestCase(1)] public void X(int a) {} } } }').map(show),
      ['1-1 suite T (in A.B.C)', '1-1 test T > X (…, in A.B.C)'],
    );
    assert.ok(
      csharp.isTest('Cart.Tests/Cart.cs') &&
        csharp.isTest('src/CartTests.cs') &&
        csharp.isTest('test/A.cs') &&
        !csharp.isTest('src/Cart.cs') &&
        !csharp.isTest('Contests/A.cs'),
    );
  });
});

describe('declarations in Rust', () => {
  it('are functions with a test attribute, in the modules around them', () => {
    const text = lines(
      'fn helper() {}',
      '#[cfg(test)]',
      'mod tests {',
      '  use super::*;',
      '  #[test]',
      '  #[should_panic]',
      "  fn works<'a>() { let x = '}'; }",
      '  #[tokio::test(flavor = "x")]',
      '  pub async fn waits() {}',
      '  #[rstest] #[case(1)] fn sums(#[case] a: u8) {}',
      '  // #[test] fn dead() {}',
      '  fn helper() {}',
      '  mod deep { #[test] fn d() {} }',
      '}',
      'mod helpers { fn x() {} }',
    );
    assert.deepEqual(declared(rust, text).map(show), [
      '2-14 suite tests',
      '5-7 test tests > works',
      '8-9 test tests > waits',
      '10-10 test tests > sums (…)',
      '13-13 suite tests > deep',
      '13-13 test tests > deep > d',
    ]);
    assert.ok(rust.isTest('tests/it.rs') && rust.isTest('crates/a/tests/deep/it.rs') && !rust.isTest('src/lib.rs'));
  });
});

describe('every language', () => {
  it('finds tests and suites by names in every alphabet, whole', () => {
    const names = (language: Language, ...text: readonly string[]): string[] =>
      declared(language, lines(...text)).map(({ suites, name }) => [...suites, name].join(' > '));
    assert.deepEqual(names(python, 'class Test注文:', '    def test_viés(self):', '        pass'), [
      'Test注文',
      'Test注文 > test_viés',
    ]);
    assert.deepEqual(names(go, 'func TestПривет(t *testing.T) {}', 'func Testпривет(t *testing.T) {}'), ['TestПривет']);
    assert.deepEqual(
      names(java, 'class 주문Test {', '  @Test void 생성(int 수) {}', '  @Test void addを作る() {}', '}'),
      ['주문Test', '주문Test > 생성', '주문Test > addを作る'],
    );
    assert.deepEqual(names(kotlin, 'class ЗаказTest {', '  @Test fun 생성() {}', '}'), [
      'ЗаказTest',
      'ЗаказTest > 생성',
    ]);
    assert.deepEqual(
      names(csharp, 'class Größe {', '  [Fact] public void 作る() {}', '  [Fact] void Aを作る() {}', '}'),
      ['Größe', 'Größe > 作る', 'Größe > Aを作る'],
    );
    assert.deepEqual(names(rust, '#[test]', 'fn größe_stimmt() {}'), ['größe_stimmt']);
  });

  const languages = Object.values(registry);
  const fragments = [
    "describe('a', () => {",
    "it('b', () => {});",
    'it.each`',
    '${',
    '`',
    'class TestA:\n',
    '    def test_b(self):\n',
    '@x(\n',
    'func TestA(t *testing.T) {\n',
    't.Run("a", func() {',
    '#[test] fn a() {',
    'mod a {',
    '@Test void a() {',
    'class A {',
    '[Fact]',
    'namespace A {',
    '"',
    "'",
    '"""',
    '/*',
    '*/',
    '//',
    '}',
    ')',
    ']',
    '\n',
    '\\',
    'class A : FunSpec({',
    'fun `x`() {',
  ];

  it('understands what it can of any text, in order, within the text', () => {
    const text = fc
      .array(fc.oneof(fc.string(), fc.constantFrom(...fragments)), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...languages), text, (language, source) => {
        const count = source.split('\n').length;
        let last = 1;
        for (const { line, endLine } of declared(language, source)) {
          assert.ok(line >= last && endLine >= line && endLine <= count);
          last = line;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no time over hostile texts', () => {
    const units = [
      ...fragments,
      ' ',
      '\n',
      '(',
      '{',
      '[',
      '<',
      'a.',
      '#[',
      '[a(',
      'it(',
      'it.each(',
      "it('a'",
      'it<',
      '@a(',
      'a(',
      'class a ',
      ' "',
      'class a: ',
    ];
    for (const language of languages) {
      for (const unit of units) {
        const text = unit.repeat(Math.ceil(20_000 / unit.length));
        const begun = performance.now();
        declared(language, text);
        const took = performance.now() - begun;
        assert.ok(took < 1000, `${language.id} took ${Math.round(took)} ms over ${JSON.stringify(unit)}`);
      }
    }
  }).timeout(60_000);
});
