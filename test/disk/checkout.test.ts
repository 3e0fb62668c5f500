import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openFiles } from '../../src/disk/open-files.ts';
import { list, paths } from './listing.ts';
import { withFolder, write } from './temporary-folder.ts';

function git(cwd: string, ...args: string[]): void {
  const person = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', '-c', 'commit.gpgSign=false'];
  execFileSync('git', [...person, ...args], { cwd, stdio: 'pipe' });
}

function withHistory(test: (root: string) => void): void {
  withFolder({ 'origin/a': '1', 'origin/sub/b': '1' }, (root) => {
    git(join(root, 'origin'), 'init', '-q', '-b', 'main', '.');
    for (const n of [1, 2]) {
      write(root, { 'origin/a': String(n) });
      git(join(root, 'origin'), 'add', '.');
      git(join(root, 'origin'), 'commit', '-q', '-m', `Change ${n}`);
    }
    test(root);
  });
}

describe('git facts, without running git', () => {
  it('none where there is no repository, or something that only looks like one', () => {
    withFolder({ 'a/x': '', 'b/.git/notes': '', 'c/.git': 'nonsense', 'd/.git': 'gitdir: ../nowhere\n' }, (root) => {
      for (const folder of ['a', 'b', 'c', 'd', 'none']) {
        assert.equal(openFiles(join(root, folder)).history.state, 'none', folder);
      }
    });
  });

  it('full, in the folder and below it', () => {
    withHistory((root) => {
      assert.equal(openFiles(join(root, 'origin')).history.state, 'full');
      assert.equal(openFiles(join(root, 'origin/sub')).history.state, 'full');
    });
  });

  it('shallow after a clone that says so', () => {
    withHistory((root) => {
      git(root, 'clone', '-q', '--depth', '1', `file://${join(root, 'origin')}`, 'clone');
      assert.equal(openFiles(join(root, 'clone')).history.state, 'shallow');
      git(join(root, 'clone'), 'fetch', '-q', '--unshallow');
      assert.equal(openFiles(join(root, 'clone')).history.state, 'full');
    });
  });

  it('of a linked work tree, which shares them and the excluded with the first', () => {
    withHistory((root) => {
      git(root, 'clone', '-q', '--depth', '1', `file://${join(root, 'origin')}`, 'clone');
      git(join(root, 'clone'), 'worktree', 'add', '-q', '../linked');
      write(root, { 'clone/.git/info/exclude': '*.tmp\n', 'linked/x.tmp': '', 'linked/y': '' });
      assert.equal(openFiles(join(root, 'linked')).history.state, 'shallow');
      assert.deepEqual(paths(list(join(root, 'linked')).entries), ['a', 'sub/b', 'y'].sort());
    });
  });

  it('of a folder that the repository around it ignores: none', () => {
    withHistory((root) => {
      write(root, { 'origin/.gitignore': '/scratch\n' });
      mkdirSync(join(root, 'origin/scratch/deep'), { recursive: true });
      assert.equal(openFiles(join(root, 'origin/scratch/deep')).history.state, 'none');
    });
  });
});
