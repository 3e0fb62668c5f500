import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { finish, readRepository } from '../../src/core/index.ts';
import { readBy, type Reading, type Readings } from '../../src/core/reading/readings.ts';
import { loadReadings, saveReadings, savingReadings } from '../../src/disk/cache.ts';
import { openFiles } from '../../src/disk/open-files.ts';
import { withFolder, write } from './temporary-folder.ts';

const kept = '.tollgate/cache/readings';

const reading = (stamp: string, facts: Reading['facts'] = []): Reading => ({ stamp, sha256: 'ab'.repeat(32), facts });
const readings: Readings = {
  by: '[true,{}]',
  files: new Map([
    [
      'a.md',
      reading('1 2', [{ kind: 'manifest', version: '1.0 — ё\n"', place: { file: 'a.md', line: 1, column: 1 } }]),
    ],
    ['b\\c.ts', reading('3 4')],
  ]),
  reports: new Map([['junit.xml', reading('5 6')]]),
};

describe('the cache of readings', () => {
  it('gives back what it was given', () => {
    withFolder({}, (root) => {
      assert.equal(loadReadings(root), undefined);
      saveReadings(root, readings, undefined);
      assert.deepEqual(loadReadings(root), readings);
    });
  });

  it('ignores itself', () => {
    withFolder({}, (root) => {
      saveReadings(root, readings, undefined);
      assert.equal(readFileSync(join(root, '.tollgate/.gitignore'), 'utf8'), '*\n');
      assert.deepEqual(readdirSync(join(root, '.tollgate/cache')), ['readings'], 'nothing unfinished is left');
    });
  });

  it('keeps nothing of a file without a stamp', () => {
    withFolder({}, (root) => {
      saveReadings(
        root,
        {
          by: readings.by,
          files: new Map([
            ['a', reading('')],
            ['b', reading('1')],
          ]),
          reports: new Map(),
        },
        undefined,
      );
      assert.deepEqual([...(loadReadings(root)?.files.keys() ?? [])], ['b']);
    });
  });

  it('is not written for one file of a hundred, but for one report', () => {
    withFolder({}, (root) => {
      const files = new Map(Array.from({ length: 200 }, (_, n) => [`${n}.ts`, reading(`${n}`)]));
      const before: Readings = { ...readings, files };
      const written = (now: Partial<Readings>): boolean => {
        saveReadings(root, { ...before, ...now }, before);
        const isThere = existsSync(join(root, kept));
        rmSync(join(root, kept), { force: true });
        return isThere;
      };
      const changed = (...paths: string[]): Map<string, Reading> =>
        new Map([...files, ...paths.map((path) => [path, reading('again')] as const)]);
      assert.equal(written({ files: changed('1.ts', '2.ts') }), false);
      assert.equal(written({ files: changed('1.ts', '2.ts', '3.ts') }), true);
      assert.equal(written({ files: new Map([...files].slice(3)) }), true);
      assert.equal(written({ reports: new Map([['junit.xml', reading('again')]]) }), true);
    });
  });

  it('is written only when something changed', () => {
    withFolder({}, (root) => {
      saveReadings(root, readings, undefined);
      const before = loadReadings(root);
      assert.ok(before);
      rmSync(join(root, kept));
      saveReadings(root, { ...before, files: new Map(before.files), reports: new Map(before.reports) }, before);
      assert.ok(!existsSync(join(root, kept)));
      saveReadings(root, { ...before, files: new Map(before.files).set('b\\c.ts', reading('7')) }, before);
      assert.equal(loadReadings(root)?.files.get('b\\c.ts')?.stamp, '7');
      const fewer = new Map(before.files);
      fewer.delete('a.md');
      saveReadings(root, { ...before, files: fewer }, before);
      assert.deepEqual([...(loadReadings(root)?.files.keys() ?? [])], ['b\\c.ts']);
    });
  });

  it('says by what configuration it was read, and not which one there was when it was kept', () => {
    withFolder({ 'tollgate.yaml': 'paths:\n  tests: [test]\n' }, (root) => {
      const read = finish(readRepository(openFiles(root)));
      write(root, { 'tollgate.yaml': 'paths:\n  tests: [src]\n' });
      saveReadings(root, read.readings, undefined);
      const loaded = loadReadings(root) ?? assert.fail();
      assert.equal(loaded.by, readBy(read.config.config));
      const now = finish(readRepository(openFiles(root))).readings;
      assert.notEqual(now.by, loaded.by);
      saveReadings(root, { ...loaded, by: now.by }, loaded);
      assert.equal(loadReadings(root)?.by, now.by);
    });
  });

  it('is ignored where anything is wrong with it', () => {
    withFolder({}, (root) => {
      saveReadings(root, readings, undefined);
      const good = readFileSync(join(root, kept));
      const damage = fc.oneof(
        fc.nat(good.length - 1).map((length) => good.subarray(0, length)),
        fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, bits]) => {
          const bad = Buffer.from(good);
          bad[at] = (bad[at] ?? 0) ^ bits;
          return bad;
        }),
        fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        fc.uint8Array({ minLength: 1 }).map((bytes) => Buffer.concat([good, bytes])),
      );
      fc.assert(
        fc.property(damage, (bad) => {
          writeFileSync(join(root, kept), bad);
          assert.equal(loadReadings(root), undefined);
        }),
        { numRuns: 200 },
      );
      rmSync(join(root, kept));
      mkdirSync(join(root, kept));
      assert.equal(loadReadings(root), undefined);
    });
  });

  it('waits for no pipe that stands where a file should', () => {
    if (process.platform === 'win32') return;
    withFolder({}, (root) => {
      saveReadings(root, readings, undefined);
      const load = (): number => {
        const { status } = spawnSync(process.execPath, ['dist/cli.js', 'check', root], { timeout: 20_000 });
        return status ?? -1;
      };
      mkdirSync(join(root, '.git'));
      for (const path of ['.adr-dir', '.git/HEAD', '.git', 'tollgate.yaml', kept]) {
        rmSync(join(root, path), { force: true, recursive: true });
        execFileSync('mkfifo', [join(root, path)]);
        assert.equal(load(), ['tollgate.yaml', kept].includes(path) ? 2 : 1, path);
      }
    });
  });

  it('is done without where the folder cannot be written', () => {
    withFolder({ 'sealed/x': '', 'file/.tollgate': '', 'taken/.tollgate/cache/readings/x': '' }, (root) => {
      saveReadings(join(root, 'none/such'), readings, undefined);
      saveReadings(join(root, 'file'), readings, undefined);
      assert.equal(loadReadings(join(root, 'file')), undefined);
      chmodSync(join(root, 'sealed'), 0o555);
      saveReadings(join(root, 'sealed'), readings, undefined);
      chmodSync(join(root, 'sealed'), 0o755);
      saveReadings(join(root, 'taken'), readings, undefined);
      assert.deepEqual(readdirSync(join(root, 'taken/.tollgate/cache')), ['readings'], 'nothing unfinished is left');
    });
  });

  it('leaves what was kept where its writing is given up, and clears away what somebody else left of it long ago', () => {
    withFolder({}, (root) => {
      saveReadings(root, readings, undefined);
      const good = readFileSync(join(root, kept));
      const left = ['000000000000', 'ffffffffffff'].map((end) => join(root, `${kept}.${end}`));
      for (const path of left) writeFileSync(path, 'half');
      utimesSync(left[0] ?? '', 0, 0);
      const many = new Map(Array.from({ length: 3000 }, (_, n) => [`${n}.ts`, reading('1')]));
      const work = savingReadings(root, { by: readings.by, files: many, reports: new Map() }, undefined);
      for (let n = 0; n < 3; n++) assert.equal(work.next().done, false);
      work.return();
      assert.deepEqual(readFileSync(join(root, kept)), good);
      assert.deepEqual(readdirSync(join(root, '.tollgate/cache')), ['readings', 'readings.ffffffffffff']);
    });
  });

  it('writes through no link', () => {
    withFolder({ 'elsewhere/x': '', 'a/x': '', 'b/.tollgate/x': '' }, (root) => {
      symlinkSync('../elsewhere', join(root, 'a/.tollgate'));
      symlinkSync('../../elsewhere', join(root, 'b/.tollgate/cache'));
      for (const folder of ['a', 'b']) saveReadings(join(root, folder), readings, undefined);
      assert.deepEqual(readdirSync(join(root, 'elsewhere')), ['x']);
    });
  });
});
