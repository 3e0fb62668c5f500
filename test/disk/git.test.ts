import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { elsewhere } from '../../src/disk/git.ts';
import { withFolder, write } from './temporary-folder.ts';

describe('What git knows', () => {
  const git = (root: string, ...args: readonly string[]): string =>
    execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@b', ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });

  it('are the name of the person, and the IDs on other branches', () =>
    withFolder({ 'docs/specs/a.md': '### REQ-001 A\n' }, async (root) => {
      git(root, 'init', '-q', '-b', 'main');
      git(root, 'config', 'user.name', 'И. Петров');
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'x');
      git(root, 'checkout', '-qb', 'other');
      write(root, {
        'docs/specs/a.md': '### REQ-001 A\n\n### REQ-041 B\n',
        'docs/defects/BUG-007-x.md': '# x\n',
        'src/a.ts': '',
      });
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'y');
      git(root, 'update-ref', 'refs/remotes/origin/theirs', 'other');
      git(root, 'checkout', '-q', 'main');
      git(root, 'branch', '-qD', 'other');
      const { me, ids, isComplete } = await elsewhere(root);
      assert.deepEqual([me, isComplete], ['И. Петров', true]);
      assert.ok(ids.includes('REQ-041') && ids.includes('BUG-007'), ids.join());
    }));

  it('is nothing without a repository, and little in one without a commit', () =>
    withFolder({ 'a.md': '' }, async (root) => {
      assert.deepEqual(await elsewhere(root), { me: undefined, ids: [], isComplete: true });
      git(root, 'init', '-q');
      git(root, 'config', 'user.name', 'B');
      assert.deepEqual(await elsewhere(root), { me: 'B', ids: [], isComplete: true });
    }));
});
