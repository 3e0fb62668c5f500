import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { api, folder, pause, says, theGate, until } from './gate.ts';

/** Milliseconds: less than what passes until a second look, which would find everything. */
const soon = 15_000;

/** In the folder no watcher looks into `unwatched`; the gate is open, on tests only. */
describe('What a watcher may miss', () => {
  const [open, stale] = ['Gate open (tests only)', 'Gate: results stale'];
  const at = (path: string): string => join(folder().fsPath, path);
  const saysSoon = (text: string): Promise<number> =>
    until(
      async () => (await theGate()).text === text,
      async () => `the gate says ${String((await theGate()).text)}`,
      soon,
    );

  before('the watcher watches', async () => {
    await says(open);
    for (let tries = 0; (await theGate()).text !== stale; tries++) {
      assert.ok(tries < 20, 'no new file is noticed');
      writeFileSync(at(`src/first-${tries}.js`), '');
      await pause(500);
    }
    for (let tries = 0; tries < 20; tries++) rmSync(at(`src/first-${tries}.js`), { force: true });
    await says(open);
  });

  it('is a report that is named where nobody else looks', async () => {
    writeFileSync(at('.tox/junit.xml'), '<testsuite name="t"><testcase name="b"><failure/></testcase></testsuite>\n');
    await saysSoon('Gate: 1 to go');
    writeFileSync(at('.tox/junit.xml'), '<testsuite name="t"><testcase name="b"/></testsuite>\n');
    await saysSoon(open);
  });

  it('is what comes into a folder that takes the place of another', async () => {
    const deep = 'er/and/deeper';
    const beside = (name: string): string => join(folder().fsPath, '..', name);
    mkdirSync(join(at('src/again'), deep), { recursive: true });
    mkdirSync(join(beside('to-come'), deep), { recursive: true });
    await pause(1500);
    renameSync(at('src/again'), beside('gone'));
    renameSync(beside('to-come'), at('src/again'));
    await pause(1500);
    writeFileSync(join(at('src/again'), deep, 'one.js'), '// 1\n');
    await saysSoon(stale);
    rmSync(join(at('src/again'), deep, 'one.js'));
    await saysSoon(open);
  });

  it('is found soon where a command in a terminal ended', async () => {
    const terminal = vscode.window.createTerminal({ cwd: folder() });
    await until(
      () => terminal.shellIntegration !== undefined,
      () => 'the terminal tells nothing of its commands',
    );
    for (const [command, text] of [
      ['echo > unwatched/b.js', stale],
      ['rm unwatched/b.js', open],
    ] as const) {
      terminal.shellIntegration?.executeCommand(command);
      await saysSoon(text);
    }
    terminal.dispose();
  });

  it('is found after a while in any case', async () => {
    writeFileSync(at('unwatched/c.js'), '');
    await says(stale);
    rmSync(at('unwatched/c.js'));
    await says(open);
  });

  it('is nothing where a command in a terminal changed nothing: then nothing is judged again', async () => {
    const terminal = vscode.window.createTerminal({ cwd: folder() });
    await until(
      () => terminal.shellIntegration !== undefined,
      () => 'the terminal tells nothing of its commands',
    );
    // A look at all files has been taken before, and what it found is judged.
    await says(open);
    await pause(3000);
    let told = 0;
    const telling = (await api()).onDidChange(() => told++);
    const ended = new Promise((resolve) => vscode.window.onDidEndTerminalShellExecution(resolve));
    terminal.shellIntegration?.executeCommand('true');
    await ended;
    await pause(3000);
    assert.equal(told, 0);
    telling.dispose();
    terminal.dispose();
  });
}).timeout(180_000);
