// The larger half of the extension is compiled in the first window, and loaded as it was compiled in those that follow.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench } from '../host/workbench.mjs';
import { example } from './worlds.mjs';

if (process.env.TOLLGATE_TEST_HOST !== 'desktop') {
  describe('The compiled code of the extension', function () {
    this.timeout(300_000);
    let workbench;

    before(async () => {
      workbench = await openWorkbench({
        extensionPath: '.',
        folder: example('kept-code'),
        shots: 'test-results/shots',
      });
    });
    after(() => workbench?.close());

    const kept = () =>
      readdirSync(workbench.dataFolder, { recursive: true })
        .filter((path) => /globalStorage.*later\.cjs-[^/\\]+$/.test(path))
        .map((path) => {
          const { mtimeMs, size } = statSync(join(workbench.dataFolder, path));
          return { path, mtimeMs, size };
        });

    it('is kept in its own storage, and serves the next window', async () => {
      const { page } = workbench;
      const gate = workbench.statusBarItem({ id: 'tollgate.gate' });
      await gate.waitFor();
      let found = [];
      for (let waited = 0; waited < 60_000 && found.length === 0; waited += 500) {
        await page.waitForTimeout(500);
        found = kept();
      }
      assert.equal(found.length, 1, 'there is one');
      assert.ok(found[0].size > 100_000, 'with the code');
      await page.reload();
      await gate.waitFor();
      // By then it would have been written again.
      await page.waitForTimeout(12_000);
      assert.deepEqual(kept(), found, 'it was not compiled again');
    });
  });
}
