/**
 * Puts together the test host: `provision()` fills `.vscode-host/` at the root of the repository from the package
 * registry that npm is configured for. Nothing is installed on the system, nothing compiled. As a program:
 * `node test/host/provision.mjs [version…]`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { locked } from './lock.mjs';
import { fetchPackages, HostUnavailable, installDependencies } from './npm.mjs';
import { LATEST, OLDEST, parts } from './pins.mjs';

export const hostFolder = fileURLToPath(new URL('../../.vscode-host/', import.meta.url));

/** Where things are once they are provisioned. */
export const at = {
  node: join(hostFolder, 'browser/node/node'),
  playwright: join(hostFolder, 'browser/playwright-core/index.mjs'),
  chromium: join(hostFolder, 'browser/chromium/chromium'),
  chromiumLibraries: join(hostFolder, 'browser/chromium/al2023/lib'),
  fonts: join(hostFolder, 'browser/fonts'),
  languages: join(hostFolder, 'browser/languages'),
  vscode: (version) => join(hostFolder, `vscode-${version}`),
};

/** Why this machine cannot have the npm host, or undefined if it can. */
export function unsupported() {
  const { platform, arch } = process;
  const glibc = platform === 'linux' && process.report.getReport().header.glibcVersionRuntime !== undefined;
  if (glibc && arch === 'x64') return undefined;
  const here = platform === 'linux' && !glibc ? `${arch} Linux without glibc` : `${platform} ${arch}`;
  return `The test host from npm exists for x64 Linux with glibc, and this is ${here}. Run the tests on the desktop VS Code instead: TOLLGATE_TEST_HOST=desktop.`;
}

const stampOf = (name) => createHash('sha256').update(JSON.stringify(parts[name])).digest('hex');

function isProvisioned(name) {
  const stamp = join(hostFolder, name, '.stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(name);
}

export function partsFor(versions) {
  const known = Object.keys(parts).filter((name) => name.startsWith('vscode-'));
  return [
    'browser',
    ...versions.map((version) => {
      const name = `vscode-${version}`;
      if (known.includes(name)) return name;
      const choice = known.map((each) => each.slice('vscode-'.length)).join(', ');
      throw new HostUnavailable(`The test host has no VS Code ${version}; it has ${choice}.`);
    }),
  ];
}

export const isReady = (versions) => partsFor(versions).every(isProvisioned);

function tar(args) {
  const { status, stderr, error } = spawnSync('tar', args, { encoding: 'utf8' });
  if (error || status !== 0) throw new HostUnavailable(`tar ${args.join(' ')}: ${error?.message ?? stderr}`);
}

function unpack(archive, { from, into, except = [] }, folder) {
  const target = join(folder, into);
  mkdirSync(target, { recursive: true });
  const path = ['package', ...from.split('/')].filter((step) => step !== '');
  tar([
    'xzf',
    archive,
    '-C',
    target,
    `--strip-components=${path.length}`,
    ...except.map((glob) => `--exclude=${glob}`),
    path.join('/'),
  ]);
}

async function install({ without, keep }, folder) {
  const manifest = join(folder, 'package.json');
  const { dependencies, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
  const wanted = Object.entries(dependencies).filter(([name]) => !without.includes(name));
  writeFileSync(manifest, JSON.stringify({ ...rest, dependencies: Object.fromEntries(wanted) }, null, 2));
  await installDependencies(folder);
  for (const [inner, names] of Object.entries(keep)) {
    for (const name of existsSync(join(folder, inner)) ? readdirSync(join(folder, inner)) : []) {
      if (!names.includes(name)) rmSync(join(folder, inner, name), { recursive: true });
    }
  }
}

async function inflate(file, target) {
  await pipeline(createReadStream(file), createBrotliDecompress(), createWriteStream(target));
  rmSync(file);
}

async function finishBrowser(folder) {
  const chromium = join(folder, 'chromium');
  await inflate(join(chromium, 'chromium.br'), join(chromium, 'chromium'));
  chmodSync(join(chromium, 'chromium'), 0o755);
  const libraries = join(chromium, 'al2023.tar');
  await inflate(`${libraries}.br`, libraries);
  mkdirSync(join(chromium, 'al2023'));
  tar(['xf', libraries, '-C', join(chromium, 'al2023')]);
  rmSync(libraries);

  // The language pack is a module with one object; VS Code reads JSON.
  for (const language of readdirSync(join(folder, 'languages'))) {
    const main = join(folder, 'languages', language, 'main.i18n.json');
    renameSync(`${main}.js`, `${main}.mjs`);
    const { default: contents } = await import(pathToFileURL(`${main}.mjs`).href);
    writeFileSync(main, JSON.stringify({ version: '1.0.0', contents }));
    rmSync(`${main}.mjs`);
  }
}

async function fill(folder, name, incoming, log) {
  const { packages, install: dependencies, stubs = {} } = parts[name];
  const ids = Object.entries(packages);
  log(`${name}: fetching ${ids.map(([id, { version }]) => `${id} ${version}`).join(', ')}`);
  const archives = await fetchPackages(packages, incoming);
  const [first, ...others] = ids;
  const unpackAll = (some) => {
    for (const [id, { take }] of some) for (const each of take) unpack(archives.get(id), each, folder);
  };
  unpackAll([first]);
  if (dependencies) {
    log(`${name}: installing its dependencies`);
    await install(dependencies, folder);
  }
  unpackAll(others);
  if (name === 'browser') {
    log(`${name}: inflating Chromium`);
    await finishBrowser(folder);
  }
  for (const [inner, files] of Object.entries(stubs)) {
    mkdirSync(join(folder, inner), { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, inner, file), text);
  }
  writeFileSync(join(folder, '.stamp'), stampOf(name));
}

const removeTree = (path) => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

/** Builds a part beside the finished ones and moves it there as the last step, so that a half of one never counts. */
async function build(name, log) {
  const begun = Date.now();
  for (const entry of readdirSync(hostFolder)) if (entry.startsWith('incoming-')) removeTree(join(hostFolder, entry));
  // A name of its own: an npm whose parent was killed may still be writing to the one before.
  const incoming = join(hostFolder, `incoming-${name}-${process.pid}`);
  const folder = join(incoming, 'part');
  mkdirSync(folder, { recursive: true });
  try {
    await fill(folder, name, incoming, log);
    removeTree(join(hostFolder, name));
    renameSync(folder, join(hostFolder, name));
  } finally {
    removeTree(incoming);
  }
  log(`${name}: ready after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

/**
 * Makes sure that the named versions of VS Code, a node and a browser are there. Does nothing when they are; repairs
 * what an earlier run left half-done; waits for another run that is at it. Throws HostUnavailable with a sentence for
 * people when it cannot be had.
 */
export async function provision({ versions = [LATEST, OLDEST], log = (line) => console.error(line) } = {}) {
  const reason = unsupported();
  if (reason !== undefined) throw new HostUnavailable(reason);
  const names = partsFor(versions);
  if (names.every(isProvisioned)) return;
  mkdirSync(hostFolder, { recursive: true });
  await locked(
    hostFolder,
    async () => {
      for (const name of names) if (!isProvisioned(name)) await build(name, log);
    },
    () => log('another run is putting the test host together: waiting for it'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await provision({ versions: process.argv.length > 2 ? process.argv.slice(2) : undefined });
    console.error(`the test host is in ${hostFolder}`);
  } catch (error) {
    if (!(error instanceof HostUnavailable)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
