import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder, write } from '../disk/temporary-folder.ts';
import { ran } from './ran.ts';

const requirement = (id: string): string =>
  `### ${id} Do ${id}\nWanted.\n\n- Verify by: demonstration\n\nAcceptance criteria:\n1. THE SYSTEM SHALL do ${id}.\n`;
const ids = ['REQ-001', 'REQ-002', 'REQ-003', 'REQ-004', 'REQ-005', 'REQ-006'];
const spec = `---\ntollgate: spec\nauthor: A. Nalyst\n---\n# S\n\n## Requirements\n\n${ids.map(requirement).join('\n')}`;
const signoffs = 'docs/signoffs.yaml';
const results = 'docs/results.yaml';

interface Recorded {
  readonly requirement: string;
  readonly by: string;
}

/** Two branches of one repository; what each of them does in it is committed there, and the second is merged into the first. */
async function merged(
  root: string,
  style: string,
  begin: (root: string) => Promise<unknown>,
  ...sides: readonly ((root: string) => Promise<unknown>)[]
): Promise<number> {
  const git = (...args: readonly string[]): number =>
    spawnSync('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args]).status ?? -1;
  const commit = (): void => {
    assert.equal(git('add', '-A'), 0);
    assert.equal(git('commit', '-q', '--allow-empty', '-m', 'x'), 0);
  };
  write(root, { 'docs/specs/s.md': spec, '.gitignore': '.tollgate/\n' });
  execFileSync('git', ['-C', root, 'init', '-q', '-b', 'main']);
  git('config', 'merge.conflictStyle', style);
  await begin(root);
  commit();
  for (const [index, side] of sides.entries()) {
    git('checkout', '-q', '-b', `side${String(index)}`, 'main');
    await side(root);
    commit();
  }
  git('checkout', '-q', 'side0');
  return git('merge', '-q', 'side1');
}

const sign =
  (by: string, role: string, only?: string) =>
  async (root: string): Promise<void> => {
    const asked = only === undefined ? [] : ['--requirements', only];
    const { exit, err } = await ran(root, 'sign', '--by', by, '--role', role, ...asked);
    assert.equal(exit, 0, err);
  };
const nothing = (): Promise<void> => Promise.resolve();

async function signed(root: string): Promise<string[]> {
  const { out } = await ran(root, 'check', '--format', 'json');
  const { requirements } = JSON.parse(out) as {
    readonly requirements: readonly { readonly id: string; readonly signatures: readonly Recorded[] }[];
  };
  return requirements.flatMap(({ id, signatures }) => signatures.map(({ by }) => `${id} ${by}`)).sort();
}

describe('Two branches that both record (LIFE-001)', () => {
  it('are joined by git alone where different requirements were signed again', () =>
    withFolder({}, async (root) => {
      const before = sign('C. Ustomer', 'customer');
      const first = sign('T. Ester', 'tester', 'REQ-002');
      const second = sign('D. Evops', 'devops', 'REQ-005');
      assert.equal(await merged(root, 'merge', before, first, second), 0);
      const all = [...ids.map((id) => `${id} C. Ustomer`), 'REQ-002 T. Ester', 'REQ-005 D. Evops'];
      assert.deepEqual(await signed(root), all.sort());
    }));

  for (const style of ['merge', 'diff3', 'zdiff3']) {
    it(`lose no signature where git leaves a conflict, in the style ${style}`, () =>
      withFolder({}, async (root) => {
        const [first, second] = [sign('C. Ustomer', 'customer'), sign('Ж. Тестер', 'tester')];
        assert.equal(await merged(root, style, nothing, first, second), 1);
        const { exit, out } = await ran(root, 'check');
        assert.equal(exit, 1);
        assert.match(out, /docs\/signoffs\.yaml:\d+:1: error: marker of an unfinished merge/);
        assert.match((await ran(root)).out, /tollgate edit keep-both-sides/);
        const told = await ran(root, 'edit', 'keep-both-sides');
        assert.equal(told.exit, 0, told.err);
        assert.match(told.out, /keeps 6 of this side and 6 of the other, and what both have/);
        const all = ids.flatMap((id) => [`${id} C. Ustomer`, `${id} Ж. Тестер`]);
        assert.deepEqual(await signed(root), all.sort());
        assert.doesNotMatch((await ran(root, 'check')).out, /docs\/signoffs\.yaml/);
      }));
  }

  it('lose no result, and none is twice', () =>
    withFolder({}, async (root) => {
      const record =
        (by: string, ...about: readonly string[]) =>
        async (): Promise<void> => {
          for (const id of about) {
            const argv = ['--requirement', id, '--verdict', 'passed', '--by', by, '--evidence', 'seen'];
            assert.equal((await ran(root, 'edit', 'record-result', ...argv)).exit, 0);
          }
        };
      const [first, second] = [record('T. Ester', 'REQ-003', 'REQ-001'), record('A. Nalyst', 'REQ-002', 'REQ-003')];
      assert.equal(await merged(root, 'merge', record('T. Ester', 'REQ-004'), first, second), 1);
      assert.equal((await ran(root, 'edit', 'keep-both-sides')).exit, 0);
      const text = readFileSync(join(root, results), 'utf8');
      assert.deepEqual(
        [...text.matchAll(/- requirement: (\S+)[^]*?by: (.+)/g)].map(([, id = '', by = '']) => `${id} ${by}`),
        ['REQ-001 T. Ester', 'REQ-002 A. Nalyst', 'REQ-003 T. Ester', 'REQ-003 A. Nalyst', 'REQ-004 T. Ester'],
      );
    }));

  it('are left to people where a side does not read by itself, or the markers do not pair', () =>
    withFolder({ 'docs/specs/s.md': spec }, async (root) => {
      const entry = 'signatures:\n  - requirement: REQ-001\n';
      for (const text of [
        `${entry}<<<<<<< a\n\tby: A\n=======\n    by: B\n>>>>>>> b\n`,
        `${entry}<<<<<<< a\n    by: A\n    by: B\n`,
        `${entry}    by: B\n>>>>>>> b\n`,
        '<<<<<<< a\nsignatures: none\n=======\nsignatures: []\n>>>>>>> b\n',
      ]) {
        write(root, { [signoffs]: text });
        const { exit, err } = await ran(root, 'edit', 'keep-both-sides');
        assert.equal(exit, 2, text);
        assert.match(err, /mend `docs\/signoffs\.yaml` first, line \d: marker of an unfinished merge/);
        assert.equal(readFileSync(join(root, signoffs), 'utf8'), text);
      }
    }));
});
