/** Folders for the editor to open: in a temporary place, gone at the end of the tests. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

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
  const folder = join(root, name);
  const isMade = (path) => ['junit.xml', '.tollgate'].includes(basename(path));
  cpSync('examples', folder, { recursive: true, filter: (path) => !isMade(path) });
  return folder;
}

/** … after its tests have run: the gate is closed, for two reasons. */
export function testedExample(name) {
  const folder = example(name);
  tollgate('test', folder);
  return folder;
}

/** … and in git, with a branch `other` that has another source. */
export function exampleInGit(name) {
  const folder = testedExample(name);
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', '-c', 'core.autocrlf=false', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'as it is');
  git('switch', '-q', '-c', 'other');
  writeFileSync(
    join(folder, 'src/numbering.js'),
    `${readFileSync(join(folder, 'src/numbering.js'), 'utf8')}// other\n`,
  );
  git('commit', '-q', '-a', '-m', 'other');
  git('switch', '-q', 'main');
  return folder;
}

/** A folder with these files, by path. */
export function folderOf(name, files = {}) {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
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

/** Every scenario repository, below one folder. */
export async function scenarios(name) {
  const { scenarioNames, writeScenario } = await import(resolve('out/test/scenarios.js'));
  return scenarioNames.map((each) => {
    const folder = join(root, name, each);
    writeScenario(each, folder);
    return folder;
  });
}
