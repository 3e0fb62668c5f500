/** A VS Code server with folders of its own, reachable from this machine only. */
import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { companionExtension, listenForCompanion } from './companion.mjs';
import { atTheEnd, endSession, folderPrefix, killSession, MARK, memoryOf, sweep } from './processes.mjs';
import { at } from './provision.mjs';

/** Nothing fetches, asks or advertises. A caller's settings win. */
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // A browser saves by itself after a second; the desktop does not.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

function writeLanguagePack(language, dataFolder) {
  const pack = join(at.languages, language);
  const ofExtensions = readdirSync(join(pack, 'extensions')).map((file) => join(pack, 'extensions', file));
  const translations = Object.fromEntries(ofExtensions.map((file) => [basename(file, '.i18n.json'), file]));
  translations.vscode = join(pack, 'main.i18n.json');
  const hash = createHash('sha256').update(pack).digest('hex').slice(0, 32);
  const extensions = [{ extensionIdentifier: { id: `language-pack-${language}` }, version: '1.0.0' }];
  const packs = { [language]: { hash, label: language, extensions, translations } };
  writeFileSync(join(dataFolder, 'languagepacks.json'), JSON.stringify(packs));
}

/** Makes an unpacked extension an installed one, without packaging it. */
function link(extensionPath, extensionsFolder) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(extensionPath, 'package.json'), 'utf8'));
  symlinkSync(extensionPath, join(extensionsFolder, `${publisher}.${name}-${version}`));
}

/**
 * The environment, less what the VS Code in whose terminal this may run, and the npm that may run this, would say to
 * the children of the new one.
 */
const inherited = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$)/.test(name)),
  );

/**
 * @param {object} options
 * @param {string} options.version of VS Code, provisioned before
 * @param {string[]} [options.install] extensions to have installed: a `.vsix`, or the folder of an extension
 * @param {boolean} [options.trust] whether every folder is trusted; otherwise Workspace Trust asks nobody and restricts
 * @param {boolean} [options.companion] whether `ask()` may run commands in the extension host
 * @param {boolean} [options.driver] whether an address may name extensions under development and tests
 * @param {string} [options.locale] display language; `ru` brings its translation of VS Code itself
 */
export async function startServer({
  version,
  install = [],
  settings = {},
  trust,
  companion = false,
  driver = false,
  locale = 'en',
  env,
  host,
}) {
  sweep();
  const mark = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${mark}-`));
  const dataFolder = join(folder, 'server/data');
  const extensionsFolder = join(folder, 'extensions');
  mkdirSync(join(dataFolder, 'User'), { recursive: true });
  mkdirSync(extensionsFolder);
  writeFileSync(join(dataFolder, 'User/settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  if (locale !== 'en') writeLanguagePack(locale, dataFolder);
  const token = randomBytes(16).toString('hex');
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600 });

  const main = join(at.vscode(version), 'out/server-main.js');
  const folders = ['--server-data-dir', join(folder, 'server'), '--extensions-dir', extensionsFolder];
  const helper = companion ? listenForCompanion(join(folder, 'companion')) : undefined;
  const environment = {
    ...inherited(),
    EXTENSIONS_GALLERY: '{}', // Nothing here needs the network.
    ...(helper && { [helper.variable]: helper.path }),
    ...env,
    [MARK]: mark,
  };

  const release = atTheEnd(() => {
    killSession(mark);
    rmSync(folder, { recursive: true, force: true });
  });
  let server;
  const stop = async () => {
    await endSession(mark, server?.exitCode === null ? server.pid : undefined);
    helper?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    release();
  };

  try {
    for (const extension of [...(helper ? [companionExtension] : []), ...install]) {
      if (extname(extension) !== '.vsix') link(extension, extensionsFolder);
      else {
        const args = [main, '--install-extension', extension, '--accept-server-license-terms', ...folders];
        const { stdout } = await promisify(execFile)(at.node, args, { env: environment, timeout: 60_000 });
        if (!/successfully installed/.test(stdout))
          throw new Error(`${basename(extension)} was not installed: ${stdout}`);
      }
    }
    server = spawn(
      at.node,
      [
        main,
        ...['--host', host, '--port', '0', '--connection-token-file', tokenFile, '--accept-server-license-terms'],
        ...['--telemetry-level', 'off', '--disable-experiments', '--locale', locale, ...folders],
        ...(trust ? ['--disable-workspace-trust'] : []),
        ...(driver ? ['--enable-smoke-test-driver'] : []),
      ],
      { env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const port = await listening(server);
    return {
      mark,
      folder,
      dataFolder,
      port,
      token,
      process: server,
      stop,
      ask: helper?.ask,
      memory: () => memoryOf(mark),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(server) {
  return new Promise((resolve, reject) => {
    const said = [];
    const timer = setTimeout(
      () => reject(new Error(`The server was not ready after 30 s:\n${said.join('\n')}`)),
      30_000,
    );
    const read = (line) => {
      said.push(line);
      const port = line.match(/Extension host agent listening on (\d+)/)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    createInterface({ input: server.stdout }).on('line', read);
    createInterface({ input: server.stderr }).on('line', read);
    server.once('error', reject);
    server.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`The server ended (${signal ?? code}):\n${said.join('\n')}`));
    });
  });
}
