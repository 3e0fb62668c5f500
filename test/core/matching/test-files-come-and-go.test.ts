import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Project, Trace } from '../../../src/core/model.ts';
import { finish } from '../../../src/core/reading/finish.ts';
import { trace } from '../../../src/core/trace.ts';
import { settledBy } from '../../../src/core/trace/landmarks.ts';
import { locator } from '../../../src/core/trace/locate.ts';
import { families, familyOf } from '../../../src/core/trace/match.ts';
import { type Known, reportedIn } from '../../../src/core/trace/reported.ts';
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
  [
    go,
    'cart/cart_test.go',
    'a/cart/cart_test.go',
    'cart/more_test.go',
    'all_test.go',
    'tools/cart/cart_test.go',
    'tools/more/more_test.go',
  ],
  [
    java,
    'a/src/test/java/shop/CartTest.java',
    'b/src/test/java/shop/CartTest.java',
    'src/test/java/shop/CartTest.java',
  ],
  [csharp, 'A/CartTests.cs', 'B/CartTests.cs', 'A/Cart/CartTests.cs', 'B/MoreTests.cs'],
  [
    rust,
    'src/cart.rs',
    'tests/cart.rs',
    'crates/cart/tests/cart.rs',
    'tests/cart/main.rs',
    'src/more/cart.rs',
    'crates/cart/src/tests/cart.rs',
  ],
];
const projects = [
  ...['go.mod', 'a/go.mod', 'tools/go.mod', 'A/A.csproj', 'B/B.csproj', 'A/Cart/Other.csproj'],
  ...['Cargo.toml', 'crates/cart/Cargo.toml'],
];
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
const inAssemblies = (...names: readonly string[]) =>
  report(
    'all.xml',
    lines(
      '<testsuites>',
      ...names.map((name) => `<testsuite name="${name}"><testcase classname="T.CartTests" name="Adds"/></testsuite>`),
      '</testsuites>',
    ),
  );
const reports = [
  told('a/junit.xml', ['cart', 'adds', 'a/cart.test.ts']),
  told('junit.xml', ['cart', 'adds', '/ci/shop/cart.test.ts']),
  // Where the repository lay tells the other one.
  told('b/junit.xml', ['/ci/shop/more.test.ts', 'adds', '/ci/shop/x/b/cart.test.ts']),
  told('pytest.xml', ['tests.test_cart.TestCart', 'test_adds'], ['test_cart.TestCart', 'test_adds']),
  told('go.xml', ['x.org/shop/cart', 'TestAdds'], ['x.org/shop/a/cart', 'TestAdds']),
  told('tools/go.xml', ['x.org/shop', 'TestAdds'], ['x.org/tools/cart', 'TestAdds'], ['x.org/other/cart', 'TestAdds']),
  told('b/go.xml', ['w.org/tools/cart', 'TestAdds'], ['w.org/tools/more', 'TestAdds'], ['w.org', 'TestAdds']),
  told('a/go.xml', ['y.org/q', 'TestAdds'], ['y.org/q/cart', 'TestAdds']),
  told('more.xml', ['cart', 'TestAdds'], ['z.org/a/cart', 'TestAdds']),
  told('a/build/test-results/test/TEST-shop.CartTest.xml', ['shop.CartTest', 'adds']),
  told('target/surefire-reports/TEST-shop.CartTest.xml', ['shop.CartTest', 'adds']),
  told('B/TestResults/r.xml', ['T.CartTests', 'Adds'], ['A.dll', 'x']),
  inAssemblies('A.dll', 'B.dll', 'Other.dll'),
  told('target/nextest/ci/junit.xml', ['shop::cart', 'adds'], ['cart::cart', 'adds'], ['shop', 'cart::adds']),
  told('target/nextest/all.xml', ['cart', 'tests::cart::adds'], ['src::cart', 'adds'], ['shop', 'tests::cart::adds']),
  told('target/nextest/junit.xml', ['shop::more::cart', 'adds']),
].sort((a, b) => (a.file < b.file ? -1 : 1));
/** In which no test is found. */
const others = ['more.test.ts', 'c/src/test/java/shop/CartTest.java', 'C/CartTests.cs', 'tests/more.rs'];
/** What project files say, each as long as it says so. */
const said = new Map(
  [
    ['go.mod', 'x.org/shop'],
    ['go.mod', 'x.org/other'],
    ['a/go.mod', 'x.org/shop/a'],
    ['tools/go.mod', 'x.org/tools'],
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

/** By where they are looked for: reports, and where in them they begin. */
function sortedIn({ reported }: Known): readonly string[] {
  return Array.from(sources, ([path, { references }]) => {
    const family = familyOf(path);
    const tests = references.flatMap(({ target }) => target ?? []);
    const groups = tests.flatMap((test) => family.ways(test, path).map(([way, key]) => reported.around(way, key)));
    return `${path}: ${groups
      .flat()
      .map(({ report, entries }) => `${report.file} ${String(entries[0]?.at)}`)
      .join()}`;
  });
}

function linksIn(joined: Trace): unknown {
  return requirements.map((each) => joined.verifications(each));
}

describe('what is reported (GATE-004)', () => {
  it('is tried with test files of each family', () => {
    const untried = families.filter((family) => ![...sources.keys()].some((path) => familyOf(path) === family));
    assert.deepEqual(
      untried.flatMap(({ extensions }) => extensions),
      [],
      'add to this file test files of them to `languages`, what is reported of those to `reports`, and by what files projects are known to `projects` and `said`',
    );
  });

  it('is asked again by whoever asked where projects lie, and by nobody else', () => {
    const below = (...extensions: readonly string[]) =>
      settledBy(
        extensions,
        (path) => path.endsWith('go.mod'),
        ({ files: own }) => own,
        (was, now) => ({ below: [...was, ...now] }),
      );
    const [asking, silent] = [below('.go'), below('.rb')];
    const test = 'a/cart_test.go';
    const first = locator([test, 'a/go.mod'], []);
    assert.deepEqual(first.settled(asking), ['a/go.mod']);
    const second = first.after([test, 'a/go.mod', 'b/Cargo.toml'], []);
    assert.deepEqual([...(second?.unsettled([]) ?? [])], [], 'of another kind');
    const third = second?.locator.after([test, 'b/Cargo.toml'], []);
    const told = [...(third?.unsettled([]) ?? [])];
    assert.deepEqual(told, [{ below: ['a/go.mod'], extensions: ['.go'] }], 'asked of the first, not of the second');
    assert.deepEqual(third?.locator.settled(silent), []);
  });

  const worlds = {
    'of all languages': all,
    'of Go and its modules': all.filter((each) => /\.go$|go\.mod/.test(each)),
    'of .NET and its projects': all.filter((each) => /\.cs/.test(each)),
    'of Rust and its crates': all.filter((each) => /\.rs$|Cargo/.test(each)),
  };
  for (const [name, world] of Object.entries(worlds)) {
    const changes = fc.array(fc.uniqueArray(fc.constantFrom(...world), { minLength: 1, maxLength: 2 }), {
      maxLength: 12,
    });
    const property = fc.property(fc.subarray(world), changes, (first, bursts) => {
      const there = new Set(first);
      let joined = trace(factsOf(there), undefined, true);
      linksIn(joined);
      for (const burst of bursts) {
        for (const path of burst) if (!there.delete(path)) there.add(path);
        joined = trace(factsOf(there), joined, true);
        assert.deepEqual(linksIn(joined), linksIn(trace(factsOf(there))));
      }
    });
    it(`is sorted as if nothing had been sorted before, whichever of the test files ${name} came and went`, () => {
      fc.assert(
        fc.property(fc.subarray(world), changes, (first, bursts) => {
          const there = new Set(first);
          let known: Known | undefined;
          for (const burst of [[], ...bursts]) {
            for (const path of burst) if (!there.delete(path)) there.add(path);
            const { testFiles = [], declared, projects } = factsOf(there);
            const next = (before?: Known): Known => finish(reportedIn(reports, testFiles, before, declared, projects));
            known = next(known);
            assert.deepEqual(sortedIn(known), sortedIn(next()));
          }
        }),
        { numRuns: 100 },
      );
    });
    it(`is joined with the test files ${name} that are there, whichever came and went`, () => {
      fc.assert(property, { numRuns: 300 });
    });
  }

  const besides = {
    'a file that is called like it': ['B/Deep/CartTests.cs', csharp('REQ-2').replace('CartTests', 'Others')],
    'a class that is called like its own': ['B/Deep/MoreTests.cs', csharp('REQ-2')],
  } as const;
  for (const [what, [path, text]] of Object.entries(besides))
    it(`is joined anew where a project comes around ${what}`, () => {
      const cited = requirement({ id: 'REQ-1' });
      const told = [inAssemblies('Qux.dll')];
      const own = [read('A/CartTests.cs', csharp('REQ-1')), read(path, text)];
      const facts = (...projects: readonly string[]): Parameters<typeof trace>[0] => ({
        ...common,
        requirements: [cited],
        references: own.flatMap(({ references }) => references),
        declared: own.flatMap(({ declared }) => declared),
        reports: told,
        testFiles: ['A/CartTests.cs', path, ...projects],
      });
      const lostIn = (joined: Trace): unknown => joined.verifications(cited).map(({ lost }) => lost);
      const before = trace(facts('C/Qux.csproj'), undefined, true);
      assert.deepEqual(lostIn(before), ['several-candidates']);
      assert.deepEqual(lostIn(trace(facts('B/Qux.csproj', 'C/Qux.csproj'), before, true)), ['reported-elsewhere']);
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
    assert.deepEqual(named(without('a/cart.test.ts')), ['a/junit.xml', 'b/junit.xml', 'junit.xml']);
    assert.deepEqual(named(without('src/test/java/shop/CartTest.java')), []);
    assert.notEqual(without('src/test/java/shop/CartTest.java').changed, undefined);
  });
});
