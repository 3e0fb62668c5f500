import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCompiled } from '../../src/disk/compiled-module.ts';
import { withFolder } from './temporary-folder.ts';

const require = createRequire(import.meta.url);
const telling = (what: string): string => `exports.${what} = require('node:path').posix.basename('a/${what}');`;
const long = new Date('2026-01-01T00:00:00Z');

/** Loads it, keeps what was compiled, and tells when what is kept was written. */
function loadedAndKept(root: string): { exports: unknown; kept: string[]; written: number } {
  const folder = join(root, 'storage/ours');
  const module = loadCompiled(join(root, 'm.cjs'), require, folder);
  module.keep();
  const kept = readdirSync(folder);
  return { exports: module.exports, kept, written: statSync(join(folder, kept[0] ?? '')).mtimeMs };
}

function age(root: string, [kept = '']: readonly string[]): void {
  utimesSync(join(root, 'storage/ours', kept), long, long);
}

describe('a module whose compiled code is kept', () => {
  it('gives what it exports, the next time without compiling it', () => {
    withFolder({ 'm.cjs': telling('one') }, (root) => {
      const { exports, kept } = loadedAndKept(root);
      assert.deepEqual({ ...(exports as object) }, { one: 'one' });
      assert.equal(kept.length, 1);
      age(root, kept);
      const again = loadedAndKept(root);
      assert.deepEqual({ ...(again.exports as object) }, { one: 'one' });
      assert.deepEqual([again.kept, again.written], [kept, long.getTime()]);
    });
  });

  it('is compiled anew where it is another, or where what is kept is not its code; only one is kept', () => {
    withFolder({ 'm.cjs': telling('one') }, (root) => {
      const { kept } = loadedAndKept(root);
      // As long as the first one.
      writeFileSync(join(root, 'm.cjs'), telling('two'));
      const other = loadedAndKept(root);
      assert.deepEqual({ ...(other.exports as object) }, { two: 'two' });
      assert.equal(other.kept.length, 1);
      assert.notDeepEqual(other.kept, kept);
      writeFileSync(join(root, 'storage/ours', other.kept[0] ?? ''), 'no code');
      assert.deepEqual({ ...(loadedAndKept(root).exports as object) }, { two: 'two' });
    });
  });

  it('is loaded all the same where nothing can be kept', () => {
    withFolder({ 'm.cjs': telling('one'), storage: 'a file' }, (root) => {
      for (const folder of [undefined, join(root, 'storage/ours')]) {
        const module = loadCompiled(join(root, 'm.cjs'), require, folder);
        module.keep();
        assert.deepEqual({ ...(module.exports as object) }, { one: 'one' });
      }
    });
  });
});
