import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environment, safely } from '../../src/disk/ask-git.ts';
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

  it('is never asked of a program that the repository configures for what it lacks', function () {
    // Its remote is a command of a shell.
    if (process.platform === 'win32') this.skip();
    return withFolder({ 'a.md': 'a' }, (root) => {
      git(root, 'init', '-q');
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'x');
      const id = git(root, 'rev-parse', 'HEAD:a.md').trim();
      rmSync(join(root, '.git/objects', id.slice(0, 2)), { recursive: true });
      for (const [key, value] of [
        ['core.repositoryFormatVersion', '1'],
        ['extensions.partialClone', 'origin'],
        ['remote.origin.promisor', 'true'],
        ['remote.origin.url', `ext::touch ${root}/.git/ran`],
        ['protocol.ext.allow', 'always'],
      ] as const)
        git(root, 'config', key, value);
      const ranWith = (env: NodeJS.ProcessEnv): boolean => {
        spawnSync('git', [...safely, '-C', root, 'cat-file', '-p', id], { env });
        return existsSync(join(root, '.git/ran'));
      };
      const { GIT_NO_LAZY_FETCH, GIT_ALLOW_PROTOCOL, ...plain } = environment();
      assert.equal(ranWith({ ...plain, GIT_NO_LAZY_FETCH, GIT_ALLOW_PROTOCOL }), false);
      assert.equal(ranWith({ ...plain, GIT_ALLOW_PROTOCOL }), false, 'as a git takes it that does not know the other');
      assert.equal(ranWith(plain), true);
    });
  });

  it('is nothing without a repository, and little in one without a commit', () =>
    withFolder({ 'a.md': '' }, async (root) => {
      assert.deepEqual(await elsewhere(root), { me: undefined, ids: [], isComplete: true });
      git(root, 'init', '-q');
      git(root, 'config', 'user.name', 'B');
      assert.deepEqual(await elsewhere(root), { me: 'B', ids: [], isComplete: true });
    }));
});
