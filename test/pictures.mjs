/**
 * `npm run pictures`: takes the pictures of the README, and those that only people who change the editor look at, from a real VS Code.
 * Words choose: `npm run pictures -- open russian`. All go to test-results/pictures; the README's also to media/screenshots.
 */
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { edit, emptied, folderOf, openExample, root, scenario, testedExample, tollgate } from './editor/worlds.mjs';
import { newcomersFolder, newcomersWalk } from './editor/newcomer.mjs';
import { keyboard } from './editor/keyboard.mjs';
import { storyScenes, toldUntil } from './editor/story-scenes.mjs';
import { openBrowser } from './host/browser.mjs';
import { openWorkbench } from './host/workbench.mjs';
import { withPalette } from './palette.mjs';

const shots = 'test-results/pictures';
const inReadme = 'media/screenshots';
/** Bytes; the pictures travel with every clone. */
const most = 200_000;

const bar = { id: 'tollgate.gate' };

async function showPhases({ openContainer, row, page }, title = 'Phases') {
  await openContainer('Tollgate');
  await row(title, /./).waitFor();
  // Wide enough for what most rows say.
  const { x, width, y } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width, y + 200);
  await page.mouse.down();
  await page.mouse.move(x + width + 80, y + 200, { steps: 4 });
  await page.mouse.up();
}

async function showRequirement(workbench, phase, requirement) {
  await showPhases(workbench);
  await workbench.expand('Phases', phase);
  await workbench.expand('Phases', 'Invoicing');
  await workbench.expand('Phases', requirement);
  await workbench.row('Phases', requirement).click();
  await workbench.page.locator('.editor-instance .view-lines').first().waitFor();
}

/** The newcomer's way, with a picture of each of its scenes. */
function walk(folder, options = {}, inDocs = []) {
  return {
    readme: (scene) => inDocs.includes(scene),
    folder: () => newcomersFolder(folder),
    options,
    async *scenes(workbench, path) {
      for await (const { scene, commands, keys } of newcomersWalk(workbench, path, options.locale)) {
        console.log(`${scene}: ${commands} commands, ${keys} keys`);
        yield scene;
      }
    },
  };
}

/** The story of a delivery, with a picture of each of its main scenes. */
function story(name, options = {}, inDocs = []) {
  return {
    readme: (scene) => inDocs.includes(scene),
    folder: () => emptied(name),
    options,
    scenes: (workbench, folder) => storyScenes(workbench, folder, options.locale),
  };
}

/** @type {Record<string, {readme?: boolean | ((scene: string) => boolean), folder: () => string | Promise<string>, options?: object,
 *   show?: (workbench: object) => Promise<unknown>, scenes?: (workbench: object, folder: string) => AsyncIterable<string>}>} */
const scenes = {
  closed: {
    readme: true,
    folder: () => testedExample('invoicing'),
    show: (workbench) => showRequirement(workbench, '1 Requirements', 'REQ-002'),
  },
  open: {
    readme: true,
    folder: () => openExample('invoicing'),
    options: { theme: 'light' },
    show: (workbench) => showRequirement(workbench, '1 Requirements', 'REQ-001'),
  },
  reasons: {
    readme: true,
    folder: () => testedExample('invoicing'),
    async show(workbench) {
      await showPhases(workbench);
      await workbench.statusBarItem(bar).click();
      await workbench.quickPick();
    },
  },
  tooltip: {
    readme: true,
    folder: () => testedExample('invoicing'),
    async show(workbench) {
      await showPhases(workbench);
      return workbench.tooltip(workbench.statusBarItem(bar));
    },
  },
  running: {
    folder: () => testedExample('invoicing'),
    async show(workbench) {
      await showPhases(workbench);
      await workbench.execute('workbench.action.closeSidebar');
      const run = workbench.execute('tollgate.runTests');
      await workbench.see('Run the tests of invoicing');
      await workbench.page.keyboard.press('Enter');
      await run;
      await workbench.execute('workbench.view.extension.tollgate');
      await workbench.row('Phases', /./).waitFor();
    },
  },
  'empty-window': {
    folder: () => undefined,
    show: ({ openContainer, see }) => openContainer('Tollgate').then(() => see('Open Folder')),
  },
  'empty-folder': {
    folder: () => folderOf('something-new'),
    show: ({ openContainer, see }) => openContainer('Tollgate').then(() => see('Judge This Folder')),
  },
  'code-and-tests': { readme: true, folder: () => scenario('code-and-tests'), show: showPhases },
  'broken-configuration': {
    folder() {
      const folder = testedExample('invoicing');
      edit(folder, 'tollgate.yaml', (text) =>
        text.replace('gate: requirements', 'gate: requirement').replace('people:', 'peoples:'),
      );
      return folder;
    },
    async show(workbench) {
      await workbench.openContainer('Tollgate');
      await workbench.statusBarItem(bar).filter({ hasText: 'line' }).waitFor();
      await workbench.execute('tollgate.openConfiguration');
      await workbench.execute('workbench.actions.view.problems');
      await workbench.row('Gate', /./).waitFor();
    },
  },
  russian: {
    readme: true,
    folder: () => testedExample('invoicing'),
    options: { locale: 'ru' },
    show: (workbench) => showPhases(workbench, 'Фазы'),
  },
  'high-contrast': {
    folder: () => testedExample('invoicing'),
    options: { theme: 'high-contrast' },
    show: (workbench) => showRequirement(workbench, '1 Requirements', 'REQ-002'),
  },
  'high-contrast-light': {
    folder: () => testedExample('invoicing'),
    options: { theme: 'high-contrast-light' },
    show: showPhases,
  },
  hover: {
    readme: true,
    folder: () => testedExample('invoicing'),
    async show(workbench) {
      await showRequirement(workbench, '1 Requirements', 'REQ-003');
      await workbench.see('no linked test', workbench.page.locator('.editor-instance'));
      const heading = workbench.page.locator('.editor-instance .view-line', { hasText: 'REQ-003' }).first();
      await heading.hover({ position: { x: 60, y: 8 } });
      await workbench.see('No empty invoice', workbench.page.locator('.monaco-hover'));
    },
  },
  completion: {
    readme: true,
    folder: () => openExample('invoicing'),
    options: { theme: 'light' },
    async show(workbench) {
      const { page } = workbench;
      await workbench.statusBarItem(bar).filter({ hasText: 'Gate open' }).waitFor();
      await keyboard(workbench).openFile('numbering.js', 1);
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.type('// @req REQ', { delay: 60 });
      await workbench.see('REQ-004', page.locator('.suggest-widget'));
    },
  },
  'ghost-text': {
    readme: true,
    folder: () => openExample('invoicing'),
    async show(workbench) {
      const { page } = workbench;
      await workbench.statusBarItem(bar).filter({ hasText: 'Gate open' }).waitFor();
      await keyboard(workbench).openFile('invoicing.md', 999);
      await page.keyboard.type('\n### REQ-006 Reminders\n', { delay: 60 });
      await page.locator('.ghost-text, .ghost-text-decoration').first().waitFor();
    },
  },
  fixes: {
    folder: () => testedExample('invoicing'),
    async show(workbench) {
      await showRequirement(workbench, '1 Requirements', 'REQ-003');
      await workbench.execute('workbench.action.focusActiveEditorGroup');
      await workbench.page.locator('.codicon-light-bulb, .codicon-lightbulb-autofix').first().waitFor();
      await workbench.page.keyboard.press('Control+.');
      await workbench.page.locator('.action-widget .monaco-list-row').first().waitFor();
    },
  },
  asking: {
    folder: () => openExample('invoicing'),
    async show(workbench) {
      await workbench.statusBarItem(bar).filter({ hasText: 'Gate open' }).waitFor();
      await showPhases(workbench);
      void workbench.execute('tollgate.newArchitectureNote').catch(() => {});
      await workbench.see('What is decided?');
      await workbench.page.keyboard.type('Keep amounts in whole cents');
      await workbench.page.keyboard.press('Enter');
      await workbench.see('REQ-001', workbench.page.locator('.quick-input-list'));
    },
  },
  walk: walk('shop', {}, ['title', 'criterion', 'written', 'closed', 'open']),
  'walk-russian': walk('магазин', { locale: 'ru', theme: 'light' }),
  story: story('story', {}, ['feasible', 'failing', 'refused', 'operation', 'changed']),
  'story-russian': story('story-russian', { locale: 'ru', theme: 'light' }, ['refused']),
  delivery: { folder: () => scenario('delivery-open'), options: { theme: 'light' }, show: showPhases },
};

const words = process.argv.slice(2);
mkdirSync(inReadme, { recursive: true });
for (const [name, { readme, folder, options, show, scenes: parts }] of Object.entries(scenes)) {
  if (words.length > 0 && !words.includes(name)) continue;
  const path = await folder();
  const workbench = await openWorkbench({
    extensionPath: '.',
    folder: path,
    shots,
    viewport: { width: 1040, height: 650 },
    scale: 2,
    settings: { 'breadcrumbs.enabled': false, 'editor.minimap.enabled': false, 'editor.stickyScroll.enabled': false },
    ...options,
  });
  try {
    if (parts === undefined) {
      await show(workbench);
      keep(await taken(workbench, name), readme);
    } else
      for await (const part of parts(workbench, path)) keep(await taken(workbench, `${name}-${part}`), readme(part));
  } catch (error) {
    console.log(`${name}: ${error.message}\n${await workbench.shot(`${name}-failed`)}`);
    process.exitCode = 1;
  } finally {
    await workbench.close();
  }
}

async function taken(workbench, name) {
  // What hangs on the mouse goes when it goes.
  if (name !== 'tooltip' && name !== 'hover') await workbench.page.mouse.move(900, 600);
  // Nothing is being loaded, and what slides in or is drawn anew has come to rest.
  const loading = '.part.sidebar .monaco-progress-container.active';
  const busy = workbench
    .statusBarItem(/Activating|Активация/)
    .or(workbench.page.locator(loading))
    .first();
  do {
    await busy.waitFor({ state: 'detached' });
    await workbench.page.waitForTimeout(1500);
  } while (await busy.isVisible());
  return workbench.shot(name);
}

if (words.length === 0 || words.includes('protocol')) {
  const folder = await scenario('operation-open');
  const browser = await openBrowser({ folder: root, mark: `pictures-${process.pid}` });
  try {
    for (const language of ['en', 'ru']) {
      const html = join(root, `protocol-${language}.html`);
      tollgate('report', folder, '--gate', 'operation', '--today', '2026-11-23', '--lang', language, '--out', html);
      const page = await browser.newPage({ viewport: { width: 900, height: 1100 } });
      await page.goto(pathToFileURL(html).href);
      const file = join(shots, `protocol-${language}.png`);
      await page.screenshot({ path: file });
      keep(file, language === 'en');
      await page.close();
      await printed(browser, language);
    }
  } finally {
    await browser.close();
  }
}

/** The first sheet of a protocol as it comes out of a printer, when the customer has refused. */
async function printed(browser, language) {
  const folder = await toldUntil('refused', emptied(`printed-${language}`), language);
  const html = join(root, `printed-${language}.html`);
  tollgate('report', folder, '--gate', 'operation', '--lang', language, '--out', html);
  const page = await browser.newPage({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: 1.5 });
  await page.emulateMedia({ media: 'print' });
  await page.goto(pathToFileURL(html).href);
  // The margins of the sheet, which only paper has.
  await page.addStyleTag({ content: 'body { padding: 15mm 14mm !important; }' });
  const file = join(shots, `printed-${language}.png`);
  // Up to where the next sheet begins.
  const { y } = await page.locator('section.page').first().boundingBox();
  await page.screenshot({ path: file, clip: { x: 0, y: 0, width: 794, height: y } });
  keep(file, true);
}

/** With few colours, which is much smaller; for the README also where that looks for it. */
function keep(file, readme) {
  writeFileSync(file, withPalette(readFileSync(file)));
  if (readme) copyFileSync(file, join(inReadme, basename(file)));
  const size = statSync(file).size;
  console.log(`${file}: ${Math.round(size / 1000)} kB`);
  if (readme && size > most) process.exitCode = 1;
}
