/**
 * A real VS Code on the screen: `openWorkbench()` starts a server and opens its workbench in a headless browser, for
 * tests to click and for pictures; `serve()` starts one for a person to open by hand.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import { openBrowser } from './browser.mjs';
import { drive } from './drive.mjs';
import { LATEST } from './pins.mjs';
import { provision } from './provision.mjs';
import { startServer } from './server.mjs';
import { themeOf } from './themes.mjs';

/** What is open, as the address says it. */
function opened({ folder, workspaceFile }) {
  if (workspaceFile) return { workspace: resolve(workspaceFile) };
  return folder ? { folder: resolve(folder) } : { ew: 'true' };
}

const installed = ({ extensionPath, vsix }) => [extensionPath, vsix].filter(Boolean).map((path) => resolve(path));

function addressOf(server, host, query, payload) {
  const url = new URL(`http://${host}:${server.port}/`);
  for (const [name, value] of Object.entries({ tkn: server.token, ...query })) url.searchParams.set(name, value);
  if (payload) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Nothing moves in a picture, and it shows what a window of the desktop shows. */
const still = {
  'editor.cursorBlinking': 'solid',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
};

/** What the workbench says of itself in every session, between the lines of an extension and its tests. */
const chatter = new RegExp(
  `^(?:${[
    'Resolv(?:ing|ed) connection token',
    'Creating a socket',
    '\\[reconnection-grace-time\\]',
    '\\[Service Worker\\] registration',
    '(?:Ignoring fetching|Updating) additional builtin extensions',
    '\\[(?:AgentHost|AccountPolicyGate|DefaultAccount|chat-stt)\\b',
    'ChatSessionStore',
    'Creation of workbench contribution',
    'No extension gallery service configured',
    'Canceled: ',
    'Timed out waiting for authentication provider',
    // Extensions that it was not given, or that are slow on a busy machine.
    'Request to .* failed with status code 404',
    'Unable to load and parse grammar',
    'Aborted onWillSaveTextDocument-event',
  ].join('|')})`,
);

/** What the extension host and the extensions that VS Code does not bring wrote to their logs, each under its name. */
function readExtensionLogs(dataFolder) {
  const logs = join(dataFolder, 'logs');
  const wanted = filesBelow(logs).filter((file) => /exthost\d+\/(?!vscode\.)/.test(file));
  return wanted.map((file) => `== ${file.slice(logs.length + 1)}\n${readFileSync(file, 'utf8')}`).join('\n');
}

/**
 * @param {object} options
 * @param {string} [options.version] of VS Code
 * @param {string} [options.extensionPath] folder of the extension: installed, or with `tests`, under development
 * @param {string} [options.vsix] a packaged extension to install
 * @param {string} [options.folder] to open; or
 * @param {string} [options.workspaceFile] to open; or neither: an empty window
 * @param {boolean} [options.trust] false: Restricted Mode
 * @param {string} [options.tests] a CommonJS module with `run()`, called inside the extension host
 * @param {object} [options.settings] of the user
 * @param {string} [options.locale] `en` or `ru`
 * @param {string} [options.theme] `dark`, `light`, `high-contrast` or `high-contrast-light`
 * @param {{width: number, height: number}} [options.viewport]
 * @param {number} [options.scale] 2 for a picture with twice the pixels
 * @param {Record<string, string>} [options.env] that the extension host sees
 * @param {number} [options.timeout] of the tests, in milliseconds
 * @param {string} [options.shots] folder that `shot(name)` writes to
 * @param {(line: string) => void} [options.log] gets what the extension host prints
 */
export async function openWorkbench({
  version = LATEST,
  extensionPath,
  vsix,
  folder,
  workspaceFile,
  trust = true,
  tests,
  settings = {},
  locale = 'en',
  theme = 'dark',
  viewport = { width: 1280, height: 800 },
  scale = 1,
  shots = 'test-results/shots',
  env,
  log = () => {},
  timeout = 120_000,
}) {
  await provision({ versions: [version] });
  const host = '127.0.0.1';
  const server = await startServer({
    version,
    install: installed({ extensionPath: tests ? undefined : extensionPath, vsix }),
    settings: { ...still, 'workbench.colorTheme': themeOf(theme, version).id, ...settings },
    trust,
    companion: tests === undefined,
    driver: tests !== undefined,
    locale,
    env,
    host,
  });
  let browser;
  let timer;
  const close = async () => {
    clearTimeout(timer);
    await browser?.close().catch(() => {});
    await server.stop();
  };
  try {
    browser = await openBrowser(server);
    const context = await browser.newContext({ viewport, deviceScaleFactor: scale, locale, reducedMotion: 'reduce' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);

    const exit = deferred();
    exit.promise.catch(() => {}); // Whoever does not run tests need not await it.
    await page.exposeFunction('codeAutomationLog', (_type, args) => {
      const line = format(...args);
      if (!chatter.test(line)) log(line);
    });
    await page.exposeFunction('codeAutomationExit', (code) => exit.resolve(code));
    server.process.once('exit', () => exit.reject(new Error('The server ended while the workbench was open.')));
    page.once('crash', () => exit.reject(new Error('The page of the workbench crashed.')));
    if (tests) {
      timer = setTimeout(() => exit.reject(new Error(`The tests did not end within ${timeout / 1000} s.`)), timeout);
    }

    const remote = (path) => `vscode-remote://${host}:${server.port}${resolve(path)}`;
    const payload = tests && [
      ['skipWelcome', 'true'],
      ['extensionDevelopmentPath', remote(extensionPath)],
      ['extensionTestsPath', remote(tests)],
    ];
    const url = addressOf(server, host, opened({ folder, workspaceFile }), payload);
    await page.goto(url);
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 120_000 });

    mkdirSync(shots, { recursive: true });
    return {
      ...drive(page, { version, shots, ask: server.ask }),
      page,
      url,
      exit: exit.promise,
      extensionLog: () => readExtensionLogs(server.dataFolder),
      dataFolder: server.dataFolder,
      memory: server.memory,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `Promise.withResolvers`, which node has since 22. */
function deferred() {
  let settle;
  const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}

/**
 * Starts VS Code for a person: gives the address to open in a browser, which holds the token that lets nobody else in.
 * It runs until `close()`, or until this process ends.
 */
export async function serve({
  version = LATEST,
  extensionPath,
  vsix,
  folder,
  workspaceFile,
  trust = true,
  settings = {},
  locale = 'en',
  env,
  host = '127.0.0.1',
}) {
  await provision({ versions: [version] });
  const install = installed({ extensionPath, vsix });
  const server = await startServer({ version, install, settings, trust, driver: false, locale, env, host });
  return { url: addressOf(server, host, opened({ folder, workspaceFile })), close: server.stop };
}
