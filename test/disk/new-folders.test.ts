import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NewFolders } from '../../src/disk/new-folders.ts';

describe('Folders that were made while others are watched', () => {
  let root = '';
  let told = 0;
  let paths = new Set<string | undefined>();
  let folders = new NewFolders(() => {});

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tollgate-new-folders-'));
    told = 0;
    paths = new Set();
    folders = new NewFolders((path) => {
      told++;
      paths.add(path);
    });
  });
  afterEach(() => {
    folders.dispose();
    rmSync(root, { recursive: true, force: true });
  });

  async function isTold(act: () => void, within = 2000): Promise<boolean> {
    await new Promise((later) => setTimeout(later, 100));
    told = 0;
    act();
    const end = Date.now() + within;
    while (told === 0 && Date.now() < end) await new Promise((later) => setTimeout(later, 10));
    return told > 0;
  }

  it('tell of files in them, however deep, and of folders that are made there later', async () => {
    mkdirSync(join(root, 'a/b/c'), { recursive: true });
    folders.add(join(root, 'a'));
    assert.ok(await isTold(() => writeFileSync(join(root, 'a/b/c/one.md'), '1')));
    assert.ok(await isTold(() => writeFileSync(join(root, 'a/b/c/one.md'), '2')));
    assert.ok(await isTold(() => mkdirSync(join(root, 'a/b/d'))));
    assert.ok(await isTold(() => writeFileSync(join(root, 'a/b/d/two.md'), '1')));
  });

  it('tell of what was deleted and made again at once, or moved away while another took its place', async () => {
    const makeAgain = {
      deleted: (folder: string): void => rmSync(folder, { recursive: true }),
      moved: (folder: string): void => renameSync(folder, `${folder}-before`),
    };
    for (const [how, away] of Object.entries(makeAgain)) {
      const [top, inner] = [join(root, how), join(root, how, 'a/b')];
      mkdirSync(inner, { recursive: true });
      folders.add(top);
      assert.ok(
        await isTold(() => {
          away(join(top, 'a'));
          mkdirSync(inner, { recursive: true });
        }),
      );
      await new Promise((later) => setTimeout(later, 200));
      assert.ok(await isTold(() => writeFileSync(join(inner, 'one.md'), '1')), `${how} below one that is watched`);
      away(top);
      mkdirSync(inner, { recursive: true });
      // As whoever watches the folders above tells.
      folders.add(top);
      await new Promise((later) => setTimeout(later, 200));
      assert.ok(
        await isTold(() => writeFileSync(join(inner, 'one.md'), '1')),
        `${how} below one that somebody else watches`,
      );
    }
  });

  it('lose nothing that happened just before one is told of again', async () => {
    mkdirSync(join(root, 'a/b'), { recursive: true });
    folders.add(join(root, 'a'));
    const happens = (): void => {
      writeFileSync(join(root, 'a/b/one.md'), '1');
      folders.add(join(root, 'a'));
    };
    assert.ok(await isTold(happens));
    assert.ok(paths.has(join(root, 'a/b/one.md')));
  });

  it('tell which file it is: all else needs not be looked at', async () => {
    const file = join(root, 'a/one.md');
    mkdirSync(join(root, 'a'));
    folders.add(join(root, 'a'));
    const changes = [(): void => writeFileSync(file, '1'), () => writeFileSync(file, '2'), () => rmSync(file)];
    for (const change of changes) {
      paths = new Set();
      assert.ok(await isTold(change));
      assert.deepEqual([...paths], [file]);
    }
  });

  it('tell of a folder in them once more when it is watched: of what was made there before nobody tells', async () => {
    const folder = join(root, 'a/b');
    mkdirSync(join(root, 'a'));
    folders.add(join(root, 'a'));
    await isTold(() => mkdirSync(folder));
    paths = new Set();
    const end = Date.now() + 2000;
    while (!paths.has(folder) && Date.now() < end) await new Promise((later) => setTimeout(later, 10));
    assert.deepEqual([...paths], [folder]);
  });

  it('leave files, packages and what is gone alone, and end', async () => {
    writeFileSync(join(root, 'file'), '');
    mkdirSync(join(root, 'a/node_modules/x'), { recursive: true });
    for (const name of ['file', 'gone', 'a']) folders.add(join(root, name));
    assert.ok(!(await isTold(() => writeFileSync(join(root, 'a/node_modules/x/y'), ''), 200)));
    rmSync(join(root, 'a'), { recursive: true });
    await new Promise((later) => setTimeout(later, 100));
    mkdirSync(join(root, 'b'));
    folders.add(join(root, 'b'));
    folders.dispose();
    assert.ok(!(await isTold(() => writeFileSync(join(root, 'b/x'), ''), 200)));
  });

  it('do not cost the square of the files that are made in one of them', async () => {
    const cost = async (files: number): Promise<number> => {
      const folder = join(root, String(files));
      mkdirSync(folder);
      folders.add(folder);
      for (let n = 0; n < files; n++) writeFileSync(join(folder, String(n)), '');
      const { user, system } = process.cpuUsage();
      for (let known = -1; known < told; await new Promise((later) => setTimeout(later, 150))) known = told;
      const after = process.cpuUsage();
      return after.user - user + after.system - system;
    };
    await cost(100);
    const grown = (await cost(2000)) / Math.max(await cost(500), 1000);
    assert.ok(grown < 9, `${grown.toFixed(1)} times`);
  }).retries(3);
});
