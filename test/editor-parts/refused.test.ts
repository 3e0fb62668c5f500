import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isWritable } from '../../src/disk/writable.ts';
import { inEnglish } from '../../src/core/index.ts';
import { readOnly, refused } from '../../src/editor/authoring/refused.ts';

describe('Why the editor wrote nothing', () => {
  let root: string;
  const told = (...paths: string[]): string => inEnglish(refused(root, paths));
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tollgate-refused-'));
    mkdirSync(join(root, 'docs'));
  });
  afterEach(() => {
    for (const path of [root, join(root, 'docs')]) chmodSync(path, 0o755);
    rmSync(root, { recursive: true });
  });

  it('is the folder that may only be read, where a file would come into it', () => {
    if (process.platform === 'win32') return;
    chmodSync(join(root, 'docs'), 0o555);
    assert.equal(told('tollgate.yaml', 'docs/specs/a.md'), '`docs` may only be read; nothing was written');
    chmodSync(root, 0o555);
    assert.equal(told('tollgate.yaml'), `\`${basename(root)}\` may only be read; nothing was written`);
  });

  it('is no folder on Windows, where the mark means something else', () => {
    writeFileSync(join(root, 'docs/a.md'), '');
    chmodSync(join(root, 'docs/a.md'), 0o444);
    chmodSync(join(root, 'docs'), 0o555);
    assert.equal(isWritable(root, 'docs', 'win32'), true);
    assert.equal(isWritable(root, 'docs/a.md', 'win32'), false);
  });

  it('is known to the editor alone, where every folder may be written', () => {
    assert.equal(told('tollgate.yaml', 'docs/specs/a.md'), 'the editor refused the change; nothing was written');
  });

  describe('is known before anybody is asked', () => {
    const before = (...paths: string[]): string | undefined => {
      const why = readOnly(root, paths);
      return why && inEnglish(why);
    };

    it('where every file and folder that is meant may only be read', () => {
      if (process.platform === 'win32') return;
      assert.equal(before('docs/specs/a.md', 'tollgate.yaml'), undefined);
      chmodSync(join(root, 'docs'), 0o555);
      assert.equal(before('docs/specs/a.md', 'tollgate.yaml'), undefined);
      assert.equal(before('docs/specs/a.md', 'docs'), '`docs` may only be read; nothing was written');
      chmodSync(root, 0o555);
      const all = `\`${basename(root)}\` may only be read; nothing was written`;
      assert.equal(before('docs/specs/a.md', 'tollgate.yaml'), all);
      assert.equal(before(), undefined);
    });

    it('of a file that is there by the file, not by its folder', () => {
      writeFileSync(join(root, 'docs/a.md'), '');
      chmodSync(join(root, 'docs'), 0o555);
      assert.equal(before('docs/a.md'), undefined);
      chmodSync(join(root, 'docs/a.md'), 0o444);
      assert.equal(before('docs/a.md'), '`docs/a.md` may only be read; nothing was written');
    });

    it('but not where the folder is gone: that is another matter', () => {
      assert.equal(
        inEnglish(refused(join(root, 'gone'), ['a.md'])),
        'the editor refused the change; nothing was written',
      );
      assert.equal(readOnly(join(root, 'gone'), ['a.md']), undefined);
    });
  });
});
