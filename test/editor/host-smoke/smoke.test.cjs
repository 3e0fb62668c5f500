// What the test host must be able to do, tried with an extension of three lines. It also tells which state it found,
// so that the caller can compare: see host-smoke.mjs.
const assert = require('node:assert/strict');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const vscode = require('vscode');

const expected = JSON.parse(process.env.SMOKE_EXPECTED);
const id = 'tollgate.host-smoke';

async function soon(holds) {
  for (let waited = 0; waited < 40 && !holds(); waited++) await new Promise((resolve) => setTimeout(resolve, 50));
  return holds();
}

describe('the test host', () => {
  before(async () => {
    await vscode.extensions.getExtension(id).activate();
  });

  it('is the VS Code that was asked for', () => {
    assert.ok(expected.version === undefined || vscode.version.startsWith(expected.version), vscode.version);
    assert.equal(vscode.env.language, expected.language);
  });

  it('opened what was asked for', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length ?? 0, expected.folders);
    assert.equal(vscode.workspace.isTrusted, expected.trusted);
  });

  it('runs a command, with the settings that trust allows', async () => {
    assert.equal(await vscode.commands.executeCommand('smoke.greet'), expected.word);
  });

  it('loaded the extension in the expected way', () => {
    const { extensionPath } = vscode.extensions.getExtension(id);
    assert.equal(extensionPath.includes('host-smoke-0.0.1') || extensionPath.endsWith(`${id}-0.0.1`), expected.installed);
  });

  it('translates', () => {
    assert.equal(vscode.extensions.getExtension(id).packageJSON.displayName, expected.name);
  });

  if (expected.folders > 0) {
    it('sees files come and go, and finds them', async () => {
      const [first] = vscode.workspace.workspaceFolders;
      const folder = mkdtempSync(join(first.uri.fsPath, 'smoke-'));
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(first, '**/*.spark'));
      const seen = { created: new Set(), deleted: new Set() };
      watcher.onDidCreate(({ fsPath }) => seen.created.add(fsPath));
      watcher.onDidDelete(({ fsPath }) => seen.deleted.add(fsPath));
      try {
        // Nobody is told when a watcher has begun to watch: the first files may be too early for it.
        let file;
        for (let count = 0; !seen.created.has(file); count++) {
          file = join(folder, `${count}.spark`);
          writeFileSync(file, 'x');
          await soon(() => seen.created.has(file));
        }
        assert.equal((await vscode.workspace.findFiles(`**/${basename(file)}`)).length, 1);
        rmSync(file);
        assert.ok(await soon(() => seen.deleted.has(file)));
      } finally {
        watcher.dispose();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }

  if (expected.trusted && expected.folders > 0) {
    it('runs a task to its exit code', async () => {
      const execution = new vscode.ShellExecution('exit 3');
      const task = new vscode.Task({ type: 'shell' }, vscode.TaskScope.Workspace, 'three', 'smoke', execution);
      const ended = new Promise((resolve) => vscode.tasks.onDidEndTaskProcess(({ exitCode }) => resolve(exitCode)));
      await vscode.tasks.executeTask(task);
      assert.equal(await ended, 3);
    });
  }

  if (expected.breakOne) {
    it('fails a test that is wrong', () => assert.equal(1, 2));
  }
});
