// That the tests in the editor can fail. All of what the host can do is tried by `npm run test:host`, which takes minutes.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runExtensionTests } from '../host/run-extension-tests.mjs';
import { root } from './worlds.mjs';

describe('A test inside the editor', function () {
  this.timeout(300_000);
  const run = (name, text) => {
    const bundle = join(root, name);
    writeFileSync(bundle, text);
    return runExtensionTests({ bundle, extensionPath: '.', reporter: 'base', timeout: 280_000, log: () => {} });
  };

  it('that fails is counted, by its name', async () => {
    const { passed, failed, tests } = await run(
      'one-fails.cjs',
      `describe('two', () => { it('hold', () => {}); it('do not', () => { throw new Error('no'); }); });`,
    );
    assert.deepEqual([passed, failed], [1, 1]);
    assert.deepEqual(
      tests.map(({ suite, title, error }) => [...suite, title, error === undefined]),
      [
        ['two', 'hold', true],
        ['two', 'do not', false],
      ],
    );
  });

  it('that cannot be loaded is not taken for passed', () =>
    assert.rejects(run('broken.cjs', `throw new Error('no such thing');`), /did not get to their end/));
});
