import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { unmergedBranches } from '../../src/disk/branches.ts';
import { ran } from '../cli/ran.ts';
import { withFolder, write } from './temporary-folder.ts';

const path = 'docs/specs/a.md';
const spec = (seconds: number): string =>
  `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n### REQ-001 Print\nWanted.\n\nAcceptance criteria:\n1. THE SYSTEM SHALL print within ${String(seconds)} s.\n`;

function git(root: string, ...args: readonly string[]): string {
  const quiet = ['-c', 'user.name=A', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', root, ...quiet, ...args], { encoding: 'utf8', stdio: 'pipe' });
}

function commit(root: string, files: Readonly<Record<string, string>>): void {
  write(root, files);
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', 'x');
}

/** On `main`, with a branch that changes the requirement, one that is merged, and one that has nothing in common with it. */
function branched(root: string, below = ''): void {
  git(root, 'init', '-q', '-b', 'main');
  commit(root, { [below + path]: spec(3), 'src/a.ts': '' });
  git(root, 'branch', 'merged');
  git(root, 'checkout', '-qb', 'labels/новая');
  commit(root, { [below + path]: spec(5), 'src/a.ts': '//', 'docs/с пробелом.md': '# x\n' });
  git(root, 'checkout', '-q', '--orphan', 'site');
  commit(root, { [below + path]: spec(9) });
  git(root, 'checkout', '-q', 'main');
  commit(root, { 'src/b.ts': '' });
}

const any = (): boolean => true;

describe('Other branches', () => {
  it('tell what they changed since they left this one', () =>
    withFolder({}, async (root) => {
      branched(root);
      const { branches, isComplete } = await unmergedBranches(root, (each) => each.endsWith('.md'));
      assert.equal(isComplete, true);
      const told = branches.map(({ name, before, after }) => ({
        name,
        before: before.map((file) => [file.path, Buffer.from(file.bytes).toString()]),
        after: after.map((file) => [file.path, Buffer.from(file.bytes).toString()]),
      }));
      const after = [
        [path, spec(5)],
        ['docs/с пробелом.md', '# x\n'],
      ];
      assert.deepEqual(told, [{ name: 'labels/новая', before: [[path, spec(3)]], after }]);
    }));

  it('tell of a folder within the repository only what is in it', () =>
    withFolder({}, async (root) => {
      branched(root, 'parts/one/');
      const { branches } = await unmergedBranches(join(root, 'parts/one'), any);
      assert.deepEqual(
        branches.map(({ after }) => after.map((file) => file.path)),
        [[path]],
      );
    }));

  it('are none without a repository, without a commit and where all is merged', () =>
    withFolder({ 'a.md': '' }, async (root) => {
      const none = { branches: [], isComplete: true };
      assert.deepEqual(await unmergedBranches(root, any), none);
      git(root, 'init', '-q');
      assert.deepEqual(await unmergedBranches(root, any), none);
      commit(root, {});
      git(root, 'branch', 'other');
      assert.deepEqual(await unmergedBranches(root, any), none);
    }));

  it('are named as not all compared where there are very many, or a part is missing', () =>
    withFolder({}, async (root) => {
      branched(root);
      const hash = git(root, 'rev-parse', `labels/новая:${path}`).trim();
      const labels = git(root, 'rev-parse', 'labels/новая').trim();
      const refs = Array.from({ length: 52 }, (_, at) => `create refs/heads/many-${String(at)} ${labels}\n`);
      execFileSync('git', ['-C', root, 'update-ref', '--stdin'], { input: refs.join('') });
      const many = await unmergedBranches(root, (each) => each === path);
      assert.equal(many.isComplete, false);
      assert.ok(many.branches.length <= 50);
      rmSync(join(root, '.git/objects', hash.slice(0, 2), hash.slice(2)), { force: true });
      const missing = await unmergedBranches(root, (each) => each === path);
      assert.deepEqual(missing, { branches: [], isComplete: false });
    })).timeout(20_000);

  it('are said by `tollgate sign` and `tollgate new improvement`, also of a folder within the repository', () =>
    withFolder({}, async (root) => {
      branched(root, 'parts/one/');
      const folder = join(root, 'parts/one');
      const line = 'REQ-001 is also changed in the branch `labels/новая`';
      const shown = await ran(folder, 'sign');
      assert.ok(shown.out.includes(`SHALL print within 3 s.\n  ${line}\n`), shown.out);
      assert.equal(shown.err, '');
      const russian = await ran(folder, 'sign', '--lang', 'ru');
      assert.match(russian.out, /REQ-001 меняется также в ветке `labels\/новая`/);
      const improved = await ran(folder, 'new', 'improvement', '--improves', 'REQ-001', '--release', '2.0');
      assert.ok(improved.out.includes(`; ${line}\n`), improved.out + improved.err);
      write(folder, { [path]: spec(5) });
      assert.doesNotMatch((await ran(folder, 'sign')).out, /also changed/);
    })).timeout(20_000);
});
