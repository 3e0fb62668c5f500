import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { keyboard } from './keyboard.mjs';

const module = (path) => import(pathToFileURL(resolve('out/test', path)).href);

/** The chapters of a delivery that are worth a look, and how somebody looks at each of them. */
const looks = {
  feasible: signing,
  failing: (world) => showPhase(world, 2, 'labels.test.js'),
  refused: (world) => showPhase(world, 1, '1.0.0.md'),
  operation: (world) => showPhase(world, 4, '1.0.0.md'),
  changed: signing,
};

const wordsIn = async (locale) => (await module('story/words.js'))[locale === 'ru' ? 'russian' : 'english'];

/** Each chapter, when all of it was done in the folder. */
async function* told(folder, words, locale) {
  const { chapters } = await module('story/chapters.js');
  const { act } = await module('story/on-the-command-line.js');
  const tollgate = (argv) => {
    const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, LANG: `${locale}.UTF-8` } };
    const { status, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...argv], options);
    return { exit: status, err: stderr };
  };
  for (const chapter of chapters(words)) {
    for (const each of chapter.acts) await act(each, folder, tollgate);
    yield chapter;
  }
}

/** Tells the story up to a chapter. */
export async function toldUntil(last, folder, locale) {
  for await (const { id } of told(folder, await wordsIn(locale), locale)) if (id === last) return folder;
}

/** The story of a delivery, told into a folder beside an editor that has it open; stops at each scene that is worth a look. */
export async function* storyScenes(workbench, folder, locale = 'en') {
  const words = await wordsIn(locale);
  const titles = JSON.parse(readFileSync(locale === 'en' ? 'package.nls.json' : `package.nls.${locale}.json`, 'utf8'));
  const world = { workbench, words, keys: keyboard(workbench), titleOf: (id) => titles[id].replace('…', '') };
  await workbench.openContainer('Tollgate');
  await widen(workbench);
  for await (const { id, stands } of told(folder, words, locale)) {
    if (looks[id] === undefined) continue;
    await gateSays(world, stands, locale);
    await looks[id](world);
    yield id;
    await workbench.page.keyboard.press('Escape');
    await workbench.execute('workbench.action.closeAllEditors');
    await workbench.execute('workbench.actions.treeView.tollgate.phases.collapseAll').catch(() => {});
  }
}

/** So far that a way back can be read. */
async function widen({ page }) {
  const { x, width, y } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width, y + 200);
  await page.mouse.down();
  await page.mouse.move(x + width + 180, y + 200, { steps: 4 });
  await page.mouse.up();
}

/** What the status bar says is told in English. */
async function gateSays({ workbench }, { gate, toGo }, locale) {
  const text = locale === 'en' ? gate : toGo > 0 ? String(toGo) : '';
  await workbench.statusBarItem({ id: 'tollgate.gate' }).filter({ hasText: text }).waitFor();
}

/** What is about to be signed, and what became of it since. */
async function signing({ workbench, words, keys, titleOf }) {
  const { page } = workbench;
  await keys.command(titleOf('command.signOff'));
  await workbench.see(words.buyer, page.locator('.quick-input-list'));
  await page.locator('.quick-input-widget:visible input:focus').waitFor();
  await keys.type(words.buyer);
  await keys.press('Enter');
  await page.locator('.quick-input-list .monaco-list-row').nth(3).waitFor();
  await keys.press('Enter');
  await workbench.see('REQ-002', page.locator('.quick-input-list'));
}

async function showPhase({ workbench, keys, titleOf }, index, file) {
  const view = titleOf('view.phases');
  await keys.openFile(file);
  const row = (await workbench.tree(view)).filter(({ level }) => level === 1)[index];
  await workbench.expand(view, row.label);
}
