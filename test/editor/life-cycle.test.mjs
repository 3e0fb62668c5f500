// The story of a delivery in a real VS Code: by the commands a person has, told by the status bar and the tree that a person sees.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LATEST } from '../host/pins.mjs';
import { unsupported } from '../host/provision.mjs';
import { openWorkbench } from '../host/workbench.mjs';
import { emptied, tollgate } from './worlds.mjs';

const module = (path) => import(pathToFileURL(resolve('out/test', path)).href);
const { chapters } = await module('story/chapters.js');
const { english } = await module('story/words.js');

const names = ['1 Requirements', '2 Design', '3 Build', '4 Test', '5 Release'];
const words = { 'not-started': 'not started', 'in-work': 'in work', done: 'done', rework: 'rework' };
/** Milliseconds; a busy machine is no defect. */
const patience = 60_000;

/** What is asked first when somebody presses the button of what is next, by chapter. */
const goesOn = {
  tested: 'Which artifact?',
  'handed-over': 'not tried yet',
  accepted: 'Which signs of success',
};

const titles = JSON.parse(readFileSync('package.nls.json', 'utf8'));
const titleOf = (command) => titles[`command.${command}`];

if (process.env.TOLLGATE_TEST_HOST !== 'desktop') {
  describe(`A delivery in VS Code ${LATEST}, from an empty folder to the improvement after it (LIFE-002)`, function () {
    this.timeout(300_000);
    const folder = emptied('story');
    let workbench;
    let hasRun = false;

    before(async () => {
      assert.equal(unsupported(), undefined, unsupported());
      workbench = await openWorkbench({
        extensionPath: '.',
        folder,
        shots: 'test-results/shots',
        viewport: { width: 1280, height: 1600 },
      });
      await workbench.openContainer('Tollgate');
    });
    after(() => workbench?.close());
    afterEach(async function () {
      if (this.currentTest.state === 'failed') await workbench?.shot('story-failed').catch(() => {});
    });

    /** Asks again until the answer is this. */
    const becomes = async (ask, wanted) => {
      for (const end = Date.now() + patience; Date.now() < end; await workbench.page.waitForTimeout(50)) {
        if (JSON.stringify(await ask()) === JSON.stringify(wanted)) return;
      }
      assert.deepEqual(await ask(), wanted);
    };

    const act = async (what) => {
      const { execute, write, see, page } = workbench;
      if ('writes' in what) {
        for (const [path, text] of Object.entries(what.writes)) await write(join(folder, path), text);
      } else if ('rewrites' in what) {
        const file = join(folder, what.rewrites);
        await write(file, what.by(readFileSync(file, 'utf8')));
      } else if ('runsTests' in what) {
        const run = execute('tollgate.runTests');
        if (!hasRun) {
          await see('Run the tests of story');
          await page.locator('.quick-input-widget:visible input:focus').waitFor();
          await page.keyboard.press('Enter');
          hasRun = true;
        }
        assert.equal(await run, what.runsTests === 'well');
      } else if ('triesTo' in what) {
        await hears(what.triesTo, { answers: what.answers }, (told) => assert.match(told, what.butHears));
      } else await execute(`tollgate.${what.does}`, { answers: what.answers });
    };

    /** Runs a command that ends in a notification, looks at that, and puts it away. */
    const hears = async (command, target, look) => {
      const { again, execute, page, notifications, offers } = workbench;
      await execute('notifications.clearAll');
      await page.locator('.notification-toast').waitFor({ state: 'detached' });
      const run = execute(`tollgate.${command}`, ...(target === undefined ? [] : [target]));
      await page.locator('.notification-toast').first().waitFor();
      await again(async () => look((await notifications()).join('\n'), await offers()), patience);
      await execute('notifications.clearAll');
      await run;
      await page.locator('.notification-toast').waitFor({ state: 'detached' });
    };

    const presses = async (button, question) => {
      const { execute, page, see } = workbench;
      const run = execute('tollgate.whatNext');
      await page.locator('.notification-toast .monaco-button', { hasText: button }).click();
      await see(question, page.locator('.quick-input-widget'));
      await page.keyboard.press('Escape');
      await run;
    };

    const gate = async () => {
      const item = workbench.statusBarItem({ id: 'tollgate.gate' });
      return (await item.isVisible()) ? (await item.innerText()).trim() : '';
    };
    const phases = async () =>
      (await workbench.tree('Phases'))
        .filter(({ level }) => level === 1)
        .map(({ label, description }) => [label, description.split(' · ')[0]]);

    /** What each phase that is reworked says below it. */
    const waysBack = async (states) => {
      for (const [index, state] of states.entries()) {
        if (state === 'rework') await workbench.expand('Phases', names[index]);
      }
      return (await workbench.tree('Phases')).map(({ label }) => label).filter((label) => /^Sent back: /.test(label));
    };

    for (const { id, title, acts, stands, says = {} } of chapters(english)) {
      it(title, async () => {
        for (const each of acts) await act(each);
        await becomes(gate, stands.gate);
        const states = stands.phases.split(' ');
        const isShown = stands.gate !== '';
        await becomes(phases, isShown ? names.map((name, index) => [name, words[states[index]]]) : []);

        const { verdict, toGo, phases: judged, findings } = JSON.parse(tollgate('check', folder, '--format', 'json'));
        assert.deepEqual([verdict, toGo], [stands.verdict, stands.toGo]);
        const found = judged
          .filter(({ state }) => state === 'rework')
          .flatMap(({ because }) => findings.filter((each) => because.includes(each.id)))
          .map((each) => `Sent back: ${each.found}`);
        assert.equal(found.length > 0, stands.back.length > 0);
        await becomes(() => waysBack(states), found);

        await hears('whatNext', undefined, (said, offered) => {
          const otherwise = said === 'Nothing stands in the way.' ? [] : [titleOf('showReasons')];
          assert.deepEqual(offered, stands.next === undefined ? otherwise : [titleOf(stands.next)], id);
        });
        if (id in goesOn) await presses(titleOf(stands.next), goesOn[id]);
        for (const [path, texts] of Object.entries(says)) {
          const text = readFileSync(join(folder, path), 'utf8');
          for (const each of texts) assert.ok(text.includes(each), `${path}: ${each}`);
        }
      });
    }
  });
}
