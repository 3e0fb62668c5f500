import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from './ran.ts';

/** A newcomer follows examples/README.md to the letter: what stands there is what is done here. */
describe('The walk through the example', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'tollgate-example-'));
    cpSync('examples', folder, { recursive: true, filter: (path) => !/[\\/](?:junit\.xml|\.tollgate)$/.test(path) });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  const edit = (path: string, change: (text: string) => string): void => {
    const before = readFileSync(join(folder, path), 'utf8');
    const after = change(before);
    assert.notEqual(after, before, `${path} must change`);
    writeFileSync(join(folder, path), after);
  };
  const [wrong = '', right = '', missingTest = ''] = Array.from(
    readFileSync('examples/README.md', 'utf8').matchAll(/```js\r?\n([^]*?)```/g),
    ([, code]) => code,
  );

  it('CLI-001 CLI-002 GATE-008 opens the gate in the two steps that the README tells', async () => {
    const untested = await ran(folder, 'check');
    assert.equal(untested.exit, 1);
    assert.match(untested.out, /Gate unverified/);
    assert.match(untested.out, /no test results were found/);

    const firstRun = await ran(folder, 'test');
    assert.equal(firstRun.exit, 1, firstRun.out);
    assert.match(firstRun.out, /4 passed, 1 failed/);
    const closed = await ran(folder, 'check');
    assert.equal(closed.exit, 1);
    assert.match(closed.out, /Gate closed/);
    assert.match(closed.out, /REQ-002 is rounded to the nearest cent/);
    assert.match(closed.out, /REQ-003 has no linked test/);
    const { toGo, verdict, phases } = JSON.parse((await ran(folder, 'check', '--format', 'json')).out) as {
      toGo: number;
      verdict: string;
      phases: { id: string; state: string }[];
    };
    assert.deepEqual([verdict, toGo], ['closed', 2]);
    assert.equal(phases.find(({ id }) => id === 'build')?.state, 'rework');

    edit('src/invoice.js', (text) => text.replace(wrong, right));
    edit('test/invoice.test.js', (text) => text + missingTest);
    const stale = await ran(folder, 'check');
    assert.equal(stale.exit, 1);
    assert.match(stale.out, /Gate unverified.*results stale/);

    const secondRun = await ran(folder, 'test');
    assert.equal(secondRun.exit, 0, secondRun.out);
    const open = await ran(folder, 'check');
    assert.equal(open.exit, 0, open.out);
    assert.match(open.out, /Gate open/);
    assert.match((await ran(folder)).out, /5 Release/);
  });
}).timeout(60_000);
