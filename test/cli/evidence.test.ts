import assert from 'node:assert/strict';
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from '../disk/temporary-folder.ts';
import { type Ran, ran, ranInterrupted, ranWith } from './ran.ts';

const report = (cases: string): string => `<testsuite name="s">${cases}</testsuite>`;
const passed = report('<testcase classname="s" name="more"/>');

/** A project whose source is older than the report that a run writes: by its time the report would be fresh. */
const withProject = (test: (root: string) => Promise<void>): Promise<void> =>
  withFolder({ 'src/a.js': '', 'tollgate.yaml': 'gate: tests\n' }, async (root) => {
    for (const path of ['src/a.js', 'tollgate.yaml']) utimesSync(join(root, path), day(20), day(20));
    await test(root);
  });

const day = (of: number): number => Date.UTC(2026, 10, of) / 1000;

/** Runs as tests what writes files, and ends so. */
function running(root: string, exit: number, files: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const written = Object.entries(files).map(([path, text]) => {
    const name = JSON.stringify(path);
    return `fs.writeFileSync(${name}, ${JSON.stringify(text)}); fs.utimesSync(${name}, ${day(21)}, ${day(21)});`;
  });
  return ran(root, 'test', '--', process.execPath, '-e', `${written.join(' ')} process.exit(${exit})`);
}

const evidenceIn = (root: string): string => readFileSync(join(root, '.tollgate/evidence.json'), 'utf8');

describe('tollgate test (CLI-002)', () => {
  it('has the runner of the project leave a report behind, without being told how', () =>
    withFolder(
      {
        'package.json': '{"scripts": {"test": "node --test test/a.test.js"}}',
        'test/a.test.js': "require('node:test').test('adds', () => {});\n",
      },
      async (root) => {
        const { exit, out } = await ran(root, 'test');
        assert.equal(exit, 0, out);
        assert.match(out, /\n1 passed, 0 failed, 0 skipped in 1 report, recorded for this content\.\n$/);
      },
    ));

  it('says how the runner would leave a report, where it ran and left none', () =>
    withFolder({ 'a.test.js': "require('node:test').test('adds', () => {});\n" }, async (root) => {
      const { exit, out } = await ran(root, 'test', '--', 'node', '--test', 'a.test.js');
      assert.equal(exit, 1);
      assert.match(
        out,
        /: nothing is proved\.\nnode:test writes one with `.*--test-reporter-destination=junit\.xml`\.\n$/,
      );
      const { out: notRun } = await ran(root, 'test', '--', 'node-that-is-not-there', '--test');
      assert.doesNotMatch(notRun, /writes one/);
    }));

  it('keeps what is known of a run that failed, whatever else ends well without a report', () =>
    withProject(async (root) => {
      await running(root, 1, { 'junit.xml': passed });
      const before = evidenceIn(root);
      assert.match((await ran(root, 'check')).out, /ended with 1, though no reported test fails/);
      for (const files of [{}, { 'lcov.info': 'SF:src/a.js\nDA:1,1\nend_of_record\n' }]) {
        const { exit, out } = await running(root, 0, files);
        assert.equal(exit, 1);
        assert.match(out, /wrote no report .*: nothing is proved, and what was recorded of an earlier run stands\.\n/);
        assert.equal(evidenceIn(root), before);
        assert.equal((await ran(root, 'check')).exit, 1, 'the gate stays closed');
      }
    }));

  it('records that a run failed, also where it wrote no report, and proves nothing', () =>
    withProject(async (root) => {
      writeFileSync(join(root, 'junit.xml'), passed);
      utimesSync(join(root, 'junit.xml'), day(21), day(21));
      assert.equal((await ran(root, 'check')).exit, 0);
      const { exit, out } = await running(root, 3);
      assert.equal(exit, 1);
      assert.match(out, /: nothing is proved\.\nThe command ended with exit code 3\.\n$/);
      assert.match((await ran(root, 'check')).out, /ended with 3, though no reported test fails/);
    }));

  it('names what a run changed itself, since every run would', () =>
    withProject(async (root) => {
      const writing = (what: string): string =>
        `fs.writeFileSync('junit.xml', ${JSON.stringify(passed)}); ${what}; process.exit(0)`;
      const run = (what: string): Promise<Ran> => ran(root, 'test', '--', process.execPath, '-e', writing(what));
      const { exit, out } = await run("fs.writeFileSync('out.log', 'x')");
      assert.equal(exit, 1);
      assert.match(out, /^Files were changed while the tests ran, `out\.log` last: .*; what the run itself writes /m);
      utimesSync(join(root, 'out.log'), day(20), day(20));
      assert.match((await run("fs.rmSync('out.log')")).out, /^Files were changed while the tests ran: .* again\.$/m);
      assert.equal((await run('')).exit, 0);
    }));

  it('takes nothing back where somebody cancels it, unless it wrote a report by then', () =>
    withProject(async (root) => {
      const cancelled = (first: string): Promise<Ran> => {
        const forever = `${first}; console.log('started'); setInterval(() => {}, 1000)`;
        return ranInterrupted(root, 'test', '--', process.execPath, '-e', forever);
      };
      await running(root, 0, { 'junit.xml': passed });
      const before = evidenceIn(root);
      const { exit, out } = await cancelled('');
      assert.equal(exit, 1);
      assert.match(
        out,
        /was cancelled before it wrote a report: nothing is proved, and what was recorded before stands/,
      );
      assert.equal(evidenceIn(root), before);
      assert.equal((await ran(root, 'check')).exit, 0, 'the gate stays open');
      await cancelled(`fs.writeFileSync('junit.xml', ${JSON.stringify(passed.replace('more', 'part'))})`);
      assert.notEqual(evidenceIn(root), before);
      assert.equal((await ran(root, 'check')).exit, 1, 'a part of the tests opens no gate');
    }));

  it('does not take the place of what is known with a failure on no content', () =>
    withProject(async (root) => {
      await running(root, 1, { 'junit.xml': passed });
      const before = evidenceIn(root);
      assert.match((await running(root, 1, { 'src/b.js': '' })).out, /what was recorded of an earlier run stands/);
      assert.equal(evidenceIn(root), before);
      rmSync(join(root, 'src/b.js'));
      assert.equal((await ran(root, 'check')).exit, 1);
    }));

  it('counts what a run wrote also where a copy of it stands before it', () =>
    withProject(async (root) => {
      const { out, exit } = await running(root, 0, { 'TEST-a.xml': passed, 'junit.xml': passed });
      assert.match(out, /\n1 passed, 0 failed, 0 skipped in 1 report, recorded for this content\.\n$/);
      assert.equal(exit, 0);
      writeFileSync(join(root, 'TEST-b.xml'), report('<testcase classname="s" name="less"/>'));
      const again = await running(root, 0, { 'junit.xml': readFileSync(join(root, 'TEST-b.xml'), 'utf8') });
      assert.match(again.out, /\n1 passed, /);
    }));

  it('shows in green only what proves something good', () =>
    withProject(async (root) => {
      const colour = async (exit: number, cases: string): Promise<string | undefined> => {
        const command = `fs.writeFileSync("junit.xml", ${JSON.stringify(report(cases))}); process.exit(${exit})`;
        const { out } = await ranWith({ FORCE_COLOR: '1' }, root, 'test', '--', process.execPath, '-e', command);
        return /\[(\d+)m\d+ passed/.exec(out)?.[1];
      };
      assert.equal(await colour(0, '<testcase name="a"/>'), '32');
      assert.equal(await colour(1, '<testcase name="a"/><testcase name="b"/>'), '31');
      assert.equal(await colour(0, '<testcase name="a"><failure/></testcase>'), '31');
      assert.equal(await colour(0, '<testcase name="a"><skipped/></testcase>'), '33');
    }));
});
