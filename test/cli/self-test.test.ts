import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { withFolder } from '../disk/temporary-folder.ts';
import { ran } from './ran.ts';

describe('tollgate self-test (GATE-011)', () => {
  it('prints a table of the planted faults, and writes nothing', () =>
    withFolder({}, async (root) => {
      const { exit, out } = await ran(root, 'self-test');
      assert.equal(exit, 0);
      assert.match(out, /^✔ tests-pass +a test fails\n +the test “says that there is none” fails/m);
      assert.match(out, /\n\d+ planted faults, all seen\.\n$/);
      assert.deepEqual(readdirSync(root), []);
      assert.match((await ran(root, 'self-test', '--lang', 'ru')).out, /ошиб(?:ка|ки|ок), все замечены\.\n$/);
    }));

  it('takes no argument', () =>
    withFolder({}, async (root) => {
      assert.equal((await ran(root, 'self-test', 'x')).exit, 2);
    }));
});
