import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Project, Trace } from '../../../src/core/model.ts';
import { finish } from '../../../src/core/reading/finish.ts';
import { trace } from '../../../src/core/trace.ts';
import { reportedIn } from '../../../src/core/trace/reported.ts';
import { requirement } from '../model-builder.ts';
import { lines, read, report } from './joined.ts';

const script = (id: string): string => lines("import 'x';", `// @req ${id}`, "it('adds', () => {});");
const python = (id: string): string => lines('class TestCart:', `    # @req ${id}`, '    def test_adds(self): pass');
const go = (id: string): string =>
  lines('package cart', 'import "testing"', `// @req ${id}`, 'func TestAdds(t *testing.T) {}');
const java = (id: string): string =>
  lines('package shop;', 'class CartTest {', `// @req ${id}`, '@Test void adds() {}', '}');
const csharp = (id: string): string =>
  lines('namespace T;', 'class CartTests {', `// @req ${id}`, '[Fact] public void Adds() {}', '}');
const rust = (id: string): string => lines('use x;', `// @req ${id}`, '#[test]', 'fn adds() {}');

const languages: readonly (readonly [write: (id: string) => string, ...paths: readonly string[]])[] = [
  [script, 'a/cart.test.ts', 'b/cart.test.ts', 'cart.test.ts', 'b/a/cart.test.ts'],
  [
    python,
    'tests/test_cart.py',
    'a/tests/test_cart.py',
    'test_cart.py',
    'tests/test_cart/TestCart.py',
    'tests/test_more.py',
  ],
  [go, 'cart/cart_test.go', 'a/cart/cart_test.go', 'cart/more_test.go'],
  [
    java,
    'a/src/test/java/shop/CartTest.java',
    'b/src/test/java/shop/CartTest.java',
    'src/test/java/shop/CartTest.java',
  ],
  [csharp, 'A/CartTests.cs', 'B/CartTests.cs', 'A/Cart/CartTests.cs'],
  [rust, 'src/cart.rs', 'tests/cart.rs', 'crates/cart/tests/cart.rs', 'tests/cart/main.rs', 'src/more/cart.rs'],
];
const projects = ['go.mod', 'a/go.mod', 'A/A.csproj', 'B/B.csproj', 'Cargo.toml', 'crates/cart/Cargo.toml'];
const written = languages.flatMap(([write, ...paths]) => paths.map((path) => [path, write] as const));
const sources = new Map(written.map(([path, write], n) => [path, read(path, write(`REQ-${String(n)}`))]));
const requirements = written.map((_, n) => requirement({ id: `REQ-${String(n)}` }));

const told = (file: string, ...cases: readonly (readonly [className: string, name: string, file?: string])[]) =>
  report(
    file,
    cases
      .map(([className, name, of]) => {
        const inside = of === undefined ? '' : ` file="${of}"`;
        return `<testsuite name="${of ?? className}"><testcase classname="${className}" name="${name}"${inside}/></testsuite>`;
      })
      .join('')
      .replace(/^/, '<testsuites>')
      .replace(/$/, '</testsuites>'),
  );
const reports = [
  told('a/junit.xml', ['cart', 'adds', 'a/cart.test.ts']),
  told('junit.xml', ['cart', 'adds', '/ci/shop/cart.test.ts']),
  // Where the repository lay tells the other one.
  told('b/junit.xml', ['/ci/shop/more.test.ts', 'adds', '/ci/shop/x/b/cart.test.ts']),
  told('pytest.xml', ['tests.test_cart.TestCart', 'test_adds'], ['test_cart.TestCart', 'test_adds']),
  told('go.xml', ['x.org/shop/cart', 'TestAdds'], ['x.org/shop/a/cart', 'TestAdds']),
  told('a/build/test-results/test/TEST-shop.CartTest.xml', ['shop.CartTest', 'adds']),
  told('target/surefire-reports/TEST-shop.CartTest.xml', ['shop.CartTest', 'adds']),
  told('B/TestResults/r.xml', ['T.CartTests', 'Adds'], ['A.dll', 'x']),
  told('target/nextest/ci/junit.xml', ['shop::cart', 'adds'], ['cart::cart', 'adds'], ['shop', 'cart::adds']),
  told('target/nextest/junit.xml', ['shop::more::cart', 'adds']),
];
/** In which no test is found. */
const others = ['more.test.ts', 'c/src/test/java/shop/CartTest.java', 'C/CartTests.cs', 'tests/more.rs'];
/** What project files say, each as long as it says so. */
const said = new Map(
  [
    ['go.mod', 'x.org/shop'],
    ['go.mod', 'x.org/other'],
    ['A/A.csproj', 'B'],
    ['crates/cart/Cargo.toml', 'shop'],
  ].map(([file = '', name = '']): [string, Project] => [`${file} ${name}`, { kind: 'project', file, name }]),
);
const all = [...sources.keys(), ...others, ...projects, ...said.keys()];
const common = { requirements, notes: [], signatures: [], results: [], reports };

/** Lists of one file say the same as long as that is there. */
function factsOf(there: ReadonlySet<string>): Parameters<typeof trace>[0] {
  const files = [...there].filter((each) => !said.has(each)).sort();
  const own = files.flatMap((path) => sources.get(path) ?? []);
  return {
    ...common,
    references: own.flatMap(({ references }) => references),
    projects: [...said].flatMap(([each, project]) => (there.has(each) ? project : [])),
    declared: own.flatMap(({ declared }) => declared),
    testFiles: [
      ...files.filter((path) => !projects.includes(path)),
      ...files.filter((path) => projects.includes(path)),
    ],
  };
}

function linksIn(joined: Trace): unknown {
  return requirements.map((each) => joined.verifications(each));
}

describe('what is reported (GATE-004)', () => {
  it('is joined with the test files that are there, whichever came and went', () => {
    const changes = fc.array(fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 2 }), {
      maxLength: 12,
    });
    const property = fc.property(fc.subarray(all), changes, (first, bursts) => {
      const there = new Set(first);
      let joined = trace(factsOf(there), undefined, true);
      linksIn(joined);
      for (const burst of bursts) {
        for (const path of burst) if (!there.delete(path)) there.add(path);
        joined = trace(factsOf(there), joined, true);
        assert.deepEqual(linksIn(joined), linksIn(trace(factsOf(there))));
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('is looked through again only where it names a file as one that came or went is called', () => {
    const files = [...sources.keys()].sort();
    const before = finish(reportedIn(reports, files));
    const named = (known: typeof before): readonly string[] =>
      known.reported.reports.flatMap((own, at) =>
        own === before.reported.reports[at] ? [] : (reports[at]?.file ?? ''),
      );
    const without = (path: string) =>
      finish(
        reportedIn(
          reports,
          files.filter((each) => each !== path),
          before,
        ),
      );
    assert.deepEqual(named(without('a/cart.test.ts')), ['a/junit.xml', 'junit.xml', 'b/junit.xml']);
    assert.deepEqual(named(without('src/test/java/shop/CartTest.java')), []);
    assert.notEqual(without('src/test/java/shop/CartTest.java').changed, undefined);
  });
});
