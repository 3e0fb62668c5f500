import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inEnglish } from '../../src/core/index.ts';
import { refused } from '../../src/editor/authoring/refused.ts';

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
    chmodSync(join(root, 'docs'), 0o555);
    assert.equal(told('tollgate.yaml', 'docs/specs/a.md'), '`docs` may only be read; nothing was written');
    chmodSync(root, 0o555);
    assert.equal(told('tollgate.yaml'), `\`${basename(root)}\` may only be read; nothing was written`);
  });

  it('is known to the editor alone, where every folder may be written', () => {
    assert.equal(told('tollgate.yaml', 'docs/specs/a.md'), 'the editor refused the change; nothing was written');
  });
});
