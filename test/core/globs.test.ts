import assert from 'node:assert/strict';
import fc from 'fast-check';
import { folderMatcher, matcher, namedFolder } from '../../src/core/syntax/globs.ts';

function check(globs: string[], yes: string[], no: string[]): void {
  const matches = matcher(globs);
  for (const path of yes) assert.ok(matches(path), `${globs.join(' ')} should match ${path}`);
  for (const path of no) assert.ok(!matches(path), `${globs.join(' ')} should not match ${path}`);
}

describe('globs', () => {
  it('a plain path means itself and everything below', () => {
    for (const glob of ['docs', 'docs/', './docs', '/docs', './docs//']) {
      check([glob], ['docs', 'docs/a.md', 'docs/.a/b'], ['docs2', 'docs2/a', 'a/docs', 'doc']);
    }
    check(['packages/@scope/c++'], ['packages/@scope/c++/x'], ['packages/@scope/c']);
    check(['app/(shop)'], ['app/(shop)/page.tsx'], ['app/shop/page.tsx']);
    for (const glob of ['', '.', './']) check([glob], ['a', 'a/b', '.c'], []);
  });

  it('stars stay within a name or cross folders, and leading dots are like any other', () => {
    check(['*.ts'], ['a.ts', '.a.ts'], ['b/a.ts', 'a.tsx', 'a.ts/x']);
    check(['**/*.ts'], ['a.ts', 'b/a.ts', '.b/c/.a.ts'], ['a.js']);
    check(['src/**'], ['src/a', 'src/a/b/.c'], ['srcs/a']);
    check(['**/gen/**'], ['gen/a', 'a/gen/b/c'], ['a/general/b']);
    check(['{a,b/c}/*.{x,y}'], ['a/1.x', 'b/c/1.y'], ['b/1.x', 'a/1.z']);
    check(['[ab]?.md'], ['a1.md'], ['c1.md', 'a12.md']);
    check(['app/(*)/x'], ['app/(shop)/x'], ['app/shop/x']);
    check(['*.@(xml|json)'], ['a.xml', 'a.json'], ['a.yaml']);
  });

  it('what ends in a plain name means everything below, also after a star', () => {
    check(['packages/*/reports'], ['packages/a/reports', 'packages/a/reports/b/c.xml'], ['packages/reports/a']);
    check(['packages/*/reports/'], ['packages/a/reports/x.xml'], ['packages/a/b/reports/x']);
  });

  it('case matters', () => check(['Docs/*.MD'], ['Docs/a.MD'], ['docs/a.MD', 'Docs/a.md']));

  it('the last match decides', () => {
    check(['src', '!src/gen', 'src/gen/keep.ts'], ['src/a', 'src/gen/keep.ts'], ['src/gen/a', 'b']);
    check(['!src/gen'], ['a', 'src/a'], ['src/gen/a']);
    check([], [], ['a', '']);
  });

  it('never throws, and matches nothing where a glob makes no sense', () => {
    check(['a'.repeat(70_000) + '*'], [], ['a']);
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'ab/*!?[]{}(),.|@+\\^$-') })),
        fc.string(),
        (globs, path) => {
          matcher(globs)(path);
          folderMatcher(globs)(path);
          namedFolder(globs)(path);
        },
      ),
    );
  });

  it('no path holds up whoever asks, whatever the glob', () => {
    const started = performance.now();
    const name = 'a'.repeat(255);
    check([`${'*a'.repeat(40)}b`], [`${name}b`], [`${name}c`]);
    for (const glob of ['*[ab]', '+(a*)', '{a,aa}', '?(a)', '@(a|aa)']) check([`${glob.repeat(40)}c`], [], [name]);
    check([`${'**/a/'.repeat(20)}b`], [], [`${'a/'.repeat(200)}c`]);
    assert.ok(performance.now() - started < 5_000);
  });

  it('stars with the same signs between them match as one after the other', () => {
    check(['*a*b*'], ['ab', 'xaxbx', 'aab', 'baab'], ['ba', 'a', 'a/b']);
    check(['*ab*ab'], ['abab', 'aabab', 'ababab'], ['ab', 'aba', 'abb']);
    check(['**/*.{spec,test}.*{js,ts}'], ['a/b.c.test.x.ts', 'b.spec.js'], ['b.spec', 'a/spec.js']);
    check(['{*a*,*b*,*c*,*d*,*e*}.x'], ['1a1.x', 'e.x'], ['f.x']);
  });

  it('a folder is entered wherever something below it matches', () => {
    const name = fc.constantFrom('a', 'b', 'ab', '.a');
    const part = fc.constantFrom('a', 'b', '*', '**', 'a*', '{a,b}', '{a/b,b}', '@(a|b)', '[ab]', '?', '.a');
    const glob = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const globs = fc.array(
      fc.tuple(fc.constantFrom('', '', '!'), glob).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(globs, fc.array(name, { minLength: 2, maxLength: 5 }), (list, names) => {
        if (!matcher(list)(names.join('/'))) return;
        for (let depth = 1; depth < names.length; depth++) {
          const folder = names.slice(0, depth).join('/');
          assert.ok(folderMatcher(list)(folder), `${folder} holds ${names.join('/')}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a folder where nothing can match is not entered', () => {
    const enters = folderMatcher(['out/*/x.xml', 'build/reports']);
    for (const folder of ['out', 'out/a', 'build', 'build/reports', 'build/reports/deep'])
      assert.ok(enters(folder), folder);
    for (const folder of ['src', 'out/a/b', 'build/classes', 'a/out']) assert.ok(!enters(folder), folder);
  });

  it('a named folder is one that is spelt out', () => {
    const named = namedFolder(['node_modules/.cache/*.xml', '**/node_modules/x', '!vendor']);
    for (const folder of ['node_modules', 'node_modules/.cache']) assert.ok(named(folder), folder);
    for (const folder of ['node_modules/.cache/a', 'a/node_modules', 'node_modules/.ca', 'vendor'])
      assert.ok(!named(folder), folder);
  });
});
