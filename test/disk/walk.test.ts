import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { finish } from '../../src/core/reading/finish.ts';
import { openFiles } from '../../src/disk/open-files.ts';

import { walk } from '../../src/disk/walk.ts';
import { IgnoreRules } from '../../src/disk/ignore-rules.ts';
import { lookUp } from '../../src/disk/look-up.ts';
import { asSomebody } from './as-somebody.ts';
import { list, listingOptions, paths } from './listing.ts';
import { withFolder, write } from './temporary-folder.ts';

describe('listing a folder', () => {
  it('sorts paths by code units, whatever folders come between', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'B', '-', '.x', ' ', '0', 'é', '😀', '\uFFFD', 'я'),
      minLength: 1,
      maxLength: 3,
    });
    const files = fc.array(
      fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.map((part) => `${part}_`).join('/')),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(files, (generated) => {
        const tree = Object.fromEntries(generated.map((file) => [`${file}f`, '']));
        withFolder(tree, (root) => {
          const expected = Object.keys(tree).sort((a, b) => (a < b ? -1 : 1));
          assert.deepEqual(paths(list(root).entries), expected);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('prunes version control, dependencies and the litter of tools, wherever they are', () => {
    const tree = {
      'a.ts': '',
      '.git/config': '',
      'x/node_modules/y/index.js': '',
      'x/node_modules/y/junit.xml': '',
      '.venv/lib/z.py': '',
      'x/__pycache__/z.pyc': '',
      '.DS_Store': '',
      'x/node_modules.md': '',
    };
    withFolder(tree, (root) => {
      const { entries, reports } = list(root);
      assert.deepEqual(paths(entries), ['a.ts', 'x/node_modules.md']);
      assert.deepEqual(reports, []);
    });
  });

  it('leaves out what is excluded, with everything below', () => {
    const tree = { 'docs/a.md': '', 'docs/b.md': '', 'src/gen/x.ts': '', 'src/gen/keep.ts': '', 'junit.xml': '' };
    withFolder(tree, (root) => {
      const { entries, reports } = list(root, { exclude: ['docs', 'src/gen/*', '!src/gen/keep.ts', '**/junit.xml'] });
      assert.deepEqual(paths(entries), ['src/gen/keep.ts']);
      assert.deepEqual(reports, []);
    });
  });

  it('says size, time, and a stamp that changes with the content', () => {
    withFolder({ 'a.txt': 'four' }, (root) => {
      utimesSync(join(root, 'a.txt'), 1_000_000, 1_000_000);
      const later = Date.now() + 10_000;
      const stamp = (): string => {
        const [entry] = finish(walk(root, { path: '', rules: IgnoreRules.none }, listingOptions, later)).entries;
        assert.ok(entry);
        assert.equal(entry.size, 4);
        assert.equal(entry.time, 1_000_000_000);
        return entry.stamp;
      };
      const before = stamp();
      assert.notEqual(before, '');
      assert.equal(stamp(), before);
      writeFileSync(join(root, 'a.txt'), 'fore');
      utimesSync(join(root, 'a.txt'), 1_000_000, 1_000_000);
      assert.notEqual(stamp(), before, 'same size and time of modification, but changed since');
    });
  });

  it('promises nothing of a file that changed a moment ago', () => {
    withFolder({ 'a.txt': '' }, (root) => {
      utimesSync(join(root, 'a.txt'), 1_000_000, 1_000_000);
      assert.equal(list(root).entries[0]?.stamp, '', 'its status changed just now');
      const stampAt = (now: number): string | undefined =>
        finish(walk(root, { path: '', rules: IgnoreRules.none }, listingOptions, now)).entries[0]?.stamp;
      utimesSync(join(root, 'a.txt'), 4_000_000_000, 4_000_000_000);
      assert.equal(stampAt(Date.now() + 10_000), '', 'its time lies in the future');
    });
  });

  it('names nested folders with a configuration of their own, and lists what is in them', () => {
    const tree = {
      'tollgate.yaml': '',
      'b/tollgate.yaml': '',
      'b/c/tollgate.yaml': '',
      'a/x': '',
      'd/tollgate.yaml/x': '',
      'e/tollgate.yaml': '',
      '.gitignore': 'e\n',
    };
    withFolder(tree, (root) => {
      const { entries, nested } = list(root);
      assert.deepEqual(nested, ['b', 'b/c']);
      assert.ok(paths(entries).includes('b/c/tollgate.yaml'));
    });
  });

  it('follows no link: not out of the folder, not within, not in circles', () => {
    withFolder({ 'outside/secret': '', 'root/a': '', 'root/sub/b': '' }, (folder) => {
      const root = join(folder, 'root');
      symlinkSync(join(folder, 'outside'), join(root, 'out'));
      symlinkSync(join(folder, 'outside/secret'), join(root, 'file'));
      symlinkSync('..', join(root, 'sub/circle'));
      symlinkSync('a', join(root, 'same'));
      symlinkSync('nowhere', join(root, 'broken'));
      symlinkSync('a', join(root, 'junit.xml'));
      assert.deepEqual(paths(list(root).entries), ['a', 'sub/b']);
      assert.deepEqual(list(root).unreadable, [
        { path: 'broken', reason: 'ENOENT', isLink: true },
        { path: 'file', reason: 'EXDEV', isLink: true },
        { path: 'out', reason: 'EXDEV', isLink: true },
        { path: 'junit.xml', reason: 'EXDEV', isLink: true, isReport: true },
      ]);
      assert.deepEqual(
        list(root).links?.map(({ path, to }) => [path, to]),
        [
          ['broken', 'nowhere'],
          ['file', join(folder, 'outside/secret')],
          ['out', join(folder, 'outside')],
          ['same', 'a'],
          ['sub/circle', '..'],
        ],
      );
      writeFileSync(join(root, '.gitignore'), '*\n');
      rmSync(join(root, 'junit.xml'));
      assert.deepEqual(list(root).unreadable, []);
      assert.deepEqual(list(root).links, [], 'nobody misses what is ignored');
      rmSync(join(root, '.gitignore'));
      symlinkSync(root, join(folder, 'link'));
      assert.deepEqual(paths(list(join(folder, 'link')).entries), ['a', 'sub/b'], 'the folder itself may be a link');
    });
  });

  it('takes names as they come', () => {
    const long = `${'d'.repeat(150)}/${'f'.repeat(150)}`;
    const all = [
      'back\\slash',
      'line\nbreak',
      ' space ',
      '#',
      '!x',
      '[a]*?',
      "'",
      '"',
      'é',
      'e\u0301',
      '-',
      '😀',
      long,
    ];
    const names = all.filter(isNameHere);
    withFolder(Object.fromEntries(names.map((name) => [name, name])), (root) => {
      const files = openFiles(root);
      const listed = paths(finish(files.list(listingOptions)).entries);
      assert.deepEqual(
        listed,
        [...names].sort((a, b) => (a < b ? -1 : 1)),
      );
      for (const name of names) assert.equal(Buffer.from(files.read(name) ?? []).toString(), name);
    });
  });

  it('takes names as git has them where macOS holds them in pieces', () => {
    const inPieces = 'Счёт'.normalize('NFD');
    withFolder({ 'docs/a.md': '', [`docs/${inPieces}.md`]: '' }, (root) => {
      const on = (platform: NodeJS.Platform): string[] =>
        paths(finish(walk(root, { path: '', rules: IgnoreRules.none }, listingOptions, 0, platform)).entries);
      assert.deepEqual(on('darwin'), ['docs/a.md', 'docs/Счёт.md']);
      if (process.platform !== 'darwin') assert.deepEqual(on('linux'), ['docs/a.md', `docs/${inPieces}.md`]);
    });
  });

  it('finds nothing at a name that a file has no more, though the system finds it by that', () => {
    withFolder({ 'docs/Cart.md': '', 'docs/cart.md': '' }, (root) => {
      const found = (path: string): boolean =>
        lookUp(root, IgnoreRules.none, path, listingOptions, () => join(root, 'docs/cart.md')).entry !== undefined;
      assert.deepEqual([found('docs/Cart.md'), found('docs/cart.md')], [false, true]);
    });
  });

  it('says which names it could not read as text', () => {
    withFolder({ a: '' }, (root) => {
      const name = Buffer.concat([Buffer.from(`${root}/bad-`), Buffer.from([0xff])]);
      try {
        writeFileSync(name, '');
      } catch {
        return; // Some file systems know only UTF-8.
      }
      const { entries, unreadable } = list(root);
      assert.deepEqual(paths(entries), ['a']);
      assert.deepEqual(unreadable, [{ path: 'bad-\uFFFD', reason: 'EILSEQ' }]);
    });
  });

  it('says what it was not let into', () => {
    if (process.platform === 'win32') return;
    withFolder({ 'a/x': '', 'locked/x': '', 'z/x': '' }, (root) => {
      chmodSync(root, 0o755);
      chmodSync(join(root, 'locked'), 0);
      const { entries, unreadable } = asSomebody(() => list(root));
      chmodSync(join(root, 'locked'), 0o755);
      assert.deepEqual(paths(entries), ['a/x', 'z/x']);
      assert.deepEqual(unreadable, [{ path: 'locked', reason: 'EACCES' }]);
    });
  });

  it('tells once of an ignore file that it cannot read', () => {
    if (process.platform === 'win32') return;
    withFolder({ 'a/.gitignore': 'x\n', 'a/b/.gitignore': 'y\n', 'a/x': '' }, (root) => {
      chmodSync(root, 0o755);
      chmodSync(join(root, 'a/.gitignore'), 0);
      const { entries, unreadable } = asSomebody(() => list(root));
      assert.deepEqual(paths(entries), ['a/b/.gitignore', 'a/x']);
      assert.deepEqual(unreadable, [{ path: 'a/.gitignore', reason: 'EACCES' }]);
    });
  });

  it('a folder that is not there is one unreadable path', () => {
    withFolder({}, (root) => {
      assert.deepEqual(list(join(root, 'none')), {
        entries: [],
        reports: [],
        nested: [],
        unreadable: [{ path: '', reason: 'ENOENT' }],
        links: [],
        targets: [],
      });
    });
  });

  it('pauses often, also in one folder and in many', () => {
    const flat = Array.from({ length: 700 }, (_, n) => [`flat/${n}.js`, ''] as const);
    const deep = Array.from({ length: 300 }, (_, n) => [`deep/${n}/er/a.js`, ''] as const);
    withFolder(Object.fromEntries([...flat, ...deep]), (root) => {
      const pauses = [...openFiles(root).list(listingOptions)].length;
      assert.ok(pauses >= 20, `${pauses}`);
    });
  });

  it('skips what is neither file nor folder', () => {
    withFolder({ a: '' }, (root) => {
      if (process.platform === 'win32') return;
      execFileSync('mkfifo', [join(root, 'junit.xml')]);
      const files = openFiles(root);
      assert.deepEqual(paths(finish(files.list(listingOptions)).entries), ['a']);
      assert.equal(files.read('junit.xml'), undefined, 'and does not wait for its other end');
    });
  });

  it('survives a deep folder', () => {
    withFolder({}, (root) => {
      const deep = Array.from({ length: 300 }, () => 'd').join('/');
      mkdirSync(join(root, deep), { recursive: true });
      write(root, { [`${deep}/x`]: '' });
      assert.deepEqual(paths(list(root).entries), [`${deep}/x`]);
      const isFlat = (): boolean => roomFor(() => list(root)) > roomFor(() => list(join(root, deep))) - 300;
      // What V8 compiles meanwhile leaves more room to whoever is measured later, once.
      assert.ok(isFlat() || isFlat() || isFlat(), 'takes no more of the stack');
    });
  });
});

/** Windows keeps some characters for itself, and macOS takes a name in pieces for the same as one in one. */
function isNameHere(name: string): boolean {
  if (process.platform === 'win32') return !/[\\\n*?"]| $/.test(name);
  return process.platform !== 'darwin' || name === name.normalize('NFC');
}

/** How many calls may wait below some work before it is too much for the stack. */
function roomFor(work: () => unknown): number {
  const below = (calls: number): unknown => (calls === 0 ? work() : below(calls - 1));
  let [most, tooMany] = [0, 100_000];
  while (tooMany - most > 50) {
    const calls = Math.floor((most + tooMany) / 2);
    try {
      below(calls);
      most = calls;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      tooMany = calls;
    }
  }
  return most;
}

describe('looking for reports (READ-005)', () => {
  const built = {
    '.gitignore': 'target/\nTestResults/\nreports/\n.tollgate/\n/junit.xml\n*.tap\n',
    'junit.xml': '',
    'src/a.tap': '',
    'src/a.ts': '',
    'target/surefire-reports/TEST-a.xml': '',
    'target/classes/a.class': '',
    'target/debug/deps/deep/junit.xml': '',
    'a/target/nextest/ci/junit.xml': '',
    'TestResults/8f-run/of/today/result.trx': '',
    'other/build/x.ts': '',
    '.tollgate/reports/unit/junit.xml': '',
    '.tollgate/cache/readings': '',
  };

  it('finds them at the usual places, also in ignored folders, and nothing else there', () => {
    withFolder(built, (root) => {
      const { entries, reports } = list(root);
      assert.deepEqual(paths(entries), ['.gitignore', 'other/build/x.ts', 'src/a.ts']);
      assert.deepEqual(paths(reports), [
        '.tollgate/reports/unit/junit.xml',
        'TestResults/8f-run/of/today/result.trx',
        'a/target/nextest/ci/junit.xml',
        'junit.xml',
        'src/a.tap',
        'target/surefire-reports/TEST-a.xml',
      ]);
    });
  });

  it('a report that is not ignored is an entry as well', () => {
    withFolder({ 'junit.xml': '' }, (root) => {
      const { entries, reports } = list(root);
      assert.deepEqual(paths(entries), ['junit.xml']);
      assert.equal(entries[0], reports[0]);
    });
  });

  it('looks only where the configuration says, where it says so, ignored or not', () => {
    const tree = {
      '.gitignore': 'out\n',
      'junit.xml': '',
      'out/ci/a.xml': '',
      'out/ci/deep/b.xml': '',
      'out/other/c.xml': '',
      'x/out/ci/a.xml': '',
      'node_modules/.cache/run/r.xml': '',
      'node_modules/z/r.xml': '',
    };
    withFolder(tree, (root) => {
      const found = (...globs: string[]): string[] => paths(list(root, { reports: globs }).reports);
      assert.deepEqual(found('out/ci'), ['out/ci/a.xml', 'out/ci/deep/b.xml']);
      assert.deepEqual(found('./out/ci/'), ['out/ci/a.xml', 'out/ci/deep/b.xml']);
      assert.deepEqual(found('out/*/*.xml'), ['out/ci/a.xml', 'out/other/c.xml']);
      assert.deepEqual(found('out/{ci,other}/?.xml'), ['out/ci/a.xml', 'out/other/c.xml']);
      assert.deepEqual(found('{out/ci,x/out}/**/*.xml'), ['out/ci/a.xml', 'out/ci/deep/b.xml', 'x/out/ci/a.xml']);
      assert.deepEqual(found('**/a.xml'), ['out/ci/a.xml', 'x/out/ci/a.xml']);
      assert.deepEqual(found('**/*.xml', '!out/**'), ['junit.xml', 'x/out/ci/a.xml']);
      assert.deepEqual(found('node_modules/.cache/run/*.xml'), ['node_modules/.cache/run/r.xml'], 'spelt out');
      assert.deepEqual(found(), []);
    });
  });

  it('tells of the links behind which a report is missed, also of ignored ones', () => {
    const tree = {
      'outside/junit.xml': '',
      'root/.gitignore': 'run/\nTestResults\nout\n*.xml\n',
      'root/results/junit.xml': '',
      'root/run/1.xml': '',
      'root/run/2.xml': '',
    };
    withFolder(tree, (folder) => {
      const root = join(folder, 'root');
      const leadTo = (from: string, to: string): void => symlinkSync(to, join(root, from));
      leadTo('run/junit.xml', '../../outside/junit.xml');
      leadTo('TestResults', '../outside');
      leadTo('out', '../outside');
      leadTo('lib', '../outside');
      leadTo('junit.xml', 'results/junit.xml');
      leadTo('latest.junit.xml', 'run/1.xml');
      leadTo('old.junit.xml', 'run/2.xml');
      leadTo('none.junit.xml', 'run/3.xml');
      const missed = (reports?: readonly string[]): readonly string[] =>
        paths(list(root, { reports, exclude: ['run/2.xml'] }).unreadable.filter(({ isReport }) => isReport === true));
      assert.deepEqual(missed(), ['TestResults', 'none.junit.xml', 'latest.junit.xml']);
      assert.deepEqual(missed(['out/*.xml', '**/x.xml']), ['out']);
      assert.deepEqual(missed(['run/*']), ['run/junit.xml']);
    });
  });

  it('what is excluded is no report either', () => {
    withFolder({ 'junit.xml': '', 'old/junit.xml': '' }, (root) => {
      assert.deepEqual(paths(list(root, { exclude: ['old'] }).reports), ['junit.xml']);
    });
  });
});
