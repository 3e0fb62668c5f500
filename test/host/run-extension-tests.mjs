/** Runs mocha tests inside the extension host of a real VS Code, whichever host there is. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseHost } from './choose.mjs';
import { companionExtension } from './companion.mjs';
import { LATEST } from './pins.mjs';
import { folderPrefix } from './processes.mjs';

const inEditor = fileURLToPath(new URL('in-editor.cjs', import.meta.url));

async function launch(host, args, env, trust) {
  const { runTests } = await import('@vscode/test-electron');
  const tests = { extensionTestsPath: inEditor, extensionDevelopmentPath: args.extensionPath };
  if (trust) {
    const options = {
      vscodeExecutablePath: host.executable,
      launchArgs: args.others,
      extensionTestsEnv: env,
      ...tests,
    };
    return runTests(options).catch(({ code }) => code ?? 1);
  }
  // runTests always trusts every folder.
  const named = Object.entries(tests).map(([name, value]) => `--${name}=${value}`);
  const flags = ['--no-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes'];
  const child = spawn(host.executable, [...args.others, ...flags, ...named], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((done, fail) => child.on('error', fail).on('exit', (code) => done(code ?? 1)));
}

async function installOnDesktop(executable, vsix, folders) {
  const { resolveCliArgsFromVSCodeExecutablePath } = await import('@vscode/test-electron');
  const [cli, ...first] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const { status } = spawnSync(cli, [...first, '--install-extension', vsix, ...folders], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${vsix} was not installed.`);
}

/**
 * @param {object} options
 * @param {string} [options.version] of VS Code
 * @param {string | string[]} options.bundle mocha files, bundled as CommonJS (`.cjs`), `vscode` and `mocha` external
 * @param {string} [options.extensionPath] folder of the extension under development; or
 * @param {string} [options.vsix] a packaged extension to install
 * @param {string} [options.folder] to open; or
 * @param {string} [options.workspaceFile] to open; or neither: an empty window
 * @param {boolean} [options.trust] false: Restricted Mode
 * @param {object} [options.settings] of the user
 * @param {string} [options.locale] display language (the desktop needs its language pack)
 * @param {Record<string, string>} [options.env] that the extension host sees
 * @param {string} [options.grep] which tests
 * @param {string} [options.reporter] of mocha; `base` prints nothing
 * @param {number} [options.timeout] of all of them, in milliseconds
 * @returns {Promise<{passed: number, failed: number, pending: number, host: string, tests: Test[]}>}
 * @typedef {{suite: string[], title: string, duration: number, error?: string}} Test one that ended; a failed hook too
 * @throws when the tests did not get to their end
 */
export async function runExtensionTests({
  version = LATEST,
  bundle,
  extensionPath,
  vsix,
  folder,
  workspaceFile,
  trust = true,
  settings = {},
  locale,
  env = {},
  grep,
  reporter = 'spec',
  timeout = 120_000,
  log = console.error,
}) {
  const host = await chooseHost({ version, log });
  log(`extension tests in ${host.name}`);
  const own = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-tests-`));
  try {
    const folders = [`--user-data-dir=${join(own, 'data')}`, `--extensions-dir=${join(own, 'extensions')}`];
    mkdirSync(join(own, 'data/User'), { recursive: true });
    writeFileSync(join(own, 'data/User/settings.json'), JSON.stringify({ 'files.autoSave': 'off', ...settings }));
    const packaged = vsix && resolve(vsix);
    if (packaged && host.kind === 'desktop') await installOnDesktop(host.executable, packaged, folders);
    const forShim = [`--host-version=${version}`, `--host-timeout=${timeout}`];
    if (packaged) forShim.push(`--host-vsix=${packaged}`);
    const opened = workspaceFile ?? folder;
    const others = [
      ...(opened ? [resolve(opened)] : []),
      ...folders,
      ...(locale ? [`--locale=${locale}`] : []),
      ...(host.kind === 'npm' ? forShim : []),
    ];
    const results = join(own, 'results.json');
    const bundles = [bundle].flat().map((file) => resolve(file));
    const tests = JSON.stringify({ bundles, grep, timeout: 60_000, results, reporter });
    // With an installed extension, VS Code still wants one under development to run tests with.
    const developed = extensionPath ? resolve(extensionPath) : companionExtension;
    const code = await launch(
      host,
      { extensionPath: developed, others },
      { ...env, TOLLGATE_EDITOR_TESTS: tests },
      trust,
    );
    if (!existsSync(results)) {
      throw new Error(`The extension tests in ${host.name} did not get to their end (exit code ${code}).`);
    }
    return { ...JSON.parse(readFileSync(results, 'utf8')), host: host.name };
  } finally {
    rmSync(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
