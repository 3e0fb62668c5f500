// Proves that the test host is what it says: npx mocha test/editor/host-smoke/host-smoke.test.mjs
// A session takes 6 to 15 seconds; `--grep` picks some. Pictures go to test-results/host-smoke.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderPrefix } from '../../host/processes.mjs';
import { LATEST, OLDEST } from '../../host/pins.mjs';
import { provision, unsupported } from '../../host/provision.mjs';
import { runExtensionTests } from '../../host/run-extension-tests.mjs';
import { openWorkbench, serve } from '../../host/workbench.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const extensionPath = join(here, 'extension');
const bundle = join(here, 'smoke.test.cjs');
const shots = 'test-results/host-smoke';
const root = mkdtempSync(join(tmpdir(), 'host-smoke-'));
const folder = join(root, 'one');
const workspaceFile = join(root, 'two.code-workspace');
const vsix = join(root, 'smoke.vsix');

before('make folders to open, and a package', function () {
  this.timeout(60_000);
  for (const name of ['one', 'other']) {
    mkdirSync(join(root, name, '.vscode'), { recursive: true });
    writeFileSync(join(root, name, '.vscode/settings.json'), '{ "smoke.word": "Ahoy" }');
  }
  const workspace = { folders: [{ path: 'one' }, { path: 'other' }], settings: { 'smoke.word': 'Ahoy' } };
  writeFileSync(workspaceFile, JSON.stringify(workspace));
  const options = ['package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '--out', vsix];
  const { status, stdout, stderr } = spawnSync('npx', ['vsce', ...options], {
    cwd: extensionPath,
    shell: process.platform === 'win32',
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
});

after(() => rmSync(root, { recursive: true, force: true }));

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`${folderPrefix}${process.pid}-`));

for (const version of [LATEST, OLDEST]) {
  describe(`extension tests in VS Code ${version}`, function () {
    this.timeout(180_000);

    const run = (options, expected) => {
      const plain = {
        version,
        language: 'en',
        folders: 1,
        trusted: true,
        word: 'Ahoy',
        installed: false,
        name: 'Smoke',
      };
      const env = { SMOKE_EXPECTED: JSON.stringify({ ...plain, ...expected }) };
      return runExtensionTests({ version, bundle, env, log: () => {}, ...options });
    };
    const passes = async (options, expected, tests) => {
      const { passed, failed } = await run(options, expected);
      assert.deepEqual({ passed, failed }, { passed: tests, failed: 0 });
    };

    it('pass in a folder', () => passes({ folder, extensionPath }, {}, 7));
    it('pass in Restricted Mode', () =>
      passes({ folder, extensionPath, trust: false }, { trusted: false, word: 'Hello' }, 6));
    it('pass in a workspace of two folders', () => passes({ workspaceFile, extensionPath }, { folders: 2 }, 7));
    it('pass in an empty window', () => passes({ extensionPath }, { folders: 0, word: 'Hello' }, 5));
    it('pass with the installed package', () => passes({ folder, vsix }, { installed: true }, 7));
    it('pass with settings and in Russian', () =>
      passes(
        { extensionPath, locale: 'ru', settings: { 'smoke.word': 'Hi' } },
        { folders: 0, word: 'Hi', language: 'ru', name: 'Дым' },
        5,
      ));

    it('count a failure', async () => {
      const { passed, failed } = await run({ folder, extensionPath, grep: 'wrong|translates' }, { breakOne: true });
      assert.deepEqual({ passed, failed }, { passed: 1, failed: 1 });
    });

    it('are not taken for passed when they cannot start, or do not end', async () => {
      const broken = join(root, 'broken.cjs');
      writeFileSync(broken, 'throw new Error("no such thing");');
      await assert.rejects(run({ extensionPath, bundle: broken }), /did not get to their end/);
      const endless = join(root, 'endless.cjs');
      writeFileSync(endless, 'it("hangs", function () { for (;;); });');
      await assert.rejects(run({ extensionPath, bundle: endless, timeout: 20_000 }), /did not get to their end/);
    });
  });

  describe(`the workbench of VS Code ${version}`, function () {
    this.timeout(180_000);
    let workbench;
    const open = async (options) => {
      workbench = await openWorkbench({ version, extensionPath, shots, ...options });
      return workbench;
    };

    before(function () {
      if (unsupported()) this.skip();
    });
    afterEach(async () => {
      await workbench?.close();
      assert.deepEqual(leftovers(), []);
    });

    it('is clicked and read', async () => {
      const { runCommand, statusBarItem, openContainer, expand, tree, see, tooltip, notifications, shot } = await open({
        folder,
      });
      await statusBarItem('Smoke: 1 folders').waitFor();
      await openContainer('Smoke');
      await expand('Fires', 'One fire');
      assert.deepEqual(
        (await tree('Fires')).map(({ level, label, icon }) => [level, label, icon]),
        [
          [1, 'One fire', 'flame'],
          [2, 'A spark', 'sparkle'],
        ],
      );
      await runCommand('Smoke: Greet');
      await see('Ahoy, host!');
      assert.deepEqual(await notifications(), ['Ahoy, host!']);
      assert.match(await (await tooltip(statusBarItem({ id: 'smoke.item' }))).innerText(), /where there is smoke/i);
      assert.ok(statSync(await shot(`${version}-clicked`)).size > 10_000);
      assert.match(workbench.extensionLog(), /the smoke rises/);
    });

    it('changes its theme and its settings, and answers commands', async () => {
      const { execute, configure, setTheme, shot } = await open({ folder, theme: 'light' });
      await configure({ 'smoke.word': 'Hi' });
      assert.equal(await execute('smoke.greet'), 'Ahoy', 'the folder wins');
      await assert.rejects(execute('smoke.nothing'), /not found/);
      await execute('workbench.view.extension.smoke');
      for (const kind of ['light', 'high-contrast', 'high-contrast-light', 'dark']) {
        await setTheme(kind);
        await shot(`${version}-${kind}`);
      }
    });

    it('speaks Russian, with the installed package, in Restricted Mode', async () => {
      const { execute, statusBarItem, see, shot, view } = await open({
        extensionPath: undefined,
        vsix,
        workspaceFile,
        trust: false,
        locale: 'ru',
      });
      await statusBarItem('Дым: папок 2').waitFor();
      assert.equal(await execute('smoke.greet'), 'Hello');
      await execute('workbench.view.extension.smoke');
      await see('Один костёр', view('Костры'));
      await shot(`${version}-russian`);
      await execute('workbench.view.explorer');
      await see(/Проводник/i);
    });

    it('ends Restricted Mode by hand, and is loaded again', async () => {
      const { execute, trust, page } = await open({ folder, trust: false });
      assert.equal(await execute('smoke.greet'), 'Hello');
      await trust();
      assert.equal(await execute('smoke.greet'), 'Ahoy');
      await page.reload();
      await page.locator('[id$="smoke.item"]').waitFor();
      assert.equal(await execute('smoke.greet'), 'Ahoy');
    });

    it('is served to a person who has the token, and to nobody else', async () => {
      const { url, close } = await serve({ version, extensionPath, folder });
      workbench = { close };
      assert.equal((await fetch(url, { redirect: 'manual' })).status, 302, 'the token is exchanged for a cookie');
      assert.equal((await fetch(new URL('/', url))).status, 403);
    });
  });
}

describe('provisioning', () => {
  before(function () {
    if (unsupported()) this.skip();
  });

  it('does nothing the second time', async function () {
    this.timeout(300_000);
    await provision();
    const lines = [];
    const begun = Date.now();
    await provision({ log: (line) => lines.push(line) });
    assert.ok(Date.now() - begun < 1000);
    assert.deepEqual(lines, []);
  });

  it('says which versions there are', async () => {
    await assert.rejects(provision({ versions: ['1.2.3'] }), /has no VS Code 1\.2\.3; it has 1\.139\.1, 1\.103\.2/);
  });
});
