import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/message.ts';
import type { Model, Place } from '../../src/core/model.ts';
import { finish } from '../../src/core/reading/finish.ts';
import { lensesOf } from '../../src/core/understanding/lenses.ts';
import { type DeclaredTests, declaredTests, testSources } from '../../src/core/understanding/test-source.ts';
import type { TestPlace } from '../../src/core/understanding/test-place.ts';
import { readIn } from '../judged.ts';

const junit = (...cases: string[]): string => `<testsuite>\n${cases.join('\n')}\n</testsuite>\n`;

function sourceOf(at: TestPlace, model: Model, testsIn: (path: string) => DeclaredTests): Place | undefined {
  return finish(testSources(model, testsIn)(at));
}

/** Where the case on a line of the report leads. */
function leadsTo(files: Readonly<Record<string, string>>, line = 2): string | undefined {
  const { model } = readIn({ files });
  const place = sourceOf({ file: 'junit.xml', line, column: 1 }, model, (path) =>
    declaredTests(path, () => files[path]),
  );
  return place && `${place.file}:${String(place.line)}`;
}

describe('The source of a reported test', () => {
  it('is its declaration in the file that the report names', () => {
    const file = "import { test } from 'node:test';\n\ntest('adds', () => {});\ntest('takes away', () => {});\n";
    const files = {
      'test/sum.test.js': file,
      'test/other.test.js': file,
      'junit.xml': junit(
        '<testcase name="takes away" file="/build/agent/test/sum.test.js"><failure/></testcase>',
        '<testcase name="is computed" file="/build/agent/test/sum.test.js"><failure/></testcase>',
        '<testcase name="is gone" file="test/gone.test.js"><failure/></testcase>',
      ),
    };
    assert.equal(leadsTo(files), 'test/sum.test.js:4');
    assert.equal(leadsTo(files, 3), 'test/sum.test.js:1', 'the file, where no declaration answers to the name');
    assert.equal(leadsTo(files, 4), undefined);
  });

  it('is found by the class, the package or the module, where the report names no file', () => {
    const found = (path: string, text: string, attributes: string): string | undefined =>
      leadsTo({ [path]: text, 'junit.xml': junit(`<testcase ${attributes}><failure/></testcase>`) });
    assert.equal(
      found(
        'src/test/java/shop/CartTest.java',
        'package shop;\n\nclass CartTest {\n  @Test\n  void adds() {}\n\n  @Test\n  void empties() {}\n}\n',
        'name="empties()" classname="shop.CartTest"',
      ),
      'src/test/java/shop/CartTest.java:7',
    );
    assert.equal(
      found(
        'tests/test_cart.py',
        'class TestCart:\n    def test_adds(self):\n        pass\n',
        'name="test_adds" classname="tests.test_cart.TestCart"',
      ),
      'tests/test_cart.py:2',
    );
    assert.equal(
      found(
        'pkg/cart/cart_test.go',
        'package cart\n\nimport "testing"\n\nfunc TestAdds(t *testing.T) {\n}\n',
        'name="TestAdds" classname="example.org/shop/pkg/cart"',
      ),
      'pkg/cart/cart_test.go:5',
    );
  });

  it('is looked for among many files in those that the class names', () => {
    const many = Array.from({ length: 300 }, (_, n) => [`test/part/t${n}.test.js`, "test('adds', () => {});\n"]);
    const suite = "describe('cart', () => {\n  it('adds', () => {});\n});\n";
    const files = {
      ...Object.fromEntries(many),
      'test/cart.test.js': suite,
      'test/other.test.js': suite,
      'junit.xml': junit('<testcase name="adds" classname="cart"><failure/></testcase>'),
    };
    assert.equal(leadsTo(files), 'test/cart.test.js:2');
  });

  it('is unknown where tests of two files answer, and where there is no such case', () => {
    const suite = "describe('Cart', () => {\n  it('adds', () => {});\n});\n";
    const files = {
      'test/a.test.js': suite,
      'test/b.test.js': suite,
      'junit.xml': junit('<testcase name="adds" classname="Cart"><failure/></testcase>'),
    };
    assert.equal(leadsTo(files), undefined);
    assert.equal(leadsTo({ ...files, 'test/b.test.js': '' }), 'test/a.test.js:2');
    assert.equal(leadsTo(files, 3), undefined);
  });

  it('is looked for among the tests that are called so', () => {
    const files: Record<string, string> = {};
    const cases: string[] = [];
    for (let suite = 0; suite < 150; suite++) {
      const tests = Array.from({ length: 40 }, (_, n) => `  it('adds ${suite} and ${n}', () => {});`);
      files[`test/part${suite}.test.js`] = `describe('sum ${suite}', () => {\n${tests.join('\n')}\n});\n`;
      cases.push(`<testcase name="adds ${suite} and 7" classname="sum ${suite}"><failure/></testcase>`);
    }
    files['junit.xml'] = junit(...cases);
    const { model } = readIn({ files });
    const testsIn = (path: string): DeclaredTests => declaredTests(path, () => files[path]);
    assert.deepEqual(
      testsIn('test/part3.test.js')
        .get('adds 3 and 7')
        ?.map(({ line }) => line),
      [9],
    );
    const sources = testSources(model, testsIn);
    const place = (n: number): TestPlace => ({ file: 'junit.xml', line: n + 2, column: 1 });
    const began = performance.now();
    const first = [...sources(place(0))].length;
    const once = performance.now() - began;
    assert.ok(first >= 150, `${first} pauses: files are read one by one`);
    const places = cases.map((_, n) => finish(sources(place(n))));
    const all = performance.now() - began;
    assert.deepEqual(
      places.map((each) => each && [each.file, each.line]),
      cases.map((_, n) => [`test/part${n}.test.js`, 9]),
    );
    assert.ok(all < 5 * once, `${all} ms for ${cases.length}, ${once} ms for the first`);
  });

  it('is read once for all the tests in it', () => {
    const files = {
      'test/sum.test.js': "test('adds', () => {});\ntest('takes away', () => {});\n",
      'junit.xml': junit(
        '<testcase name="adds" file="test/sum.test.js"/>',
        '<testcase name="takes away" file="test/sum.test.js"/>',
      ),
    };
    const { model } = readIn({ files });
    const read: string[] = [];
    const sources = testSources(model, (path) => {
      read.push(path);
      return declaredTests(path, () => files['test/sum.test.js']);
    });
    const lines = [2, 3].map((line) => finish(sources({ file: 'junit.xml', line, column: 1 }))?.line);
    assert.deepEqual(lines, [1, 2]);
    assert.deepEqual(read, ['test/sum.test.js']);
  });

  it('is that of each test where a suite cites the requirement, and the citation where it is not known', () => {
    const spec =
      '---\ntollgate: spec\n---\n# Sums\n\n## Requirements\n\n### REQ-001 Sums\n\nAcceptance criteria:\n1. THE SYSTEM SHALL add.\n';
    const suite =
      "\n// @req REQ-001\ndescribe('sums', () => {\n  it('adds', () => {});\n  it('takes away', () => {});\n  it(`is ${computed}`, () => {});\n});\n";
    const own = 'classname="sums" file="test/sum.test.js"';
    const files = {
      'docs/specs/sums.md': spec,
      'test/sum.test.js': suite,
      'junit.xml': junit(
        `<testcase name="adds" ${own}/>`,
        `<testcase name="takes away" ${own}/>`,
        `<testcase name="is computed" ${own}/>`,
      ),
    };
    const { model } = readIn({ files });
    const [requirement] = model.requirements;
    assert.ok(requirement);
    const lenses = [...lensesOf(requirement, undefined, model)];
    const tests = lenses.find(({ words }) => inEnglish(words) === '3 tests');
    const testsIn = (path: string): DeclaredTests =>
      declaredTests(path, () => new Map(Object.entries(files)).get(path));
    const places = tests?.places.map((place) => place.otherwise?.line);
    assert.deepEqual(places, [2, 2, 2]);
    assert.deepEqual(
      tests?.places.map((place) => sourceOf(place, model, testsIn)?.line),
      [4, 5, 2],
    );
  });

  it('is not where the report as a whole is meant, although its first line may tell of a test', () => {
    const source = 'pkg/cart/cart_test.go';
    const text =
      'package cart\n\nimport "testing"\n\nfunc TestAdds(t *testing.T) {\n}\n\nfunc TestEmpties(t *testing.T) {\n}\n';
    const failed = (name: string): string =>
      `${JSON.stringify({ Action: 'fail', Package: 'example.org/shop/pkg/cart', Test: name })}\n`;
    const files = {
      [source]: text,
      'report.json': failed('TestAdds') + failed('TestEmpties'),
      'tollgate.yaml': 'paths: {reports: [report.json]}\n',
    };
    const { model } = readIn({ files });
    assert.deepEqual(
      model.reports[0]?.cases.map(({ line, column }) => [line, column]),
      [
        [1, 1],
        [2, 1],
      ],
    );
    const of = (line: number): number | undefined =>
      sourceOf({ file: 'report.json', line, column: 1 }, model, (path) => declaredTests(path, () => text))?.line;
    assert.deepEqual([of(1), of(2)], [undefined, 8]);
  });
});
