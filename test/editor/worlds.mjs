/** Folders for the editor to open: in a temporary place, gone at the end of the tests. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = realpathSync(mkdtempSync(join(tmpdir(), 'tollgate-editor-')));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const cli = resolve('dist/cli.js');

/** What the extension host is told: where the command line is, and a node that runs it. */
export const env = { TOLLGATE_CLI: cli, TOLLGATE_NODE: process.execPath };

/** As somebody types it; gives what was printed, whatever the gate says. */
export function tollgate(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  if (status === 2) throw new Error(stderr);
  return stdout;
}

/** A copy of the example, its tests never run. */
export function example(name) {
  const folder = emptied(name);
  const isMade = (path) => ['junit.xml', '.tollgate'].includes(basename(path));
  cpSync('examples', folder, { recursive: true, filter: (path) => !isMade(path) });
  return folder;
}

/** … after its tests have run: the gate is closed, for two reasons. */
export function testedExample(name) {
  const folder = example(name);
  tollgate('test', folder);
  // As if nobody had read it before.
  rmSync(join(folder, '.tollgate/cache'), { recursive: true, force: true });
  return folder;
}

/** The pieces of code that the example's README tells people to replace, to put in its place, and to add. */
export function remedies() {
  const blocks = readFileSync('examples/README.md', 'utf8').matchAll(/```js\r?\n([^]*?)```/g);
  const [wrong, right, missingTest] = Array.from(blocks, ([, code]) => code);
  return { wrong, right, missingTest };
}

export function edit(folder, path, change) {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path} must change`);
  writeFileSync(file, after);
}

/** … after somebody followed its README: the gate is open. */
export function openExample(name) {
  const folder = example(name);
  const { wrong, right, missingTest } = remedies();
  edit(folder, 'src/invoice.js', (text) => text.replace(wrong, () => right));
  edit(folder, 'test/invoice.test.js', (text) => text + missingTest);
  tollgate('test', folder);
  return folder;
}

/** … and in git, with a branch `other` that has another source. */
export function openExampleInGit(name) {
  const folder = openExample(name);
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', '-c', 'core.autocrlf=false', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'as it is');
  git('switch', '-q', '-c', 'other');
  edit(folder, 'src/numbering.js', (text) => `${text}// other\n`);
  git('commit', '-q', '-a', '-m', 'other');
  git('switch', '-q', 'main');
  return folder;
}

/** The package that people install, as `npm run package` makes it. */
export function packaged() {
  const file = resolve('out/tollgate.vsix');
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'package', '--', '--out', file], {
    shell: process.platform === 'win32',
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout + stderr);
  return file;
}

export function emptied(name) {
  const folder = join(root, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A folder with these files, by path. */
export function folderOf(name, files = {}) {
  const folder = emptied(name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export function workspaceOf(name, folders) {
  const file = join(root, `${name}.code-workspace`);
  writeFileSync(file, JSON.stringify({ folders: folders.map((path) => ({ path })) }));
  return file;
}

const scenariosInMemory = () => import(pathToFileURL(resolve('out/test/scenarios.js')).href);

/** A scenario repository on disk. */
export async function scenario(name) {
  const { writeScenario } = await scenariosInMemory();
  const folder = emptied(name);
  writeScenario(name, folder);
  return folder;
}

/** Every scenario repository. */
export async function scenarios() {
  const { scenarioNames } = await scenariosInMemory();
  return Promise.all(scenarioNames.map(scenario));
}
