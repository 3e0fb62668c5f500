// `npm start` where nobody looks: it builds, runs the tests of the example, and ends with what VS Code says of them, and a picture.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

if (process.env.TOLLGATE_TEST_HOST !== 'desktop') {
  describe('npm start', function () {
    this.timeout(300_000);

    it('without a terminal, ends when the gate is in the status bar, and leaves a picture', () => {
      const picture = 'test-results/start/example.png';
      rmSync(picture, { force: true });
      const { status, stdout, stderr } = spawnSync(process.execPath, ['start.mjs'], { encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
      assert.match(stdout, /3 Build\s+rework/);
      assert.match(stdout, /In VS Code the status bar says “Gate: 2 to go”\./);
      const told = /^The picture: (.+)$/m.exec(stdout)?.[1];
      assert.ok(told?.replaceAll('\\', '/').endsWith(picture), stdout);
      assert.ok(existsSync(picture) && readFileSync(picture).subarray(1, 4).toString() === 'PNG');
    });
  });
}
