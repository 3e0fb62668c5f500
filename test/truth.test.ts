import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withFolder } from './disk/temporary-folder.ts';

const report = '<testsuite name="s"><testcase classname="s" name="adds up"/></testsuite>';
const known = { tests: 1, passed: 1, failed: 0, errors: 0, skipped: 0 };

function truth(files: Readonly<Record<string, string>>): { status: number | null; said: string } {
  return withFolder(files, (folder) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join('test', 'truth.mjs'), folder], {
      encoding: 'utf8',
    });
    return { status, said: (stdout + stderr).replaceAll(folder, '') };
  });
}

describe('npm run truth', () => {
  it('says in one line why nothing can be compared, and does not end as if nothing were wrong', () => {
    for (const [files, said] of [
      [{}, /expected\.json cannot be read as JSON: ENOENT/],
      [{ 'expected.json': '{' }, /expected\.json cannot be read as JSON: /],
      [{ 'expected.json': '[]' }, /expected\.json must be a list of what is known of each file, at least of one/],
      [{ 'expected.json': '[{"path": "a.xml"}]' }, /expected\.json must be a list/],
      [
        { 'expected.json': '[{"path": "a.xml", "kind": "junit"}]' },
        /a\.xml: no such file, and expected\.json names it/,
      ],
    ] as const) {
      const ended = truth(files);
      assert.equal(ended.status, 2, ended.said);
      assert.match(ended.said, said);
      assert.equal(ended.said.trim().split('\n').length, 1, ended.said);
    }
  });

  it('ends with 1 where what passes should not', () => {
    for (const [verdict, status] of [
      ['pass', 0],
      ['fail', 1],
    ] as const) {
      const expected = JSON.stringify([{ path: 'a.xml', kind: 'junit', verdict, expected: known }]);
      const ended = truth({ 'a.xml': report, 'expected.json': expected });
      assert.equal(ended.status, status, ended.said);
      assert.match(ended.said, new RegExp(`false greens: ${status}\n$`));
    }
  });
});
