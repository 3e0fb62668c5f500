import assert from 'node:assert/strict';
import {
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

  it('replaces the page of before as a whole, behind a link, with the rights that it had', () =>
    inDelivery(async (root) => {
      const [page, link] = [join(root, '.tollgate/old.html'), join(root, '.tollgate/link.html')];
      assert.equal((await ran(root, 'report')).exit, 0);
      writeFileSync(page, 'of before', { mode: 0o600 });
      if (process.platform !== 'win32') symlinkSync(page, link);
      const reader = openSync(page, 'r');
      const asked = process.platform === 'win32' ? page : link;
      assert.equal((await ran(root, 'report', '--out', asked)).exit, 0);
      assert.equal(readFileSync(reader, 'utf8'), 'of before');
      closeSync(reader);
      assert.match(readFileSync(page, 'utf8'), /Acceptance protocol/);
      if (process.platform === 'win32') return;
      assert.ok(lstatSync(link).isSymbolicLink());
      assert.equal(statSync(page).mode & 0o777, 0o600);
      assert.equal((await ran(root, 'report', '--out', '/dev/null')).exit, 0);
      assert.ok(statSync('/dev/null').isCharacterDevice());
    }));

  it('shows also what could not be judged, with 2', () =>
    withFolder({ 'tollgate.yaml': 'gate: maybe\n' }, async (root) => {
      const { exit, out } = await ran(root, 'report', '--out', '-');
      assert.equal(exit, 2);
      assert.match(out, /Cannot be judged/);
      assert.match(out, /tollgate\.yaml:1/);
    }));
});
