import assert from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { finish } from '../../src/core/reading/finish.ts';
import { puttingInPlace } from '../../src/disk/put-in-place.ts';
import { withFolder } from './temporary-folder.ts';

describe('a file in the place of another', () => {
  /** Says so often that a file is in use. */
  const busy = (times: number, code = 'EPERM') => {
    let left = times;
    return (from: string, to: string): void => {
      if (left-- > 0) throw Object.assign(new Error(code), { code });
      renameSync(from, to);
    };
  };
  const tried = (platform: NodeJS.Platform, rename: (from: string, to: string) => void): string =>
    withFolder({ old: 'old', new: 'new' }, (root) => {
      try {
        finish(puttingInPlace(join(root, 'old'), join(root, 'new'), platform, rename));
      } catch (error) {
        assert.deepEqual(readdirSync(root), ['new', 'old']);
        return (error as Error).message;
      }
      assert.deepEqual(readdirSync(root), ['old']);
      return readFileSync(join(root, 'old'), 'utf8');
    });

  it('comes there as soon as nobody on Windows has one of them open', () => {
    for (const code of ['EPERM', 'EACCES', 'EBUSY']) assert.equal(tried('win32', busy(3, code)), 'new');
  });

  it('is not waited for in vain', () => {
    assert.equal(tried('win32', busy(Infinity)), 'EPERM');
    assert.equal(tried('win32', busy(1, 'ENOSPC')), 'ENOSPC');
    assert.equal(tried('linux', busy(1)), 'EPERM');
  });
});
