import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeScenario } from '../scenarios.ts';
import { withFolder } from '../disk/temporary-folder.ts';
import { ran } from './ran.ts';

function inDelivery<T>(test: (root: string) => Promise<T>): Promise<T> {
  return withFolder({}, (root) => {
    writeScenario('delivery-open', root);
    return test(root);
  });
}

describe('tollgate report', () => {
  it('writes one page where no verdict looks, so that the gate stays as it is', () =>
    inDelivery(async (root) => {
      const { exit, err, out } = await ran(root, 'report');
      assert.deepEqual([exit, out], [0, '']);
      const file = join(root, '.tollgate/report.html');
      assert.ok(err.includes(file), err);
      const page = readFileSync(file, 'utf8');
      assert.match(page, /Acceptance protocol: Parcels, release 1\.0\.0/);
      assert.equal((await ran(root, 'check')).exit, 0);
      assert.equal((await ran(root, 'report', '--out', '-')).out, page);
    }));

  it('writes where it is told, in the language that is asked for', () =>
    inDelivery(async (root) => {
      assert.equal((await ran(root, 'report', '--out', '.tollgate/протокол.html', '--lang', 'ru')).exit, 0);
      assert.match(readFileSync(join(root, '.tollgate/протокол.html'), 'utf8'), /<html lang="ru">/);
      assert.ok(!existsSync(join(root, '.tollgate/report.html')));
      assert.equal((await ran(root, 'report', '--out', '')).exit, 2);
      assert.equal((await ran(root, 'report', '--out', 'no/such/folder.html')).exit, 2);
    }));

  it('shows also what could not be judged, with 2', () =>
    withFolder({ 'tollgate.yaml': 'gate: maybe\n' }, async (root) => {
      const { exit, out } = await ran(root, 'report', '--out', '-');
      assert.equal(exit, 2);
      assert.match(out, /Cannot be judged/);
      assert.match(out, /tollgate\.yaml:1/);
    }));
});
