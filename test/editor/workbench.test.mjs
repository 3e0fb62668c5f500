// What a person sees and does: a real workbench in a real browser.
import assert from 'node:assert/strict';
import { LATEST } from '../host/pins.mjs';
import { openWorkbench } from '../host/workbench.mjs';
import { edit, remedies, testedExample } from './worlds.mjs';

const bar = { id: 'tollgate.gate' };

describe(`The workbench of VS Code ${LATEST}`, function () {
  this.timeout(180_000);
  let workbench;

  const open = async (options) => {
    workbench = await openWorkbench({ extensionPath: '.', shots: 'test-results/shots', ...options });
    return workbench;
  };
  /** Waits until the status bar says this, and gives the locator of the item. */
  const gate = async (text) => {
    const item = workbench.statusBarItem(bar).filter({ hasText: text });
    await item.waitFor();
    return item;
  };

  afterEach(async function () {
    if (this.currentTest.state === 'failed') await workbench?.shot('failed').catch(() => {});
    await workbench?.close();
    workbench = undefined;
  });

  it('leads from the status bar to the reasons, to their places, and to an open gate', async () => {
    const folder = testedExample('walk');
    const { page, quickPick, choose, see, execute } = await open({ folder });
    await (await gate('Gate: 2 to go')).click();
    const reasons = await quickPick();
    assert.ok(
      reasons.some((reason) => reason.includes('REQ-002 is rounded to the nearest cent')),
      reasons.join('\n'),
    );
    await choose('REQ-003 has no linked test');
    await see('REQ-003 No empty invoice', page.locator('.editor-instance'));
    assert.equal(await execute('tollgate.copyVerdict').then((json) => JSON.parse(json).toGo), 2);

    const { wrong, right, missingTest } = remedies();
    edit(folder, 'src/invoice.js', (text) => text.replace(wrong, () => right));
    await gate('Gate: results stale');
    edit(folder, 'test/invoice.test.js', (text) => text + missingTest);

    await workbench.runCommand('Tollgate: Run Tests');
    await see('Run the tests of walk');
    await page.keyboard.press('Enter');
    await gate('Gate open');
  });
});
