// That the tests in the editor can fail. All of what the host can do is tried by `npm run test:host`, which takes minutes.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../host/browser.mjs';
import { drive } from '../host/drive.mjs';
import { provision } from '../host/provision.mjs';
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

describe('A click in a test', function () {
  this.timeout(60_000);
  let browser;
  before(async () => {
    await provision({});
    browser = await openBrowser({ folder: root, mark: `clicks-${process.pid}` });
  });
  after(() => browser?.close());

  /** Clicks the button of a page, whose script is given it, until it says “done”; gives how often the page was pressed. */
  const clicked = async (script, patience) => {
    const page = await browser.newPage();
    await page.setContent(`<button>go</button><script>
      let presses = 0;
      addEventListener('mousedown', () => presses++, true);
      const done = () => document.body.append('done');
      const button = document.querySelector('button');
      const renew = (old) => { const other = old.cloneNode(true); old.replaceWith(other); return other; };
      ${script}
    </script>`);
    await drive(page, {}).clickFor(page.locator('button'), page.getByText('done'), patience);
    return page.evaluate('presses');
  };

  it('that comes to nothing fails, though a second one would do', () =>
    assert.rejects(
      clicked(`let n = 0; button.onclick = () => { if (++n > 1) done(); };`, 2000),
      /getByText\('done'\)/,
    ));

  it('is one, however long it takes to come to something', async () =>
    assert.equal(await clicked(`button.onclick = () => setTimeout(done, 3000);`), 1));

  it('is made again where what was pressed is another at the release', async () => {
    assert.equal(await clicked(`button.onmousedown = () => { renew(button).onclick = done; };`), 2);
    const sameElement = `button.onmousedown = () => { button.textContent = 'other'; button.onmousedown = null; button.onclick = done; };`;
    assert.equal(
      await clicked(
        `${sameElement} addEventListener('click', (e) => { if (presses < 2) e.stopImmediatePropagation(); }, true);`,
      ),
      2,
    );
  });

  it('is not made for ever', () =>
    assert.rejects(
      clicked(`const never = (old) => { old.onmousedown = () => never(renew(old)); }; never(button);`, 1000),
      /never stood still/,
    ));
});
