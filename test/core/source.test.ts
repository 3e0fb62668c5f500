import assert from 'node:assert/strict';
import { readIn } from '../judged.ts';
import { languageOf } from '../../src/core/reading/classify.ts';
import { go, java, javascript, python, rust } from '../../src/core/declarations/index.ts';
import type { Reference } from '../../src/core/model.ts';
import type { Language } from '../../src/core/reader.ts';
import { mayCite, readSource } from '../../src/core/code/source.ts';

function lines(...text: readonly string[]): string {
  return text.join('\n');
}

function show({ id, criterion, role, target }: Reference): string {
  const cited = criterion === undefined ? id : `${id}/${criterion}`;
  if (target === undefined) return `${cited} ${role}`;
  const inside = target.tests === undefined ? '' : ` [${target.tests.map(({ name }) => name ?? '?').join(', ')}]`;
  return `${cited} ${role} ${target.what} ${target.name ?? '?'}${inside}`;
}

function readTest(path: string, language: Language | undefined, ...text: readonly string[]): string[] {
  return [...readSource(path, lines(...text), true, language)].map(show);
}

describe('a header of many comments', () => {
  for (const [what, comment] of [
    ['of a line each', '// @req REQ-1'],
    ['of several lines', '/* @req REQ-1\n */'],
  ] as const) {
    it(`is looked through once: ${what}`, () => {
      const begun = performance.now();
      const header = Array<string>(20_000).fill(comment);
      const above = readTest('a.test.js', javascript, ...header, "it('adds', () => {});");
      const apart = readTest('a.test.js', javascript, ...header, '', '// Sums', "it('adds', () => {});");
      assert.deepEqual(new Set(above), new Set(['REQ-1 verifies test adds']));
      assert.deepEqual(new Set(apart), new Set(['REQ-1 verifies file  [adds]']));
      const took = performance.now() - begun;
      assert.ok(took < 20_000, `${Math.round(took)} ms`);
    });
  }
});

describe('references in a source file', () => {
  it('implement, wherever they stand', () => {
    const text = lines(
      '// @req REQ-1, REQ-2/3',
      'export function add() {',
      '  return "// @req REQ-3"; // @req REQ-4',
      '}',
    );
    assert.deepEqual(
      [...readSource('src/add.ts', text, false, javascript)],
      [
        { id: 'REQ-1', line: 1, column: 9 },
        { id: 'REQ-2', criterion: '3', line: 1, column: 16 },
        { id: 'REQ-4', line: 3, column: 35 },
      ].map(({ line, column, ...id }) => ({
        kind: 'reference',
        tag: 'req',
        ...id,
        place: { file: 'src/add.ts', line, column },
        role: 'implements',
      })),
    );
  });

  it('are found in languages that nobody has described', () => {
    assert.deepEqual([...readSource('a.unheardof', '# @req REQ-1\nx # @req REQ-2\n', false)].map(show), [
      'REQ-1 implements',
    ]);
  });

  it('verify in Rust where they stand at a test beside the code', () => {
    const text = lines(
      '//! @req REQ-1',
      '// @req REQ-2',
      'fn add() {}',
      '#[cfg(test)]',
      'mod tests {',
      '  // @req REQ-3',
      '  #[test]',
      '  // @req REQ-4',
      '  fn adds() {',
      '    // @req REQ-5',
      '  }',
      '  // @req REQ-6',
      '  fn helper() {}',
      '}',
    );
    assert.deepEqual([...readSource('src/lib.rs', text, false, rust)].map(show), [
      'REQ-1 implements',
      'REQ-2 implements',
      'REQ-3 verifies test adds',
      'REQ-4 verifies test adds',
      'REQ-5 verifies test adds',
      'REQ-6 verifies',
    ]);
  });
});

describe('references in a test file', () => {
  it('belong to the test or suite directly below', () => {
    assert.deepEqual(
      readTest(
        'a.test.js',
        javascript,
        "import 'x';",
        '/**',
        ' * @req REQ-1',
        ' */',
        '',
        '// and a further comment',
        "describe('Cart', () => {",
        '  // @req REQ-2',
        "  it('adds', () => {});",
        '',
        '  /* @req REQ-3 */',
        '  // @req REQ-4',
        "  it('removes', () => {});",
        '});',
      ),
      [
        'REQ-1 verifies suite Cart [adds, removes]',
        'REQ-2 verifies test adds',
        'REQ-3 verifies test removes',
        'REQ-4 verifies test removes',
      ],
    );
  });

  it('belong to the test around them', () => {
    assert.deepEqual(
      readTest(
        'a.test.js',
        javascript,
        "describe('Cart', () => { // @req REQ-1",
        "  it('adds', () => { // @req REQ-2",
        '    // @req REQ-3',
        '    add();',
        '  }); // @req REQ-4',
        "  it('removes', () => {}); // @req REQ-5",
        '});',
      ),
      [
        'REQ-1 verifies suite Cart [adds, removes]',
        'REQ-2 verifies test adds',
        'REQ-3 verifies test adds',
        'REQ-4 verifies test adds',
        'REQ-5 verifies test removes',
      ],
    );
  });

  it('belong to no test where code stands between, or nothing follows', () => {
    assert.deepEqual(
      readTest(
        'a.test.js',
        javascript,
        "describe('Cart', () => {",
        '  // @req REQ-1',
        '  const cart = new Cart();',
        "  it('adds', () => {});",
        '  helper(); // @req REQ-2',
        "  it('removes', () => {});",
        '  // @req REQ-3',
        '});',
        '// @req REQ-4',
        'function helper() {}',
      ),
      ['REQ-1 verifies', 'REQ-2 verifies', 'REQ-3 verifies', 'REQ-4 verifies'],
    );
  });

  it('stay with a test that is commented out', () => {
    assert.deepEqual(
      readTest(
        'a.test.js',
        javascript,
        "import 'x';",
        '// @req REQ-1',
        "// it('adds', () => {});",
        "it('removes', () => {});",
        '/* @req REQ-2',
        "it('adds', () => {});",
        '*/',
        "it('sums', () => {});",
        "// it('divides', () => {}); // @req REQ-3",
        "it('multiplies', () => {});",
      ),
      ['REQ-1 verifies', 'REQ-2 verifies', 'REQ-3 verifies'],
    );
    assert.deepEqual(
      readTest('test_a.py', python, 'import x', '# @req REQ-1', '# def test_a(): pass', 'def test_b(): pass'),
      ['REQ-1 verifies'],
    );
  });

  it('stand for the whole file in its header', () => {
    const rest = ["import 'x';", "it('adds', () => {});", "describe('Cart', () => { it('removes', () => {}); });"];
    assert.deepEqual(readTest('a.test.js', javascript, '// Copyright', '// @req REQ-1', ...rest), [
      'REQ-1 verifies file  [adds, removes]',
    ]);
    assert.deepEqual(readTest('a.test.js', javascript, "'use strict';", '// @req REQ-1', ...rest), [
      'REQ-1 verifies file  [adds, removes]',
    ]);
    assert.deepEqual(readTest('a.test.js', javascript, '// @req REQ-1', "import 'x';", "it('adds', () => {", '`', ''), [
      'REQ-1 verifies file  [adds]',
    ]);
    assert.deepEqual(readTest('a.test.js', javascript, '// @req REQ-1', '', "it('adds', () => {});"), [
      'REQ-1 verifies file  [adds]',
    ]);
    assert.deepEqual(readTest('a.test.js', javascript, '// @req REQ-1', "it('adds', () => {});"), [
      'REQ-1 verifies test adds',
    ]);
    assert.deepEqual(
      readTest(
        'cart_test.go',
        go,
        'package cart',
        '',
        '// @req REQ-1',
        '',
        'import "testing"',
        'func TestA(t *testing.T) {}',
      ),
      ['REQ-1 verifies file  [TestA]'],
    );
    assert.deepEqual(readTest('a.test.js', javascript, "import 'x';", '// @req REQ-1', 'f();', ...rest), [
      'REQ-1 verifies',
    ]);
  });

  it('may stand above or between decorators and annotations', () => {
    assert.deepEqual(
      readTest(
        'test_a.py',
        python,
        'import pytest',
        '# @req REQ-1',
        '@pytest.mark.parametrize("x", [',
        '    1,',
        '])',
        '# @req REQ-2',
        'def test_a(x):  # @req REQ-3',
        '    # @req REQ-4',
        '    pass',
        '    # @req REQ-5',
        '',
        '# @req REQ-6',
        'class TestB:',
        '    # @req REQ-7',
        '    def test_c(self): pass',
      ),
      [
        'REQ-1 verifies test test_a',
        'REQ-2 verifies test test_a',
        'REQ-3 verifies test test_a',
        'REQ-4 verifies test test_a',
        'REQ-5 verifies test test_a',
        'REQ-6 verifies suite TestB [test_c]',
        'REQ-7 verifies test test_c',
      ],
    );
    assert.deepEqual(
      readTest(
        'src/test/java/CartTest.java',
        java,
        'package a;',
        'import b;',
        '/** @req REQ-1 */',
        'class CartTest {',
        '  // @req REQ-2',
        '  @Test',
        '  // @req REQ-3',
        '  void adds() {',
        '    // @req REQ-4',
        '  }',
        '}',
      ),
      [
        'REQ-1 verifies suite CartTest [adds]',
        'REQ-2 verifies test adds',
        'REQ-3 verifies test adds',
        'REQ-4 verifies test adds',
      ],
    );
  });

  it('cover subtests', () => {
    assert.deepEqual(
      readTest(
        'cart_test.go',
        go,
        'package cart',
        'import "testing"',
        '// @req REQ-1',
        'func TestA(t *testing.T) {',
        '	// @req REQ-2',
        '	t.Run("b c", func(t *testing.T) {})',
        '}',
      ),
      ['REQ-1 verifies test TestA [TestA/b_c]', 'REQ-2 verifies test TestA/b_c'],
    );
  });

  it('verify without a target in languages that nobody has described', () => {
    assert.deepEqual(readTest('test/a.bats', undefined, '# @req REQ-1', '@test "adds" {'), ['REQ-1 verifies']);
  });

  it('do not implement in the tests of such a language, wherever those lie', () => {
    const spec = '---\ntollgate: spec\n---\n# A\n## Requirements\n### REQ-1 Add\nIt SHALL add.\n';
    const rolesAt = (path: string): string[] => {
      const { references } = readIn({
        files: { 'docs/specs/a.md': spec, [path]: '# @req REQ-1\n// @req REQ-1\n' },
      }).model;
      return [...new Set(references.map(({ role }) => role))];
    };
    for (const path of [
      'spec/models/cart_spec.rb',
      'lib/cart_test.exs',
      'test/cart.cpp',
      'Tests/CartTests/Cart.swift',
      'src/CartTest.php',
      'src/test/scala/Cart.scala',
      'system/cart.robot',
      'ci/cart.bats',
      'features/cart.feature',
    ])
      assert.deepEqual(rolesAt(path), ['verifies'], path);
    for (const path of [
      'lib/cart.rb',
      'src/latest.cpp',
      'src/contest/cart.c',
      'specs/001-cart/cart.rb',
      'src/attest.php',
      'ci/test.sh',
    ])
      assert.deepEqual(rolesAt(path), ['implements'], path);
  });
});

describe('a file that may cite', () => {
  const may = (text: string): boolean => mayCite((marker) => text.includes(marker));

  it('has all the marks of one tag', () => {
    for (const text of [
      '@req REQ-1',
      '[impl->req~a~1]',
      '@relation(REQ-1)',
      '@Requirements("R_1")',
      'Validates: Requirements 1.2',
    ]) {
      assert.ok(may(text), text);
    }
    for (const text of ['', 'REQ-1', 'a -> b', '~a', 'required']) assert.ok(!may(text), text);
  });
});

describe('An annotation of the code', () => {
  const cited = (path: string, text: string, isTest: boolean): string[] =>
    [...readSource(path, text, isTest, languageOf(path))].map(
      ({ tag, id, role, place, target }) =>
        `${tag} ${id} ${role} ${place.line}:${place.column} ${target?.name ?? target?.what ?? '·'}`,
    );

  it('cites for the method or the class that it stands at, in Java', () => {
    const text = [
      'class CartTest {',
      '  @Test',
      '  @SVCs("SVC_1")',
      '  @Requirements({"REQ_1", "REQ_2"})',
      '  void adds() {}',
      '  // @Requirements("REQ_3")',
      '  @Test void removes() { say("@Requirements(REQ_9)"); }',
      '}',
    ].join('\n');
    assert.deepEqual(cited('src/test/java/CartTest.java', text, true), [
      'svcs SVC_1 verifies 3:10 adds',
      'reqstool REQ_1 verifies 4:19 adds',
      'reqstool REQ_2 verifies 4:28 adds',
      'reqstool REQ_3 verifies 6:21 removes',
    ]);
    assert.deepEqual(cited('src/main/java/Cart.java', '@Requirements("REQ_1")\nclass Cart {}\n', false), [
      'reqstool REQ_1 implements 1:16 ·',
    ]);
  });

  it('cites as a decorator, in Python', () => {
    const text = '@SVCs("SVC_7")\n@Requirements("REQ_1",\n  "REQ_2")\ndef test_adds():\n    pass\n';
    assert.deepEqual(cited('tests/test_cart.py', text, true), [
      'svcs SVC_7 verifies 1:8 test_adds',
      'reqstool REQ_1 verifies 2:16 test_adds',
      'reqstool REQ_2 verifies 3:4 test_adds',
    ]);
  });

  it('is none in a comment that is code, nor in a string', () => {
    assert.deepEqual(cited('src/a.java', 'String a = "@Requirements(\\"REQ_1\\")";\n', false), []);
  });
});

describe('A feature that is named above', () => {
  it('is that of the ordinals below it', () => {
    const text =
      '// Feature: login, Property 1: locks\n// and stays so\n\n// Validates: Requirements 2.1\nit("locks", () => {});\n';
    const ids = [...readSource('test/a.test.js', text, true, languageOf('test/a.test.js'))].map(({ id }) => id);
    assert.deepEqual(ids, ['login/2.1']);
  });
});
