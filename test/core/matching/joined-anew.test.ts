import assert from 'node:assert/strict';
import type { Declared, TestLink, Trace } from '../../../src/core/model.ts';
import { trace } from '../../../src/core/trace.ts';
import { judged } from '../../judged.ts';
import { requirement } from '../model-builder.ts';
import { lines, read, references, report } from './joined.ts';

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
    assert.deepEqual(tests({ 'go.mod': 'module x.org/other', 'tools/go.mod': 'module "x.org/tools"' }), ['TestAdds']);
    assert.deepEqual(tests({ 'tools/go.mod': 'module x.org/tools' }), ['TestAdds'], 'what says another name is none');
    assert.deepEqual(tests({ 'tools/go.mod': '' }), [], 'what says nothing may be called so');
  });

  const spec = (...ids: readonly string[]): string =>
    lines(
      ...['---', 'tollgate: spec', '---', '# S', '## Requirements'],
      ...ids.flatMap((id) => [`### ${id} Adds`, 'It SHALL add.']),
    );
  const verified = (files: Readonly<Record<string, string>>): readonly boolean[] =>
    judged({ files: { 'docs/specs/s.md': spec('REQ-1', 'REQ-2'), ...files } }).requirements.map(
      (each) => each.verified,
    );

  it('tells by what crates of Rust say they are called which of them a report names', () => {
    const rust = (id: string): string =>
      lines('#[cfg(test)]', 'mod tests {', `  // @req ${id}`, '  #[test]', '  fn adds() {}', '}');
    const told = (crates: Readonly<Record<string, string>>, ...ran: readonly string[]): readonly boolean[] => {
      const [first = '', second = ''] = Object.keys(crates);
      const suites = ran.map(
        (each) => `<testsuite name="${each}"><testcase classname="${each}" name="tests::adds"/></testsuite>`,
      );
      return verified({
        [`${first}src/lib.rs`]: rust('REQ-1'),
        [`${second}src/lib.rs`]: rust('REQ-2'),
        ...Object.fromEntries(
          Object.entries(crates).map(([folder, name]) => [`${folder}Cargo.toml`, `[package]\nname = "${name}"\n`]),
        ),
        'target/nextest/ci/junit.xml': `<testsuites name="nextest-run">${suites.join('')}</testsuites>`,
      });
    };
    const likeBelow = { '': 'cart', 'crates/cart/': 'cart-core' };
    assert.deepEqual(told(likeBelow, 'cart'), [true, false]);
    assert.deepEqual(told(likeBelow, 'cart-core'), [false, true]);
    const otherwise = { 'core/': 'shop-engine', 'engine/': 'shop' };
    assert.deepEqual(told(otherwise, 'shop-engine'), [true, false]);
    assert.deepEqual(told(otherwise, 'shop'), [false, true]);
    assert.deepEqual(told({ 'a/core/': 'core', 'b/core/': 'core' }, 'core'), [false, false], 'in two workspaces');
    assert.deepEqual(told({ 'core/': 'shop-engine', 'engine/': '$' }, 'shop-engine'), [true, false]);
  });

  it('tells by its crates of Rust what is a module, and by their programs which file has a test', () => {
    const rust = (id: string): string =>
      lines('#[cfg(test)]', 'mod tests {', `  // @req ${id}`, '  #[test]', '  fn adds() {}', '}');
    const told = (first: string, second: string, ...ran: readonly string[]): readonly boolean[] => {
      const cases = ran.map((each) => each.split(' ') as [string, string]);
      const suites = cases.map(
        ([of, name]) => `<testsuite name="${of}"><testcase classname="${of}" name="${name}"/></testsuite>`,
      );
      return verified({
        [first]: rust('REQ-1'),
        [second]: rust('REQ-2'),
        'Cargo.toml': '[package]\nname = "shop"\n',
        'junit.xml': `<testsuites name="nextest-run">${suites.join('')}</testsuites>`,
      });
    };
    const roots = ['src/lib.rs', 'src/main.rs'] as const;
    assert.deepEqual(told(...roots, 'shop tests::adds'), [true, false]);
    assert.deepEqual(told(...roots, 'shop::bin/shop tests::adds'), [false, true]);
    assert.deepEqual(told(...roots, 'shop::bin/till tests::adds'), [false, true], 'it may be called so');
    assert.deepEqual(told(...roots, 'shop::bin/till tests::adds', 'shop::bin/shop tests::sums'), [false, false]);
    assert.deepEqual(told('src/cart.rs', 'src/lib.rs', 'shop::bin/shop cart::tests::adds'), [true, false]);
    const modules = ['src/cart/tests/sums.rs', 'src/tests/cart.rs'] as const;
    assert.deepEqual(told(...modules, 'shop cart::tests::sums::tests::adds'), [true, false]);
    assert.deepEqual(told(...modules, 'shop tests::cart::tests::adds'), [false, true]);
    const plain = (id: string): string => lines('use x;', `// @req ${id}`, '#[test]', 'fn adds() {}');
    for (const integration of ['tests/cart.rs', 'tests/cart/main.rs']) {
      const files = {
        'Cargo.toml': '[package]\nname = "shop"\n',
        'src/cart.rs': plain('REQ-1'),
        [integration]: plain('REQ-2'),
      };
      const ran = '<testsuite name="shop::cart"><testcase classname="shop::cart" name="adds"/></testsuite>';
      assert.deepEqual(verified({ ...files, 'junit.xml': ran }), [false, true], integration);
    }
  });

  it('tells by what a project of .NET calls its assembly which of them a report names', () => {
    const csharp = (id: string): string =>
      lines('namespace T;', 'class CartTests {', `  // @req ${id}`, '  [Fact] public void Adds() {}', '}');
    const told = (assembly: string): readonly boolean[] =>
      verified({
        'A/CartTests.cs': csharp('REQ-1'),
        'B/CartTests.cs': csharp('REQ-2'),
        'A/A.csproj': '<Project><PropertyGroup><AssemblyName>Shop.Tests</AssemblyName></PropertyGroup></Project>',
        'B/B.csproj': '<Project/>',
        'junit.xml': `<testsuite name="${assembly}.dll"><testcase classname="T.CartTests" name="Adds"/></testsuite>`,
      });
    assert.deepEqual(told('Shop.Tests'), [true, false]);
    assert.deepEqual(told('B'), [false, true]);
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
