import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { change } from '../../src/core/edit.ts';
import { inEnglish } from '../../src/core/message.ts';
import { applyEdits, whyNotCreated } from '../../src/disk/apply.ts';
import { makeFolders } from '../../src/disk/make-folder.ts';
import { asSomebody } from './as-somebody.ts';
import { withFolder } from './temporary-folder.ts';

const append = (path: string, before: string, text = 'more\n') =>
  change(path, before, [{ from: before.length, to: before.length, text }]);
const said = (root: string, edits: Parameters<typeof applyEdits>[1]): string => {
  const why = applyEdits(root, edits);
  return why === undefined ? 'written' : inEnglish(why);
};
const all = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

// @req AUTH-001
describe('Edits on disk (AUTH-001)', () => {
  it('are written all at once', () =>
    withFolder({ 'a.md': 'a\n' }, (root) => {
      const edits = { create: [{ path: 'docs/x/new.md', text: 'new\n' }], change: [append('a.md', 'a\n')] };
      assert.equal(said(root, edits), 'written');
      assert.deepEqual(all(root), ['a.md', 'docs', 'docs/x', 'docs/x/new.md']);
      assert.equal(readFileSync(join(root, 'a.md'), 'utf8'), 'a\nmore\n');
    }));

  it('make the folders that are missing, and no others', () =>
    withFolder({ 'a/x': '' }, (root) => {
      assert.equal(makeFolders(join(root, 'a')), undefined);
      assert.equal(makeFolders(join(root, 'a/b/c')), join(root, 'a/b'));
      assert.ok(statSync(join(root, 'a/b/c')).isDirectory());
      assert.throws(() => makeFolders(join(root, 'a/x/y')), { code: 'ENOTDIR' });
    }));

  it('say where a file is in the way of a folder', () =>
    withFolder({ docs: 'a file\n' }, (root) => {
      const edits = { create: [{ path: 'docs/specs/new.md', text: 'new\n' }], change: [] };
      assert.equal(said(root, edits), 'a file is in the way of `docs/specs/new.md`');
      const why = whyNotCreated(root, 'docs/specs/new.md');
      assert.equal(why && inEnglish(why), 'a file is in the way of `docs/specs/new.md`');
      assert.equal(whyNotCreated(root, 'other/new.md'), undefined);
    }));

  it('keep mode, byte order mark and line ends', () =>
    withFolder({ 'a.sh': '\uFEFFa\r\n' }, (root) => {
      chmodSync(join(root, 'a.sh'), 0o750);
      assert.equal(said(root, { create: [], change: [append('a.sh', 'a\r\n')] }), 'written');
      assert.equal(readFileSync(join(root, 'a.sh'), 'utf8'), '\uFEFFa\r\nmore\r\n');
      if (process.platform !== 'win32') assert.equal(statSync(join(root, 'a.sh')).mode & 0o777, 0o750);
    }));

  it('keep UTF-16, with its mark or without, as far as it is still known for that', () =>
    withFolder({}, (root) => {
      const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
      const little = (text: string): Buffer => Buffer.from(text, 'utf16le');
      for (const [encode, mark] of [
        [little, '\uFEFF'],
        [big, '\uFEFF'],
        [little, ''],
        [big, ''],
      ] as const) {
        writeFileSync(join(root, 'b.md'), encode(`${mark}b\r\n`));
        assert.equal(applyEdits(root, { create: [], change: [append('b.md', 'b\r\n')] }), undefined);
        const after = encode(`${mark}b\r\nmore\r\n`);
        assert.deepEqual(readFileSync(join(root, 'b.md')), after);
        const foreign = { path: 'b.md', before: `b\r\nmore\r\n`, spans: [{ from: 0, to: 1, text: 'б' }] };
        const why = applyEdits(root, { create: [], change: [foreign] });
        assert.equal(why?.text, mark === '' ? '`{path}` is not UTF-8; nothing was written' : undefined);
        assert.deepEqual(readFileSync(join(root, 'b.md')), mark === '' ? after : encode(`${mark}б\r\nmore\r\n`));
      }
    }));

  const nothing: readonly (readonly [what: string, prepare: (root: string) => void, why: RegExp])[] = [
    [
      'is created meanwhile',
      (root) => writeFileSync(join(root, 'docs/new.md'), 'theirs'),
      /`docs\/new\.md` is there already/,
    ],
    ['is a folder', (root) => mkdirSync(join(root, 'docs/new.md')), /a folder is in the way/],
    ['is a link to nowhere', (root) => symlinkSync('/nowhere', join(root, 'docs/new.md')), /is there already/],
    ['was changed meanwhile', (root) => writeFileSync(join(root, 'b.md'), 'theirs'), /`b\.md` was changed meanwhile/],
    ['is gone', (root) => rmSync(join(root, 'b.md')), /`b\.md` is not there any more; nothing was written/],
    ['may only be read', (root) => chmodSync(join(root, 'b.md'), 0o444), /`b\.md` may only be read/],
    ['is no UTF-8', (root) => writeFileSync(join(root, 'b.md'), Buffer.from([0xe4, 0x0a])), /`b\.md` is not UTF-8/],
  ];
  for (const [what, prepare, why] of nothing) {
    it(`are not written at all where one file ${what}`, () =>
      withFolder({ 'a.md': 'a\n', 'b.md': 'b\n', 'docs/x.md': '' }, (root) => {
        prepare(root);
        const before = all(root).map((path) => [path, statSync(root).isDirectory()]);
        const edits = {
          create: [
            { path: 'other/y.md', text: 'y' },
            { path: 'docs/new.md', text: 'ours' },
          ],
          change: [append('a.md', 'a\n'), append('b.md', 'b\n')],
        };
        assert.match(said(root, edits), why);
        assert.deepEqual(
          all(root).map((path) => [path, statSync(root).isDirectory()]),
          before,
        );
        assert.equal(readFileSync(join(root, 'a.md'), 'utf8'), 'a\n');
      }));
  }

  it('never leave the folder', () =>
    withFolder({ 'in/a.md': 'a\n', 'out/b.md': 'b\n', 'in/file': '' }, (root) => {
      const home = join(root, 'in');
      symlinkSync(join(root, 'out'), join(home, 'link'));
      symlinkSync(join(root, 'out/b.md'), join(home, 'b.md'));
      const create = (path: string) => ({ create: [{ path, text: 'x' }], change: [] });
      assert.match(said(home, create('../x.md')), /leads out/);
      assert.match(said(home, create('link/x.md')), /leads out/);
      assert.match(said(home, create('link/deep/x.md')), /leads out/);
      assert.match(said(home, create('file/x.md')), /a file is in the way/);
      assert.match(said(home, { create: [], change: [append('b.md', 'b\n')] }), /leads out/);
      assert.deepEqual(readdirSync(join(root, 'out')), ['b.md']);
    }));

  it('go through a link that stays in the folder', () =>
    withFolder({ 'a.md': 'a\n' }, (root) => {
      symlinkSync('a.md', join(root, 'b.md'));
      assert.equal(said(root, { create: [], change: [append('b.md', 'a\n')] }), 'written');
      assert.equal(readFileSync(join(root, 'a.md'), 'utf8'), 'a\nmore\n');
      assert.deepEqual(all(root), ['a.md', 'b.md']);
    }));

  it('are taken back where the last of them fails', () =>
    withFolder({ 'a.md': 'a\n', 'b.md': 'b\n' }, (root) => {
      // The second change of one file no longer finds what it was made for.
      const edits = {
        create: [{ path: 'docs/new.md', text: 'x' }],
        change: [append('a.md', 'a\n'), append('b.md', 'b\n'), append('b.md', 'b\n')],
      };
      assert.match(said(root, edits), /changed meanwhile/);
      assert.deepEqual(all(root), ['a.md', 'b.md']);
      assert.equal(readFileSync(join(root, 'a.md'), 'utf8'), 'a\n');
      assert.equal(readFileSync(join(root, 'b.md'), 'utf8'), 'b\n');
    }));

  it('are not written where what is renamed is gone, or all of the folder', () =>
    withFolder({ 'in/a.md': 'a\n', 'in/b.md': 'b\n' }, (root) => {
      const home = join(root, 'in');
      const edits = { create: [], change: [append('a.md', 'a\n')], move: [{ from: 'b.md', to: 'c.md' }] };
      rmSync(join(home, 'b.md'));
      assert.equal(said(home, edits), '`b.md` is not there any more; nothing was written');
      assert.equal(readFileSync(join(home, 'a.md'), 'utf8'), 'a\n');
      rmSync(home, { recursive: true });
      assert.match(said(home, edits), /^nothing was written; the system says: ENOENT/);
      const why = whyNotCreated(home, 'd.md');
      assert.match(why === undefined ? '' : inEnglish(why), /^nothing was written; the system says: ENOENT/);
    }));

  it('leave one file, not two, where what is renamed cannot be taken away', () => {
    if (process.platform === 'win32') return;
    withFolder({ 'locked/b.md': 'b\n' }, (root) => {
      for (const [path, mode] of [
        ['.', 0o777],
        ['locked/b.md', 0o666],
        ['locked', 0o555],
      ] as const)
        chmodSync(join(root, path), mode);
      const edits = { create: [], change: [], move: [{ from: 'locked/b.md', to: 'c.md' }] };
      assert.match(
        asSomebody(() => said(root, edits)),
        /^nothing was written; the system says: EACCES/,
      );
      chmodSync(join(root, 'locked'), 0o755);
      assert.deepEqual(all(root), ['locked', 'locked/b.md']);
    });
  });

  it('of several who write at once lose nothing that was said to be written', () =>
    withFolder({ 'a.md': '' }, async (root) => {
      const program = new URL('./writes-at-once.js', import.meta.url);
      const writers = ['one', 'two', 'three', 'four'].map(async (name) => {
        const worker = new Worker(program, { workerData: { root, name, lines: 250 } });
        return new Promise<string[]>((resolve, reject) => worker.once('message', resolve).once('error', reject));
      });
      const written = (await Promise.all(writers)).flat();
      assert.ok(written.length > 4);
      assert.deepEqual(readFileSync(join(root, 'a.md'), 'utf8').trim().split('\n').sort(), written.sort());
      assert.deepEqual(all(root), ['a.md']);
    })).timeout(20_000);

  it('leave everything as it was where the disk is full', () => {
    if (process.platform === 'win32') return;
    const [short, long] = ['short\n', `${'long '.repeat(8_000)}\n`];
    const whole = (path: string, before: string, text: string) =>
      change(path, before, [{ from: 0, to: before.length, text }]);
    for (const [files, edits] of [
      [{}, { create: [{ path: 'docs/new.md', text: long }], change: [] }],
      [{ 'a.md': short }, { create: [], change: [whole('a.md', short, long)] }],
      // There is no room for taking the first back.
      [
        { 'a.md': long, 'b.md': short },
        { create: [{ path: 'c.md', text: short }], change: [whole('a.md', long, short), whole('b.md', short, long)] },
      ],
    ] as const) {
      withFolder(files, (root) => {
        const program = fileURLToPath(new URL('./writes-too-much.js', import.meta.url));
        const limited = ['-c', 'ulimit -f 32; exec "$0" "$@"', process.execPath, program, root, JSON.stringify(edits)];
        const { stdout } = spawnSync('sh', limited, { encoding: 'utf8' });
        assert.match(stdout, /^nothing was written; the system says: EFBIG/);
        assert.deepEqual(all(root), Object.keys(files));
        for (const [path, text] of Object.entries(files)) assert.equal(readFileSync(join(root, path), 'utf8'), text);
      });
    }
  });

  it('wait for nobody who is writing, nor for ever for one who was interrupted', () =>
    withFolder({ 'a.md': 'a\n' }, (root) => {
      const unfinished = join(root, 'a.md.unfinished');
      writeFileSync(unfinished, 'theirs');
      const edits = { create: [], change: [append('a.md', 'a\n')] };
      assert.match(said(root, edits), /`a\.md` was changed meanwhile; nothing was written/);
      assert.equal(readFileSync(unfinished, 'utf8'), 'theirs');
      utimesSync(unfinished, new Date(), new Date(Date.now() - 60_000));
      assert.equal(said(root, edits), 'written');
      assert.deepEqual(all(root), ['a.md']);
    }));
});
