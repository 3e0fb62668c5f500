// Every state as a person meets it, and what VS Code asks of everybody: settings, screen readers, the keyboard, the log.
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unsupported } from '../host/provision.mjs';
import { openWorkbench } from '../host/workbench.mjs';
import {
  edit,
  folderOf,
  openExample,
  remedies,
  root,
  scenario,
  testedExample,
  tollgate,
  workspaceOf,
} from './worlds.mjs';

const bar = { id: 'tollgate.gate' };
const isAskedFor = process.env.TOLLGATE_TEST_HOST !== 'desktop';

if (isAskedFor) {
  describe('The workbench in every state', function () {
    this.timeout(300_000);
    let workbench;

    before(() => assert.equal(unsupported(), undefined, unsupported()));

    const open = async (options) => {
      workbench = await openWorkbench({ extensionPath: '.', shots: 'test-results/shots', ...options });
      return workbench;
    };
    const gate = async (text) => {
      const item = workbench.statusBarItem(bar).filter({ hasText: new RegExp(`^\\s*${text}\\s*$`) });
      await item.waitFor();
      return item;
    };
    /** What the list of reasons offers, in the words before the first comma of each line. */
    const offered = async () => (await workbench.quickPick()).map((each) => each.split(',')[0]);
    /** Waits until the log says this: it is written to its file now and then. */
    const logged = async (wanted) => {
      for (let waited = 0; waited < 30_000 && !wanted.test(workbench.extensionLog()); waited += 100)
        await workbench.page.waitForTimeout(100);
      assert.match(workbench.extensionLog(), wanted);
    };
    const failed = async function () {
      if (this.currentTest.state === 'failed')
        await workbench?.shot(`failed-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 60)}`).catch(() => {});
    };

    describe('in a window with the example', () => {
      let folder;
      before(async () => {
        folder = testedExample('states');
        await open({ folder });
        await gate('Gate: 2 to go');
        await workbench.openContainer('Tollgate');
        await workbench.row('Gate', 'REQ-003').waitFor();
      });
      afterEach(failed);
      after(() => workbench.close());

      it('tells nobody what nobody asked for', async () => assert.deepEqual(await workbench.notifications(), []));

      it('says to a screen reader what others see', async () => {
        const at = lineOf(folder, 'REQ-002 is rounded to the nearest cent');
        assert.deepEqual(
          (await workbench.tree('Gate')).map(({ accessible }) => accessible),
          [
            `The test “REQ-002 is rounded to the nearest cent” fails: 20 % of 19.99 is 3.998, which rounds to 4.00, stands in the way, test/invoice.test.js:${at}`,
            'REQ-003 has no linked test, stands in the way, as long as nobody knows, docs/specs/invoicing.md:34',
          ],
        );
        assert.equal(
          await workbench.statusBarItem(bar).locator('[aria-label]').first().getAttribute('aria-label'),
          'Tollgate: Gate: 2 to go',
        );
        await workbench.page.locator('.activitybar [aria-label="Tollgate - 2 to go"]').first().waitFor();
      });

      it('reaches what helps a row without a mouse', async () => {
        const { page, execute } = workbench;
        await execute('tollgate.gate.focus');
        await workbench.isIn('Gate');
        await page.keyboard.press('End');
        await workbench.view('Gate').locator('.monaco-list-row.focused', { hasText: 'REQ-003' }).waitFor();
        await page.keyboard.press('Shift+F10');
        await workbench.see('New Test…', page.locator('.context-view'));
        await page.keyboard.press('Escape');
      });

      it('tells in a tooltip what a narrow side bar cuts off', async () => {
        const { page, row, tooltip, statusBarItem } = workbench;
        const told = async (element, text) => {
          await tooltip(element);
          await workbench.see(text, page.locator(':is(.monaco-hover, .workbench-hover)'));
        };
        await told(row('Phases', 'numbering'), /src\/numbering\.js, 1 file/);
        await told(row('Gate', 'REQ-003'), /Wanted: [^]*docs\/specs\/invoicing\.md:34/);
        await told(statusBarItem(bar), 'REQ-003 has no linked test · docs/specs/invoicing.md:34');
        const fails = `test/invoice.test.js:${lineOf(folder, 'REQ-002 is rounded to the nearest cent')}`;
        await told(row('Gate', 'REQ-002'), new RegExp(`Wanted: [^]*${fails}`));
        await told(statusBarItem(bar), ` · ${fails}`);
      });

      it('leads to the test that fails, not to its report: by What Next?, by rows, by a reason and by a lens', async () => {
        const { page, execute, expand, row, choose, quickPick, clickFor, statusBarItem } = workbench;
        const name = 'REQ-002 is rounded to the nearest cent';
        const at = lineOf(folder, name);
        const tab = (file) => page.locator(`.tab.active[data-resource-name="${file}"]`);
        const isAt = async (file, line) => {
          await tab(file).waitFor();
          await page.locator('.statusbar').getByText(`Ln ${line}, Col 1`).waitFor();
          await execute('workbench.action.closeActiveEditor');
        };
        void execute('tollgate.whatNext').catch(() => {});
        await workbench.see(name, page.locator('.notifications-toasts'));
        await isAt('invoice.test.js', at);
        await execute('notifications.clearAll');
        await clickFor(row('Gate', `The test “${name}” fails`), tab('invoice.test.js'));
        await isAt('invoice.test.js', at);
        await execute('workbench.actions.treeView.tollgate.phases.collapseAll');
        await expand('Phases', '4 Test');
        await clickFor(row('Phases', 'junit.xml'), tab('junit.xml'));
        await isAt('junit.xml', 1);
        await expand('Phases', 'junit.xml');
        await clickFor(row('Phases', name), tab('invoice.test.js'));
        await isAt('invoice.test.js', at);
        await execute('workbench.actions.treeView.tollgate.phases.collapseAll');
        await expand('Phases', '3 Build');
        await statusBarItem(bar).click();
        assert.match((await quickPick())[0], new RegExp(`Wanted: .* · test/invoice\\.test\\.js:${at}`));
        await choose(name);
        await isAt('invoice.test.js', at);
        await clickFor(row('Gate', 'REQ-003'), tab('invoicing.md'));
        const lens = page.locator('.codelens-decoration a').filter({ hasText: 'a test fails' });
        await clickFor(lens, tab('invoice.test.js'));
        await isAt('invoice.test.js', at);
        await execute('workbench.action.closeAllEditors');
      });

      it('leads to each of several tests, not to their report: by a lens, and by a link where an ID is explained', async () => {
        const { page, execute, row, clickFor } = workbench;
        const tab = (file) => page.locator(`.tab.active[data-resource-name="${file}"]`);
        await clickFor(row('Gate', 'REQ-003'), tab('invoicing.md'));
        const peek = page.locator('.reference-zone-widget');
        const lens = page.locator('.codelens-decoration').filter({ hasText: 'a test fails' });
        await clickFor(
          lens.locator('a').filter({ hasText: '2 tests' }),
          peek.locator('.ref-tree .referenceMatch').nth(1),
        );
        assert.deepEqual(
          (await peek.locator('.ref-tree .referenceMatch').allTextContents()).map((each) => each.match(/'(.*?)'/)?.[1]),
          ['REQ-002 is a share of the net amount', 'REQ-002 is rounded to the nearest cent'],
        );
        await page.keyboard.press('Escape');
        await peek.waitFor({ state: 'detached' });
        const heading = page.locator('.editor-instance .view-line').filter({ hasText: /###\sREQ-002/ });
        const name = 'REQ-002 is a share of the net amount';
        const link = page.locator('.monaco-hover a').filter({ hasText: name });
        await workbench.again(async (timeout) => {
          await page.mouse.move(5, 400);
          await heading.hover({ position: { x: 60, y: 8 }, timeout });
          await link.waitFor({ timeout });
        });
        await clickFor(link, tab('invoice.test.js'));
        await page
          .locator('.statusbar')
          .getByText(`Ln ${lineOf(folder, name)}, Col 1`)
          .waitFor();
        await execute('workbench.action.closeAllEditors');
      });

      it('leaves the lenses alone while they say the same, and only then', async () => {
        const { page, execute, row } = workbench;
        await row('Gate', 'REQ-003').click();
        const lens = page.locator('.codelens-decoration a').filter({ hasText: 'a test fails' });
        const source = join(folder, 'src/invoice.js');
        const before = readFileSync(source, 'utf8');
        const isNotVerified = page.locator('.codelens-decoration').filter({ hasText: 'not verified' });
        const changed = async () => {
          await lens.waitFor();
          writeFileSync(source, `${before}\n`);
          await isNotVerified.waitFor();
          writeFileSync(source, before);
          await isNotVerified.waitFor({ state: 'detached' });
          await lens.waitFor();
        };
        // Afterwards nothing is under way that was asked for when the document was opened.
        await changed();
        const isDrawnAnew = async () => {
          const shown = await lens.elementHandle();
          await page.waitForTimeout(700);
          return !(await shown.evaluate((element) => element.isConnected));
        };
        for (const end = Date.now() + 30_000; await isDrawnAnew(); )
          assert.ok(Date.now() < end, 'it is drawn anew for ever');
        const shown = await lens.elementHandle();
        for (let n = 0; n < 3; n++) await execute('tollgate.checkNow');
        await page.waitForTimeout(700);
        assert.ok(await shown.evaluate((element) => element.isConnected), 'the editor was asked for nothing');
        await changed();
        await execute('workbench.action.closeActiveEditor');
      });

      it('leaves the rows alone that say the same', async () => {
        const { page, execute, row, expand } = workbench;
        await expand('Phases', '1 Requirements');
        await expand('Phases', 'Invoicing');
        const rows = workbench.view('Phases').locator('.monaco-list-rows');
        const drawn = async (act) => {
          await rows.evaluate((element) => {
            element.drawn = new Set();
            const tell = ({ target }) => element.drawn.add(target.closest('[aria-label]')?.ariaLabel.split(',')[0]);
            const observer = new MutationObserver((changes) => changes.forEach(tell));
            observer.observe(element, { childList: true, subtree: true, attributes: true });
          });
          await act();
          return rows.evaluate((element) => [...element.drawn]);
        };
        const unchanged = () =>
          drawn(async () => {
            for (let n = 0; n < 3; n++) await execute('tollgate.checkNow');
            // What is asked for anew comes within this.
            await page.waitForTimeout(700);
          });
        let found = await unchanged();
        // A busy machine may still be drawing what was opened before.
        for (let tries = 0; tries < 4 && found.length > 0; tries++) found = await unchanged();
        assert.deepEqual(found, []);
        const [before, after] = ['Value added tax', 'A tax'];
        const changed = await drawn(async () => {
          edit(folder, 'docs/specs/invoicing.md', (text) => text.replace(before, after));
          await row('Phases', after).waitFor();
        });
        const above = ['1 Requirements', 'Invoicing', 'REQ-001 Total of an invoice'];
        assert.deepEqual(
          above.filter((each) => changed.includes(each)),
          [],
        );
        edit(folder, 'docs/specs/invoicing.md', (text) => text.replace(after, before));
        await row('Phases', before).waitFor();
      });

      it('keeps what is open and what is chosen, while the gate changes', async () => {
        const { expand, row } = workbench;
        await expand('Phases', '1 Requirements');
        await expand('Phases', 'Invoicing');
        const chosen = (text) =>
          workbench.view('Phases').locator('.monaco-list-row[aria-selected="true"]', { hasText: text });
        await workbench.clickFor(row('Phases', 'REQ-002'), chosen('REQ-002'));
        const [before, after] = ['Value added tax', 'Value-added tax'];
        edit(folder, 'docs/specs/invoicing.md', (text) => text.replace(before, after));
        await chosen(after).waitFor();
        edit(folder, 'docs/specs/invoicing.md', (text) => text.replace(after, before));
        await row('Phases', before).waitFor();
        assert.equal(await row('Phases', '1 Requirements').getAttribute('aria-expanded'), 'true');
      });

      it('keeps what is open and what is chosen, where the file of a specification is renamed', async () => {
        const { expand, row, view } = workbench;
        await expand('Phases', '1 Requirements');
        await expand('Phases', 'Invoicing');
        const chosen = view('Phases').locator('.monaco-list-row[aria-selected="true"]');
        const isChosen = async (text) => {
          await chosen.filter({ hasText: text }).waitFor();
          assert.equal(await row('Phases', 'Invoicing').getAttribute('aria-expanded'), 'true');
        };
        const moved = async (from, to) => {
          renameSync(join(folder, from), join(folder, to));
          await workbench
            .row('Gate', `REQ-003`)
            .and(workbench.page.locator(`[aria-label*="${to}:34"]`))
            .waitFor();
        };
        const file = row('Phases', 'Invoicing');
        await workbench.clickFor(file, chosen.filter({ hasText: 'Invoicing' }));
        await moved('docs/specs/invoicing.md', 'docs/specs/a-bill.md');
        await isChosen('Invoicing');
        await workbench.clickFor(row('Phases', 'REQ-002'), chosen.filter({ hasText: 'REQ-002' }));
        await moved('docs/specs/a-bill.md', 'docs/specs/invoicing.md');
        await isChosen('REQ-002');

        // In two verdicts: first it is gone.
        renameSync(join(folder, 'docs/specs/invoicing.md'), join(folder, '../invoicing.md'));
        await row('Phases', 'Invoicing').waitFor({ state: 'detached' });
        await moved('../invoicing.md', 'docs/specs/a-bill.md');
        await row('Phases', 'Invoicing').and(workbench.page.locator('[aria-expanded="true"]')).waitFor();
        await row('Phases', 'REQ-002').waitFor();
        await moved('docs/specs/a-bill.md', 'docs/specs/invoicing.md');

        // First it is there twice.
        await workbench.clickFor(row('Phases', 'REQ-002'), chosen.filter({ hasText: 'REQ-002' }));
        const twins = view('Phases')
          .locator('.monaco-list-row[role="treeitem"]')
          .filter({ hasText: /^Invoicing/ });
        copyFileSync(join(folder, 'docs/specs/invoicing.md'), join(folder, 'docs/specs/b-bill.md'));
        await twins.nth(1).waitFor();
        rmSync(join(folder, 'docs/specs/invoicing.md'));
        await twins.nth(1).waitFor({ state: 'detached' });
        await isChosen('REQ-002');
        await moved('docs/specs/b-bill.md', 'docs/specs/invoicing.md');
      });

      it('tells in the open list of reasons what holds by now, and keeps the line that somebody is on', async () => {
        const { page, quickPick, execute, statusBarItem } = workbench;
        const focused = page.locator('.quick-input-list .monaco-list-row.focused');
        const isOn = (text) => focused.filter({ hasText: text }).waitFor();
        const twin = '\n### REQ-004 Late\n\nAcceptance criteria:\n1. THE SYSTEM SHALL be late.\n';
        const taken = page.locator('.quick-input-list').getByText('REQ-004 is taken');
        await statusBarItem(bar).click();
        const before = await quickPick();
        await isOn('The test “REQ-002');
        const drawn = page.locator('.quick-input-list .monaco-list-rows');
        await drawn.evaluate((element) => {
          element.changes = 0;
          const count = (changes) => (element.changes += changes.length);
          new MutationObserver(count).observe(element, { childList: true, subtree: true, characterData: true });
        });
        await execute('tollgate.checkNow');
        await page.waitForTimeout(300);
        assert.equal(await drawn.evaluate((element) => element.changes), 0, 'nothing moves where nothing changed');
        edit(folder, 'docs/specs/invoicing.md', (text) => text + twin);
        await taken.waitFor();
        assert.match((await quickPick())[0], /^REQ-004 is taken/);
        await isOn('The test “REQ-002');
        edit(folder, 'docs/specs/invoicing.md', (text) => text.replace(twin, ''));
        await taken.waitFor({ state: 'detached' });
        assert.deepEqual(await quickPick(), before);
        await isOn('The test “REQ-002');
        await page.keyboard.press('Escape');
        // Rows that are about to be drawn anew take no click.
        await workbench.row('Phases', 'REQ-004 Late').waitFor({ state: 'detached' });
      });

      it('is silent in the status bar, in Problems and on tabs, where people want that', async () => {
        const { page, configure, row, execute } = workbench;
        await row('Phases', 'REQ-002').click();
        await workbench.see('REQ-003 No empty invoice', page.locator('.editor-instance'));
        await execute('workbench.actions.view.problems');
        const problems = page.locator('.markers-panel').getByText('REQ-003 has no linked test');
        const isMarked = () =>
          page
            .locator('.tab.active :is(.monaco-icon-label, .label-name, a, span)')
            .evaluateAll((parts) => parts.some((part) => getComputedStyle(part, '::after').content.includes('!')));
        const marked = async (wanted) => {
          for (let waited = 0; waited < 30_000 && (await isMarked()) !== wanted; waited += 50)
            await page.waitForTimeout(50);
          assert.equal(await isMarked(), wanted);
        };
        const parts = ['statusBar', 'problems', 'decorations'].map((part) => `tollgate.${part}.show`);
        const set = (value) => configure(Object.fromEntries(parts.map((part) => [part, value])));
        await problems.waitFor();
        await marked(true);
        await set(false);
        await problems.waitFor({ state: 'hidden' });
        await workbench.statusBarItem(bar).waitFor({ state: 'hidden' });
        await marked(false);
        await set(true);
        await problems.waitFor();
        await workbench.statusBarItem(bar).waitFor();
        await marked(true);
        await execute('workbench.action.closePanel');
      });

      it('has a walkthrough of four steps', async () => {
        const { page, execute } = workbench;
        await execute('workbench.action.openWalkthrough', 'tollgate.tollgate#tollgate.start', false);
        await workbench.see('Get Started with Tollgate');
        await page.locator('.getting-started-step').nth(3).waitFor();
        assert.equal(await page.locator('.getting-started-step').count(), 4);
        await execute('workbench.action.closeActiveEditor');
      });

      it('keeps a log, and shows it', async () => {
        const { page, execute } = workbench;
        await execute('tollgate.showLog');
        await page.locator('.part.panel .view-line').filter({ hasText: 'closed' }).first().waitFor();
        await logged(/\[info\] states: closed, 2 to go; \d+ files, \d+ ms/);
        await execute('workbench.action.closePanel');
      });

      it('says that the folder is gone, and looks again', async () => {
        const away = join(root, 'states-away');
        renameSync(folder, away);
        // Nobody is told, as a rule, that the folder itself goes.
        await workbench.execute('tollgate.checkNow');
        const item = await gate('Gate: could not be read');
        await workbench.see('The folder could not be read', workbench.view('Phases'));
        renameSync(away, folder);
        await item.click();
        assert.deepEqual(await offered(), ['Check Now', 'Show Log']);
        await workbench.choose('Check Now');
        await gate('Gate: 2 to go');
        await logged(/\[error\] states: Error: the folder cannot be read \(ENOENT\)/);
      });
    });

    describe('elsewhere', () => {
      afterEach(failed);
      afterEach(() => workbench?.close());

      it('offers to begin, where nothing is', async () => {
        await open({ folder: folderOf('plain', { 'notes.txt': 'a start\n' }) });
        await workbench.openContainer('Tollgate');
        await workbench.see('Nothing here asks for a release gate', workbench.view('Phases'));
        assert.equal(await workbench.view('Phases').locator('.monaco-button').count(), 1);
        void workbench.execute('tollgate.showReasons').catch(() => {});
        assert.deepEqual(await offered(), ['Start a Life Cycle Here…', 'Judge This Folder…', 'Gate on Tests Only']);
        await workbench.choose('Judge This Folder…');
        await workbench.choose('Requirements and Tests');
        await gate('Gate: no requirements');
      });

      it('can be told to stop when it looks at everything again and that takes long, and does not say then what may hold no more', async () => {
        const folder = folderOf('slow', { ...testsOnly, 'data.bin': '' });
        const large = join(folder, 'data.bin');
        truncateSync(large, 2 ** 33);
        const { page, execute } = await open({ folder });
        await workbench.openContainer('Tollgate');
        await gate('Gate: results stale|Gate open .*');
        const title = workbench.view('Phases').locator('.pane-header');
        await workbench.view('Phases').hover();
        await title.getByLabel('Check Now').waitFor();
        utimesSync(large, 1e9, 1e9);
        void execute('tollgate.checkNow').catch(() => {});
        const stop = title.getByLabel('Stop Reading');
        await stop.click();
        await gate('Gate: not read');
        await stop.waitFor({ state: 'detached' });
        await workbench.see('The reading was stopped', workbench.view('Phases'));
        truncateSync(large, 0);
        await title.getByLabel('Check Now').click();
        await gate('Gate: results stale|Gate open .*');
        assert.equal(await page.locator('.notification-toast').count(), 0);
      });

      it('offers to trust, where nothing is and nobody trusts', async () => {
        await open({ folder: folderOf('plain', { 'notes.txt': 'a start\n' }), trust: false });
        await workbench.openContainer('Tollgate');
        await workbench.see('Restricted Mode: the folder is read', workbench.view('Phases'));
        await workbench.view('Phases').getByText('Manage Trust').waitFor();
      });

      it('offers to add a folder, where a workspace has none', async () => {
        await open({ workspaceFile: workspaceOf('empty', []) });
        await workbench.openContainer('Tollgate');
        await workbench.see('Add a folder to see where its delivery stands', workbench.view('Phases'));
        await workbench.view('Phases').getByText('Add Folder').waitFor();
        assert.equal(await workbench.statusBarItem(bar).isVisible(), false);
      });

      it('says that it judges folders on disk only', async () => {
        const workspaceFile = join(root, 'afar.code-workspace');
        writeFileSync(workspaceFile, JSON.stringify({ folders: [{ uri: 'memfs:/x', name: 'afar' }] }));
        await open({ workspaceFile });
        await workbench.openContainer('Tollgate');
        await workbench.see('This folder is not on a disk of this machine', workbench.view('Phases'));
        await workbench.view('Phases').getByText('Open Folder').waitFor();
        assert.equal(await workbench.statusBarItem(bar).isVisible(), false);
      });

      it('offers to trust, where everything is known and nobody trusts', async () => {
        await open({ folder: folderOf('tests', testsOnly), trust: false });
        await (await gate('Gate open \\(tests only\\)')).click();
        assert.deepEqual(await offered(), ['Manage Trust', 'Open the Configuration', 'Copy Verdict as JSON']);
        await workbench.choose('Manage Trust');
        await workbench.page.locator('.workspace-trust-editor').waitFor();
        assert.deepEqual(await workbench.notifications(), []);
      });

      it('leads from many that are one reason to each of them, and back', async () => {
        const folder = folderOf('folded', manyFail);
        const { page, quickPick, choose } = await open({ folder });
        await (await gate('Gate: 1 to go')).click();
        const reasons = await quickPick();
        assert.match(reasons[0], /^12 tests fail/);
        await choose('12 tests fail');
        const widget = page.locator('.quick-input-widget:visible');
        await widget.getByText('$\u200b(document).ready fails 7').waitFor();
        await widget.getByLabel('Back').click();
        await widget.getByText('Run Tests').waitFor();
        assert.deepEqual(await quickPick(), reasons);
        await choose('12 tests fail');
        await choose('(document).ready fails 7');
        await page.locator('.tab.active[data-resource-name="junit.xml"]').waitFor();
        await page.locator('.statusbar').getByText('Ln 8, Col').waitFor();
        // What they were one reason of is gone meanwhile.
        await (await gate('Gate: 1 to go')).click();
        await choose('12 tests fail');
        await widget.getByLabel('Back').waitFor();
        edit(folder, 'junit.xml', (text) => text.replaceAll('<failure/>', ''));
        await widget.getByText('Run Tests').waitFor();
        assert.match(await widget.locator('.quick-input-title').textContent(), /^Gate open/);
      });

      it('says in a sentence that a configuration could not be written', async () => {
        const folder = folderOf('nowhere', { 'notes.txt': 'a start\n' });
        await open({ folder });
        await workbench.openContainer('Tollgate');
        await workbench.see('Nothing here asks for a release gate', workbench.view('Phases'));
        renameSync(folder, join(root, 'nowhere-away'));
        writeFileSync(folder, 'in the way');
        await workbench.execute('tollgate.gateOnTestsOnly');
        await workbench.see('A file is in the way of `tollgate.yaml`', workbench.page.locator('.notifications-toasts'));
        assert.equal((await workbench.notifications()).length, 1);
      });

      it('says which mistake in the configuration keeps the tests from being run, and asks for no command', async () => {
        const folder = folderOf('mistaken', { ...testsOnly, 'tollgate.yaml': 'gate: test\ntest: npm test\n' });
        const { page, execute } = await open({ folder });
        await gate('Gate: tollgate.yaml line 1');
        // Where it asked for a command, it would wait for that.
        void execute('tollgate.runTests').catch(() => {});
        const asked = page.locator('.quick-input-widget:visible');
        const told = page.locator('.notification-toast').getByText('tollgate.yaml line 1: `gate` is `test`');
        await asked.or(told).first().waitFor();
        assert.equal(await asked.isVisible(), false);
        await workbench.statusBarItem(bar).click();
        assert.deepEqual((await offered()).slice(-2), ['Open the Configuration', 'Copy Verdict as JSON']);
        assert.ok(!(await offered()).includes('Run Tests'));
      });

      it('asks with the names that are there, also where they look like icons', async () => {
        await open({ folder: folderOf('icons', jquery) });
        await gate('Gate: no test results');
        void workbench.execute('tollgate.newTest').catch(() => {});
        await workbench.see('REQ-001', workbench.page.locator('.quick-input-list'));
        assert.equal(await workbench.page.locator('.quick-input-title').textContent(), 'New Test');
        assert.match((await workbench.quickPick())[0], /^REQ-001, Call \$\u200b\(document\)\.ready/);
        // There is nothing else to choose: Enter takes it.
        await workbench.page.locator('.quick-input-list .monaco-list-row.focused').waitFor({ timeout: 10_000 });
      });

      it('draws nothing and leads nowhere by what a folder, a file or a typed text is called', async () => {
        const mend = '[Mend](command:workbench.action.files.newUntitledFile)';
        const [spec] = Object.values(jquery);
        const folder = folderOf(mend, {
          'tollgate.yaml': `test: node -e "setTimeout(() => {}, 60000)"\n`,
          [`docs/specs/${mend}.md`]: spec.replace(
            /$/,
            '\n### REQ-002 Two\n\nAcceptance criteria:\n1. THE SYSTEM SHALL b.\n',
          ),
          Dockerfile: 'FROM scratch\n',
        });
        const { page, execute } = await open({ folder });
        await gate('Gate: no test results');
        const asked = page.locator('.quick-input-widget:visible');
        const links = (within) => within.getByRole('link', { name: 'Mend' }).or(within.locator('a[href]')).count();

        void execute('tollgate.newEnvironmentNote', { answers: { title: 'Where', runtime: 'Node.js' } }).catch(
          () => {},
        );
        await asked.getByText('Dockerfile').waitFor();
        await page.keyboard.type('../$(beaker)');
        await asked.getByText('leads out of the folder').waitFor();
        assert.equal(await asked.locator('.codicon-beaker').count(), 0);
        await page.keyboard.press('Escape');

        void execute('tollgate.changeId', { answers: { id: 'REQ-001' } }).catch(() => {});
        await workbench.see('What shall it be called?', asked);
        await page.keyboard.press('Control+A');
        await page.keyboard.type('REQ-002');
        await asked.getByText('REQ-002 is taken').waitFor();
        assert.equal(await links(asked), 0);
        await page.keyboard.press('Escape');

        void execute('tollgate.runTests').catch(() => {});
        await asked.locator('input:focus').waitFor();
        await page.keyboard.press('Enter');
        const told = page.locator('.notification-toast').filter({ hasText: 'Running the tests of' });
        await told.waitFor();
        assert.equal(await links(told.locator('.notification-list-item-message')), 0);
        await told.getByText('Cancel').click();
      });

      it('draws nothing and turns nothing by what a document, a test or a file says: in tooltips, cards, symbols and completions', async () => {
        const evil = '$(beaker) [Mend](command:workbench.action.quit) \u202eevil';
        const requirement = `### REQ-001 ${evil}\n${evil}\n\nAcceptance criteria:\n1. THE SYSTEM SHALL ${evil}.\n`;
        const folder = folderOf('evil', {
          'docs/specs/a.md': `---\ntollgate: spec\n---\n# ${evil}\n\n## Requirements\n\n${requirement}`,
          'src/$(beaker).js': '// @req REQ-098\n',
          'src/a.js': '// @req REQ-001\n',
          'junit.xml': `<testsuite name="s"><testcase name="REQ-001 ${evil} ${'long'.repeat(5000)}"><failure message="${evil}"/></testcase><testcase name="REQ-001 in two&#10;lines"/></testsuite>`,
        });
        // It ran after everything was written.
        const after = new Date(Date.now() + 60_000);
        utimesSync(join(folder, 'junit.xml'), after, after);
        const { page, execute, row } = await open({ folder });
        const item = await gate('Gate: .*\\d.*|Gate: results stale');
        const isText = async (where) => {
          assert.match((await where.allTextContents()).join(), /beaker/);
          assert.equal(await where.locator('.codicon-beaker').count(), 0);
          assert.equal(await where.locator('a', { hasText: /^Mend$/ }).count(), 0);
          assert.doesNotMatch((await where.allInnerTexts()).join(), /[\u202a-\u202e]/);
        };
        const isShort = async (where) => {
          await isText(where);
          for (const text of await where.allTextContents())
            assert.ok(text.length < 20_000, `${text.length} characters`);
        };
        await isShort(await workbench.tooltip(item));
        await item.click();
        const reason = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'evil' }).first();
        await reason.waitFor();
        await isShort(page.locator('.quick-input-list'));
        // What is wanted stands before the place, which may be cut off.
        assert.match(await reason.locator('.quick-input-list-label-meta').innerText(), /^Wanted: .* · junit\.xml:1$/);
        await page.keyboard.press('Escape');
        await workbench.openContainer('Tollgate');
        await workbench.expand('Phases', '1 Requirements');
        await workbench.expand('Phases', 'evil');
        await isText(workbench.view('Phases'));
        await isShort(workbench.view('Gate'));
        await isShort(await workbench.tooltip(row('Gate', 'evil')));
        await isText(await workbench.tooltip(row('Phases', 'REQ-001')));
        await workbench.expand('Phases', 'REQ-001');
        await row('Phases', 'REQ-001 in two␊lines').waitFor();
        await workbench.clickFor(row('Phases', 'REQ-001'), page.locator('.tab.active[data-resource-name="a.md"]'));
        const card = page.locator('.monaco-hover:visible').filter({ hasText: 'REQ-001' });
        await workbench.again(async (timeout) => {
          await page.mouse.move(5, 400);
          const heading = page.locator('.editor-instance .view-line').filter({ hasText: 'REQ-001' });
          await heading.hover({ position: { x: 60, y: 8 }, timeout });
          await card.getByText('REQ-001').first().waitFor({ timeout });
        });
        await isText(card);
        await page.mouse.move(5, 400);
        const list = page.locator('.quick-input-list');
        for (const command of ['workbench.action.gotoSymbol', 'workbench.action.showAllSymbols']) {
          await execute(command);
          await page.keyboard.type('REQ-001');
          // Headings are symbols of the editor's own.
          const rows = list.locator('.monaco-list-row').filter({ hasText: 'REQ-001' });
          const symbol = rows.filter({ hasNotText: '#' }).first();
          await symbol.waitFor();
          await isText(symbol);
          await page.keyboard.press('Escape');
        }
        await execute('workbench.action.focusActiveEditorGroup');
        const editor = page.locator('.editor-instance :is(textarea, .native-edit-context):focus');
        await editor.waitFor({ state: 'attached' });
        await page.keyboard.press('Control+End');
        await page.keyboard.type('\nSee REQ-', { delay: 60 });
        const offered = page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'REQ-001' });
        await offered.waitFor();
        await isText(offered);
      });

      it('leads on from an open gate, where the way goes on', async () => {
        await open({ folder: await scenario('delivery-open') });
        await (await gate('Gate open')).click();
        assert.equal((await offered())[0], 'What Next?');
        await workbench.choose('What Next?');
        await workbench.page.locator('.notification-toast').getByText('Hand Over…').waitFor();
      });

      it('leads to the refusal that sent the work back, in the gate and in the list of reasons, where the gate is open', async () => {
        const { page, execute, row, clickFor, choose, quickPick } = await open({
          folder: await scenario('trial-refused'),
        });
        const item = await gate('Gate open; Design: rework');
        const isThere = async () => {
          await page.locator('.tab.active[data-resource-name="1.0.0.md"]').waitFor();
          await page.locator('.statusbar').getByText('Ln 17, Col 1').waitFor();
          await execute('workbench.action.closeAllEditors');
        };
        await workbench.openContainer('Tollgate');
        const tab = page.locator('.tab.active[data-resource-name="1.0.0.md"]');
        await clickFor(row('Gate', 'Sent back: M. Lindqvist refused 1.0.0'), tab);
        await isThere();
        await item.click();
        assert.match((await quickPick())[0], /^M\. Lindqvist refused 1\.0\.0/);
        await choose('M. Lindqvist refused 1.0.0');
        await isThere();
      });

      it('opens the phase to which work is sent back, but for one that somebody closed', async () => {
        const folder = openExample('back');
        const { openContainer, row, page } = await open({ folder });
        const { wrong, right } = remedies();
        const testedAfter = (from, to) => {
          edit(folder, 'src/invoice.js', (text) => text.replace(from, () => to));
          tollgate('test', folder);
        };
        await gate('Gate open');
        await openContainer('Tollgate');
        const build = (open) => row('Phases', '3 Build').and(page.locator(`[aria-expanded="${open}"]`));
        await build(false).waitFor();
        testedAfter(right, wrong);
        await row('Phases', 'Sent back: the test “REQ-002 is rounded to the nearest cent” fails').waitFor();
        await workbench.clickFor(build(true).locator('.monaco-tl-twistie'), build(false));
        testedAfter(wrong, right);
        await gate('Gate open');
        testedAfter(right, wrong);
        await build(false).filter({ hasText: 'rework' }).waitFor();
        await row('Phases', '4 Test').filter({ hasText: '1 failed' }).waitFor();
        assert.equal(await build(true).isVisible(), false);
      });

      it('opens where a row leads that is dragged to the editors, also of a test that fails', async () => {
        const { openContainer, row, page } = await open({ folder: testedExample('dragged') });
        await openContainer('Tollgate');
        for (const [view, text, file] of [
          ['Gate', 'REQ-003 has no linked test', 'invoicing.md'],
          ['Phases', 'Sent back: the test “REQ-002', 'invoice.test.js'],
        ]) {
          await row(view, text).hover();
          await page.mouse.down();
          const { x, y, width, height } = await page.locator('.part.editor').boundingBox();
          await page.mouse.move(x + width / 2, y + height / 2, { steps: 8 });
          await page.locator('#monaco-workbench-editor-drop-overlay').waitFor();
          await page.mouse.move(x + width / 2 + 5, y + height / 2, { steps: 2 });
          await page.mouse.up();
          await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
        }
      });

      it('tells of what is excused by whom and how long, and leads to where that is said', async () => {
        const folder = await scenario('waived');
        const term = `on: ${daysFromToday(-1)}, until: ${daysFromToday(5)}`;
        edit(folder, 'tollgate.yaml', (text) => text.replace(/\bon: \S+, until: [^,]*/, term));
        await open({ folder });
        await (await gate('Gate open')).click();
        assert.match(
          (await workbench.quickPick())[0],
          /^No changelog that names a version was found, .*Waived until \d{4}-\d\d-\d\d by /,
        );
        await workbench.choose('No changelog that names a version was found');
        await workbench.page.locator('.tab.active[data-resource-name="tollgate.yaml"]').waitFor();
      });

      it('shows a reason whole that leads nowhere', async () => {
        const folder = await scenario('waived');
        edit(folder, 'tollgate.yaml', (text) => text.replace(/^waivers:[^]*/m, ''));
        await open({ folder });
        await (await gate('Gate: 1 to go')).click();
        await workbench.choose('No changelog that names a version was found');
        await workbench.see(
          'No changelog that names a version was found. Wanted: a heading',
          workbench.page.locator('.notification-toast'),
        );
      });

      it('tells apart two folders of one name', async () => {
        const folders = [testedExample('one/shop'), folderOf('two/shop', testsOnly)];
        await open({ workspaceFile: workspaceOf('namesakes', folders) });
        const item = await gate('shop \\(one/shop\\) · Gate: 2 to go');
        await workbench.openContainer('Tollgate');
        await workbench.row('Gate', 'shop (two/shop)').waitFor();
        await workbench.see('shop (one/shop)', await workbench.tooltip(item));
        await item.click();
        await workbench.see(/^shop \(one\/shop\) · Gate closed: /, workbench.page.locator('.quick-input-title'));
      });

      it('offers what begins where there are only code and tests, in as many words', async () => {
        await open({ folder: await scenario('code-and-tests') });
        await (await gate('Gate: no requirements')).click();
        const [, ...steps] = await offered();
        assert.deepEqual(steps.slice(0, 3), ['New Specification…', 'Gate on Tests Only', 'Run Tests']);
      });

      it('leads from many in one line to each of them, and only its button to what helps', async () => {
        await open({ folder: await scenario('specifications-only') });
        await (await gate('Gate: no test results')).click();
        await workbench.quickPick();
        await workbench.choose('2 requirements are not referenced from code');
        await workbench.see('No code references REQ-002', workbench.page.locator('.quick-input-list'));
        assert.deepEqual(await workbench.notifications(), []);
      });

      it('offers what can be done at an open gate, and no reason', async () => {
        await open({ folder: folderOf('tests', testsOnly) });
        await (await gate('Gate open \\(tests only\\)')).click();
        assert.deepEqual(await offered(), ['Run Tests', 'Open the Configuration', 'Copy Verdict as JSON']);
        await workbench.page.locator('.quick-input-widget input[placeholder="Choose what can be done"]').waitFor();
      });
    });
  });
}

/** Of a test in the example. */
function lineOf(folder, name) {
  const lines = readFileSync(join(folder, 'test/invoice.test.js'), 'utf8').split('\n');
  return lines.findIndex((each) => each.includes(name)) + 1;
}

/** The editor judges by its own clock. */
function daysFromToday(days) {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

const testsOnly = {
  'tollgate.yaml': 'gate: tests\n',
  'junit.xml': '<testsuites><testsuite name="a"><testcase name="b"/></testsuite></testsuites>\n',
};

const failing = Array.from(
  { length: 12 },
  (_, n) => `<testcase name="$(document).ready fails ${n + 1}"><failure/></testcase>`,
);
const manyFail = {
  'tollgate.yaml': 'gate: tests\n',
  'junit.xml': `<testsuites><testsuite name="a">\n${failing.join('\n')}</testsuite></testsuites>\n`,
};
const jquery = {
  'docs/specs/a.md':
    '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 Call $(document).ready\n\nAcceptance criteria:\n1. THE SYSTEM SHALL a.\n',
  'src/a.js': '// @req REQ-001\nexport const a = 1;\n',
};
