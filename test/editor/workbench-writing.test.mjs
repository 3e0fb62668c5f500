// Everything that is written, by keyboard alone, as a person sees it: one window for all, and what each test needs of its own.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unsupported } from '../host/provision.mjs';
import { openWorkbench } from '../host/workbench.mjs';
import { keyboard } from './keyboard.mjs';
import { folderOf, openExample } from './worlds.mjs';

/** What VS Code binds “Back” to, by the system of the browser. */
const wayBack = { win32: 'Alt+ArrowLeft', darwin: 'Control+Minus' }[process.platform] ?? 'Control+Alt+Minus';

const isAskedFor = process.env.TOLLGATE_TEST_HOST !== 'desktop';

if (isAskedFor) {
  describe('Writing by keyboard', function () {
    this.timeout(300_000);
    let workbench;
    let hands;
    let folder;

    before(async () => {
      assert.equal(unsupported(), undefined, unsupported());
      folder = folderOf('empty-shop');
      workbench = await openWorkbench({
        extensionPath: '.',
        folder,
        shots: 'test-results/shots',
        settings: { 'files.autoSave': 'off', 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false },
      });
      hands = keyboard(workbench);
      await workbench.page.locator('.activitybar [aria-label^="Tollgate"]').first().waitFor();
    });

    after(() => workbench?.close());

    afterEach(async function () {
      if (this.currentTest.state === 'failed') {
        await workbench?.shot(`failed-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 60)}`).catch(() => {});
        const errors = workbench?.extensionLog().match(/^.*\[error\].*$/gm);
        if (errors) console.log(errors.join('\n'));
      }
      await workbench.page.keyboard.press('Escape');
      await workbench.execute('notifications.clearAll');
      await workbench.execute('workbench.action.files.revert').catch(() => {});
      await workbench.execute('workbench.action.closeAllEditors');
    });

    const text = (path) => readFileSync(join(folder, path), 'utf8');
    const put = (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    /** Waits until a file says this. */
    const says = async (path, wanted) => {
      for (let waited = 0; waited < 60_000; waited += 50) {
        if (existsSync(join(folder, path)) && wanted.test(text(path))) return;
        await workbench.page.waitForTimeout(50);
      }
      assert.match(existsSync(join(folder, path)) ? text(path) : `no ${path}`, wanted);
    };
    const documents = () =>
      readdirSync(folder, { recursive: true })
        .filter((path) => /\.(?:md|yaml)$/.test(path))
        .map((path) => [path, text(path)]);
    const editor = () => workbench.page.locator('.editor-instance .view-lines');
    const widget = () => workbench.page.locator('.quick-input-widget:visible');
    const isOpen = (name) => workbench.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    const gate = (words) =>
      workbench
        .statusBarItem({ id: 'tollgate.gate' })
        .filter({ hasText: new RegExp(`^\\s*${words}\\s*$`) })
        .waitFor();
    /** Waits until the folder is judged with what was put there, and the editor knows it. */
    const knows = async (id) => {
      // A page that was opened anew may still be answered by the one before.
      await workbench.again(async () => {
        await workbench.execute('tollgate.checkNow');
        const found = await workbench.execute('vscode.executeWorkspaceSymbolProvider', id);
        const isKnown = found.some(({ name }) => name.startsWith(id));
        if (!isKnown) await workbench.page.waitForTimeout(50);
        assert.ok(isKnown, `${id} is known`);
      });
    };

    it('What Next? says the one next thing, begins it, and nothing is written at Escape', async () => {
      const { command, press, question } = hands;
      const tellsAlone = async () => {
        await workbench.execute('notifications.clearAll');
        await command('What Next?');
        await workbench.see('No life cycle has begun here', workbench.page.locator('.notifications-toasts'));
        return (await workbench.notifications()).length === 1;
      };
      // The newest notification is accepted, and a window that has just opened may have something of its own to say.
      while (!(await tellsAlone()));
      await command('Accept Notification Primary Action', 'Notifications: ');
      await question('Who is the customer?');
      await press('Escape');
      await widget().waitFor({ state: 'hidden' });
      assert.deepEqual(readdirSync(folder), []);
    });

    it('Start a Life Cycle Here asks step by step, and writes what a life cycle begins with', async () => {
      const { command, question, type, press } = hands;
      await command('Start a Life Cycle Here');
      for (const [asked, answer] of [
        ['Who is the customer?', 'Northwind'],
        ['What is to be built', 'Shop'],
        ['The first thing', 'Refuse an empty cart'],
        ['Who will use it', ''],
        ['By which day', '2027-01-31'],
        ['Who takes part', 'I. Petrov: analyst'],
      ]) {
        await question(asked);
        await type(answer);
        await press('Enter');
      }
      await says('docs/specs/shop.md', /deadline: 2027-01-31[^]*^### REQ-001 Refuse an empty cart$/m);
      await says('tollgate.yaml', /gate: delivery\ncustomer: Northwind\npeople:/);
      await workbench.see('REQ-001 Refuse an empty cart', editor());
      await gate('Gate: .*');
    });

    describe('where a life cycle has begun', () => {
      before(async () => {
        const empty = folder;
        folder = openExample('writing');
        put('src/rounding.js', 'export function roundHalfUp(amount) {\n  return amount;\n}\n');
        put('src/reminder.js', 'export function sendReminder(invoice) {\n  return invoice;\n}\n');
        put('src/cited.js', '// @req REQ-0033\nexport const cited = 1;\n');
        const extra =
          '\n### EXT-001 Old numbers\nSee EXT-001.\n\nAcceptance criteria:\n1. WHEN asked, THE SYSTEM SHALL tell.\n';
        put('docs/specs/extra.md', `---\ntollgate: spec\n---\n# Extra\n\n## Requirements\n${extra}`);
        put('src/extra.js', '// @req EXT-001\nexport const extra = 1;\n');
        put('docs/architecture/0000-first.md', '---\nstatus: proposed\nsatisfies: [REQ-001]\n---\n# Ask first\n');
        put('docs/architecture/0003-cache.md', '---\nstatus: proposed\nsatisfies: [REQ-001]\n---\n# Cache totals\n');
        put(
          'specs/001-login/spec.md',
          '# Feature Specification: Login\n\n## Requirements\n\n### Functional Requirements\n\n- **FR-001**: System MUST lock after three attempts.\n\nSee REQ-003.\n',
        );
        await workbench.page.goto(workbench.url.replace(encodeURIComponent(empty), encodeURIComponent(folder)));
        await workbench.page.locator('.monaco-workbench .part.statusbar').waitFor();
        await knows('REQ-003');
      });

      it('New Specification complains while somebody types, and not before', async () => {
        const { command, question, type, press } = hands;
        await command('New Specification');
        await question('What is it about?');
        await type('Reminders');
        await press('Enter');
        await question('The first thing');
        await type('Send a reminder');
        await press('Enter');
        await question('How will anybody see');
        await press('Enter');
        await question('Who will use it');
        await press('Enter');
        await question('By which day?');
        await type('2027-02-3');
        await workbench.see('A day like 2026-11-23 is wanted', widget());
        await type('1');
        await press('Enter');
        await workbench.see('A day like', widget());
        assert.ok(!existsSync(join(folder, 'docs/specs/reminders.md')), 'nothing is written yet');
        await press('Backspace', 'Backspace');
        await type('28');
        await press('Enter');
        await says('docs/specs/reminders.md', /deadline: 2027-02-28[^]*### REQ-\d+ Send a reminder/);
        await isOpen('reminders.md');
      });

      it('New Requirement goes into the specification at hand, with the cursor where to write', async () => {
        const { command, question, type, press, openFile } = hands;
        await openFile('invoicing.md', 10);
        await command('New Requirement');
        await question('What is required');
        await type('Undo a payment');
        await press('Enter');
        await question('Who wants it');
        await press('Enter');
        await question('How will anybody see');
        await press('Enter');
        await says('docs/specs/invoicing.md', /^### REQ-\d+ Undo a payment$/m);
        await workbench.see('Undo a payment', editor());
        await type('Whoever pays, ');
        await workbench.see('Whoever pays,', editor());
      });

      it('leads back in a question, and writes nothing at Escape', async () => {
        const { command, question, type, press, openFile } = hands;
        const before = documents();
        await openFile('README.md');
        await command('New Requirement');
        await question('Which specification?');
        await type('Invoicing');
        await press('Enter');
        await question('What is required');
        await type('Never written');
        await press('Enter');
        await question('Who wants it');
        await press(wayBack);
        await question('What is required');
        await press(wayBack);
        await question('Which specification?');
        await press('Escape');
        await widget().waitFor({ state: 'hidden' });
        assert.deepEqual(documents(), before);
      });

      it('New Architecture Note serves the requirement that the cursor is in', async () => {
        const { command, question, type, press, openFile } = hands;
        await openFile('invoicing.md', 36);
        await command('New Architecture Note');
        await question('What is decided?');
        await type('Refuse at the door');
        await press('Enter');
        await question('Which requirements does it serve?');
        await press('Enter');
        await question('What was chosen');
        await press('Enter');
        await says('docs/architecture/0004-refuse-at-the-door.md', /status: proposed[^]*satisfies:[^]*REQ-003/);
        await workbench.see('Refuse at the door', editor());
      });

      it('New Defect names the requirement that it breaks', async () => {
        const { command, question, type, press } = hands;
        await command('New Defect');
        await question('What is wrong');
        await type('The tax is a cent too low');
        await press('Enter');
        await question('How bad is it?');
        await press('Enter');
        await question('Which requirement does it break?');
        await type('added tax');
        await press('Enter');
        await question('What happens?');
        await press('Enter');
        await question('What should happen?');
        await press('Enter');
        await says('docs/defects/BUG-001-the-tax-is-a-cent-too-low.md', /severity: major\nrequirement: REQ-002/);
        await isOpen('BUG-001-the-tax-is-a-cent-too-low.md');
      });

      it('Requirement from Here cites the new requirement in the code, and begins its test', async () => {
        const { command, question, press, openFile, type } = hands;
        await openFile('reminder.js', 1);
        await command('Requirement from Here');
        await question('Which specification?');
        await type('Invoicing');
        await press('Enter');
        for (const asked of ['What is required', 'Begin a test']) {
          await question(asked);
          await press('Enter');
        }
        await says('src/reminder.js', /^\/\/ @req REQ-\d+\nexport function sendReminder/);
        const [id] = /REQ-\d+/.exec(text('src/reminder.js'));
        await isOpen('invoicing.md');
        await says('docs/specs/invoicing.md', new RegExp(`^### ${id} Send reminder$`, 'm'));
        await says('test/send-reminder.test.js', new RegExp(id));
      });

      it('Record Feasibility is about the requirement that the cursor is in', async () => {
        const { command, question, type, press, openFile } = hands;
        await openFile('extra.md', 8);
        await command('Record Feasibility');
        await question('Which requirements?');
        await press('Enter');
        await question('Are they feasible?');
        await press('ArrowDown', 'Enter');
        await question('With what effort');
        await type('a day');
        await press('Enter');
        await question('Who says so?');
        await type('I. Petrov');
        await press('Enter');
        await says('docs/specs/extra.md', /^- Feasible: yes, a day \(I\. Petrov, \d{4}-\d\d-\d\d\)$/m);
      });

      it('takes a name that no list has, and none that is wrong', async () => {
        const { question, type, press } = hands;
        const answers = { requirement: 'EXT-001', verdict: 'yes', remark: 'two days' };
        void workbench.execute('tollgate.recordFeasibility', { answers }).catch(() => {});
        await question('Who says so?');
        await type('M. (New)');
        await workbench.see('a name, without brackets', widget());
        await press('Enter');
        await press('Control+A');
        await type('M. New');
        await workbench.see('as typed', widget());
        await press('Enter');
        await says('docs/specs/extra.md', /^- Feasible: yes, two days \(M\. New, \d{4}-\d\d-\d\d\)$/m);
      });

      it('takes a file that no list has, beside those that are ticked, and none that is wrong', async () => {
        const { question, type, press } = hands;
        put('Dockerfile', 'FROM scratch\n');
        const answers = { title: 'Where it runs', runtime: '', configuration: '', delivery: '', rollback: '' };
        void workbench.execute('tollgate.newEnvironmentNote', { answers }).catch(() => {});
        await question('Which files set it up?');
        await type('../run.sh');
        await workbench.see('leads out of the folder', widget());
        await press('Enter');
        await press('Control+A');
        await type('deploy/run.sh');
        await workbench.see('as typed', widget());
        await press('Enter');
        const tab = workbench.page.locator('.tab.active[data-resource-name$="-where-it-runs.md"]');
        const note = await tab.getAttribute('data-resource-name');
        await says(`docs/architecture/${note}`, /Dockerfile[^]*deploy\/run\.sh/);
      });

      it('Link to a Requirement finds it by words', async () => {
        const { command, question, type, press, openFile } = hands;
        await openFile('rounding.js', 2);
        await command('Link to a Requirement');
        await question('Which requirement?');
        await type('added tax');
        await press('Enter');
        await says('src/rounding.js', /^\/\/ @req REQ-002\nexport function roundHalfUp/);
      });

      it('Accept a Note knows which note is open', async () => {
        const { command, question, press, openFile } = hands;
        await openFile('0003-cache.md', 5);
        await command('Accept a Note');
        await question('Which note?');
        await press('Enter');
        await says('docs/architecture/0003-cache.md', /^status: accepted$/m);
        assert.match(text('docs/architecture/0000-first.md'), /^status: proposed$/m);
      });

      it('Change an ID refuses one that is taken, and renames everywhere', async () => {
        const { command, question, type, press, openFile } = hands;
        await openFile('extra.md', 8);
        await command('Change an ID');
        await question('Whose ID?');
        await press('Enter');
        await question('What shall it be called?');
        await press('Control+A');
        await type('REQ-001');
        await workbench.see('REQ-001 is taken', widget());
        await press('Control+A');
        await type('EXT-040');
        await press('Enter');
        await says('docs/specs/extra.md', /^### EXT-040 Old numbers\nSee EXT-040\.$/m);
        await says('src/extra.js', /@req EXT-040/);
      });

      it('accepts ghost text with Tab', async () => {
        const { type, press, openFile } = hands;
        await openFile('invoicing.md', 999);
        await type('\n### REQ-090 Late fees\n', 40);
        await workbench.page.locator('.ghost-text, .ghost-text-decoration').first().waitFor();
        await press('Tab');
        await workbench.see('- Priority: must', editor());
        await type('an accountant');
        await workbench.see('As an accountant, I want', editor());
      });

      it('underlines a heading to its end, also when it is typed on', async () => {
        const { type, press, openFile } = hands;
        const { page } = workbench;
        await openFile('invoicing.md', 999);
        await type('\n### REQ-091 Late', 40);
        await page.locator('.squiggly-error').first().waitFor();
        await type(' fees and what they cost', 40);
        await workbench.see(/Late\sfees\sand\swhat\sthey\scost/, editor());
        const ends = (elements) => Math.max(...elements.map((each) => each.getBoundingClientRect().right));
        const missing = async () =>
          (await page.locator('.view-line', { hasText: 'REQ-091' }).locator('span span').evaluateAll(ends)) -
          (await page.locator('.squiggly-error').evaluateAll(ends));
        for (let waited = 0; waited < 30_000 && (await missing()) > 2; waited += 50) await page.waitForTimeout(50);
        assert.ok((await missing()) <= 2, `${await missing()} pixels are not underlined`);
        await press('Escape');
      });

      it('completes an ID with Enter, found by words of its title', async () => {
        const { type, press, openFile } = hands;
        await openFile('rounding.js', 3);
        await type('\n// @req emp', 40);
        await workbench.see('REQ-003', workbench.page.locator('.suggest-widget .monaco-list-row.focused'));
        await press('Enter');
        await workbench.see('// @req REQ-003', editor());
      });

      it('mends an ID that nobody knows with the quick fix', async () => {
        const { press, openFile } = hands;
        await openFile('cited.js', 1);
        await workbench.page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
        // A while after the cursor has moved the editor asks of itself what can be mended, and gives up what somebody asked meanwhile.
        await workbench.page.waitForTimeout(400);
        await press('Control+.');
        await workbench.page.locator('.action-widget .monaco-list-row.focused').first().waitFor();
        await press('Enter');
        await workbench.see(/@req\sREQ-003(?!\d)/, editor());
      });

      it('explains an ID and leads to it', async () => {
        const { press, openFile } = hands;
        await openFile('numbering.js', 1);
        await press('Control+K', 'Control+I');
        await workbench.see('Invoice numbers', workbench.page.locator('.monaco-hover'));
        await press('Escape', 'F12');
        await workbench.see('REQ-004 Invoice numbers', editor());
        await isOpen('invoicing.md');
      });

      it('leads along a lens', async () => {
        const { command, press, openFile, question } = hands;
        await openFile('invoicing.md', 43);
        await knows('REQ-004');
        await workbench.see('1 in code', workbench.page.locator('.codelens-decoration'));
        await command('Show CodeLens Commands for Current Line', '');
        await question('Select a command');
        await press('Enter');
        await isOpen('numbering.js');
      });

      it('shows IDs as links and how requirements stand in the Markdown preview', async () => {
        const { press, openFile } = hands;
        const preview = workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
        await openFile('spec.md');
        await press('Control+Shift+V');
        const item = preview.locator('li', { hasText: 'FR-001' });
        await workbench.see('no linked test', item.locator('.tollgate-standing'));
        await preview.getByRole('link', { name: 'REQ-003' }).click();
        // In an editor, or in the preview, as the version has it.
        await workbench.page.locator('.tab.active').filter({ hasText: 'invoicing.md' }).waitFor();
      });
    });
  });
}
