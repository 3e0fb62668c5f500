import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { baselineFile } from '../../src/core/policy/baseline.ts';
import { inTurn } from '../../src/disk/in-turn.ts';
import { withFolder, write } from '../disk/temporary-folder.ts';
import { ran } from './ran.ts';

const spec = (...ids: readonly string[]): string =>
  `---\ntollgate: spec\n---\n# S\n\n## Requirements\n\n${ids
    .map((id) => `### ${id} Do\nWanted.\n\nAcceptance criteria:\n1. THE SYSTEM SHALL do it.\n`)
    .join('\n')}`;
const report = (...names: readonly string[]): string =>
  `<testsuite name="s">${names.map((name) => `<testcase classname="s" name="${name}"/>`).join('')}</testsuite>`;

/** Reports are younger than the rest. */
function set(root: string, files: Readonly<Record<string, string>>): void {
  write(root, files);
  const time = Date.UTC(2026, 10, 20) / 1000;
  for (const path of Object.keys(files)) utimesSync(join(root, path), time, path === 'junit.xml' ? time + 3600 : time);
}

const files = {
  'docs/specs/s.md': spec('REQ-001', 'REQ-002'),
  'junit.xml': report('REQ-001 does', 'more'),
  'src/a.js': '//',
};

describe('tollgate baseline (GATE-009)', () => {
  it('opens the gate for what was so, and keeps it shut for what is new', () =>
    withFolder({}, async (root) => {
      set(root, files);
      assert.equal((await ran(root, 'check')).exit, 1);
      const first = await ran(root, 'baseline');
      assert.equal(first.exit, 0, first.err);
      assert.match(first.out, /^3 findings recorded in `\.tollgate-baseline\.yaml`\./);
      assert.match(first.out, /At least 2 tests must be reported\./);
      const open = await ran(root, 'check');
      assert.equal(open.exit, 0, open.out);
      assert.match(open.out, /note: REQ-002 has no linked test .*\n.*excused by the baseline/);
      set(root, { 'docs/specs/s.md': spec('REQ-001', 'REQ-002', 'REQ-003') });
      assert.equal((await ran(root, 'check')).exit, 1);
      const second = await ran(root, 'baseline');
      assert.match(second.out, /2 new findings not excused; `--add` would excuse them\./);
      assert.match(second.out, /^ {2}! requirements-verified {2}REQ-003 {2}docs\/specs\/s\.md$/m);
      assert.equal((await ran(root, 'check')).exit, 1);
      assert.match((await ran(root, 'baseline', '--add')).out, /2 findings added\./);
      assert.equal((await ran(root, 'check')).exit, 0);
    }));

  it('takes out what is mended, and says so; the same again changes nothing', () =>
    withFolder({}, async (root) => {
      set(root, files);
      await ran(root, 'baseline');
      set(root, { 'junit.xml': report('REQ-001 does', 'REQ-002 does') });
      assert.match((await ran(root, 'check')).out, /1 finding of the baseline is mended/);
      const { out } = await ran(root, 'baseline');
      assert.match(out, /1 finding mended and taken out\./);
      const text = readFileSync(join(root, baselineFile), 'utf8');
      assert.doesNotMatch(text, /requirements-verified/);
      assert.match((await ran(root, 'baseline')).out, /Nothing changed\./);
      assert.equal(readFileSync(join(root, baselineFile), 'utf8'), text);
    }));

  it('waits for whoever else writes there, and reads what they wrote', () =>
    withFolder({}, async (root) => {
      set(root, files);
      let later: ReturnType<typeof ran> | undefined;
      await inTurn(root, async () => {
        later = ran(root, 'baseline');
        assert.match((await ran(root, 'baseline', '--dry-run')).out, /^Nothing is written\. /);
        await pause(100);
        assert.ok(!existsSync(join(root, baselineFile)));
        write(root, { 'docs/specs/s.md': spec('REQ-001') });
      });
      assert.match((await later)?.out ?? '', /^1 finding recorded in /);
    }));

  it('says why it takes no number from the results', () =>
    withFolder({}, async (root) => {
      set(root, files);
      await ran(root, 'baseline');
      const said = async (changes: Readonly<Record<string, string>>): Promise<string | undefined> => {
        set(root, changes);
        return /^No number was taken from the results: (.*)\.$/m.exec((await ran(root, 'baseline')).out)?.[1];
      };
      assert.equal(await said({}), undefined);
      assert.equal(await said({ 'junit.xml': report('REQ-001 does') }), '1 test is reported, and there were 2');
      write(root, { 'src/a.js': '// later' });
      const stale =
        'results stale: `src/a.js` was changed after the tests ran, or so shortly before that nobody can tell';
      assert.equal(await said({ 'junit.xml': report('REQ-001 does', 'more') }), stale);
      rmSync(join(root, 'junit.xml'));
      assert.equal(await said({}), 'no test results were found');
    }));

  it('only says what it would do when it is asked to, and leaves nothing behind', () =>
    withFolder({}, async (root) => {
      set(root, files);
      const dry = /^Nothing is written\. It would say:\n3 findings recorded/;
      assert.match((await ran(root, 'baseline', '--dry-run', '--no-cache')).out, dry);
      assert.equal(existsSync(join(root, baselineFile)), false);
      assert.doesNotMatch((await ran(root, 'baseline')).out, /Nothing is written/);
      assert.deepEqual(
        readdirSync(root).filter((name) => name.startsWith(baselineFile)),
        [baselineFile],
      );
    }));

  it('refuses where the configuration has mistakes, as the tests do, with their place and what is wanted', () =>
    withFolder({}, async (root) => {
      set(root, { ...files, 'tollgate.yaml': 'gate: nothing\n' });
      for (const command of ['baseline', 'test']) {
        const { exit, err } = await ran(root, command);
        assert.equal(exit, 2);
        assert.equal(
          err,
          'tollgate: tollgate.yaml line 1: `gate` is `nothing`; wanted: one of tests, requirements, delivery\n',
        );
      }
    }));
});
