import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { folder, pause, says, theGate, until } from './gate.ts';

const evidenceFile = (): string => join(folder().fsPath, '.tollgate/evidence.json');
const evidence = (): { exit: number; content: string | null } | undefined =>
  existsSync(evidenceFile())
    ? (JSON.parse(readFileSync(evidenceFile(), 'utf8')) as ReturnType<typeof evidence>)
    : undefined;

/** Runs the tests as a person does who agrees to the command that is offered. */
async function runTests(): Promise<boolean | undefined> {
  // One that has just ended may still be listed: it is not the one that is to begin.
  await until(
    () => vscode.tasks.taskExecutions.length === 0,
    () => 'a task goes on',
  );
  let ended = false;
  const run = Promise.resolve(vscode.commands.executeCommand<boolean | undefined>('tollgate.runTests')).finally(() => {
    ended = true;
  });
  await until(
    async () => {
      if (!ended && vscode.tasks.taskExecutions.length === 0)
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return ended || vscode.tasks.taskExecutions.length > 0;
    },
    () => 'no task was started',
  );
  return run;
}

/** The folder is the example; its README tells how the gate opens. */
describe('Run Tests', () => {
  const at = (path: string): string => join(folder().fsPath, path);
  const change = (path: string, by: (text: string) => string): void =>
    writeFileSync(at(path), by(readFileSync(at(path), 'utf8')));

  before(() => says('Gate: 2 to go').then(() => undefined));

  it('records tests that fail, and says so', async () => {
    rmSync(evidenceFile());
    rmSync(at('junit.xml'));
    await says('Gate: no test results');
    assert.equal(await runTests(), false);
    await says('Gate: 2 to go');
    assert.match(String(evidence()?.content), /^[0-9a-f]{64}$/);
    assert.equal(evidence()?.exit, 1);
  });

  it('opens the gate when the tests prove what is missing', async () => {
    const [wrong = '', right = '', missing = ''] = Array.from(
      readFileSync(at('README.md'), 'utf8').matchAll(/```js\r?\n([^]*?)```/g),
      ([, code]) => code,
    );
    change('src/invoice.js', (text) => text.replace(wrong, () => right));
    change('test/invoice.test.js', (text) => text + missing);
    await says('Gate: results stale');
    assert.equal(await runTests(), true);
    await says('Gate open');
    assert.equal((await theGate()).verdict, 'open');
  });

  it('is a task among the others, too', async () => {
    change('src/numbering.js', (text) => `${text}\n`);
    await says('Gate: results stale');
    const [task, ...others] = await vscode.tasks.fetchTasks({ type: 'tollgate' });
    assert.ok(task !== undefined);
    assert.deepEqual(others, []);
    const ended = new Promise((resolve) => {
      const listening = vscode.tasks.onDidEndTaskProcess((event) => {
        listening.dispose();
        resolve(event.exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    assert.equal(await ended, 0);
    await says('Gate open');
  });

  describe('with a command that takes its time', function () {
    // On a busy machine VS Code itself takes long to begin a task.
    this.timeout(180_000);
    const [started, goOn] = ['.tollgate/started', '.tollgate/go-on'];

    before(async () => {
      // First: once the results are stale, whichever file made them so, this is the command.
      change('tollgate.yaml', (text) => text.replace('test: npm test', 'test: node slow.mjs && npm test'));
      writeFileSync(
        at('slow.mjs'),
        `import { existsSync, writeFileSync } from 'node:fs';
writeFileSync('${started}', '');
while (!existsSync('${goOn}')) await new Promise((later) => setTimeout(later, 50));
`,
      );
      await says('Gate: results stale');
    });

    /** In a list, because a promise that is returned would be awaited. */
    async function startTests(): Promise<[Promise<boolean | undefined>]> {
      for (const file of [started, goOn]) rmSync(at(file), { force: true });
      const run = runTests();
      // The command may have begun before VS Code tells that its task has.
      await until(
        () => existsSync(at(started)) && vscode.tasks.taskExecutions.length > 0,
        () => 'the command was not started',
        120_000,
      );
      return [run];
    }

    it('proves nothing where a source was edited meanwhile', async () => {
      const [run] = await startTests();
      change('src/invoice.js', (text) => `${text}// edited during the run\n`);
      writeFileSync(at(goOn), '');
      assert.equal(await run, false);
      assert.equal(evidence()?.content, null);
      await says('Gate: results stale');
    });

    it('is seen to its end also where VS Code asks for all tasks meanwhile', async () => {
      const [run] = [vscode.commands.executeCommand<boolean | undefined>('tollgate.runTests')];
      rmSync(at(started), { force: true });
      for (let n = 0; n < 100 && !existsSync(at(started)); n++) await vscode.tasks.fetchTasks({ type: 'tollgate' });
      assert.equal(await run, true);
      await says('Gate open');
      change('src/invoice.js', (text) => `${text}\n`);
      await says('Gate: results stale');
    });

    it('can be cancelled, which proves nothing and takes nothing back', async () => {
      const recorded = evidence();
      assert.ok(recorded);
      const [run] = await startTests();
      for (const execution of vscode.tasks.taskExecutions) execution.terminate();
      assert.equal(await run, false);
      await pause(300);
      assert.notEqual((await theGate()).verdict, 'open');
      assert.deepEqual(evidence(), recorded);
    });

    it('runs after the same task that was begun otherwise, which VS Code runs once at a time', async () => {
      for (const file of [started, goOn]) rmSync(at(file), { force: true });
      const [task] = await vscode.tasks.fetchTasks({ type: 'tollgate' });
      assert.ok(task !== undefined);
      await vscode.tasks.executeTask(task);
      await until(
        () => existsSync(at(started)),
        () => 'the command was not started',
        120_000,
      );
      const run = vscode.commands.executeCommand<boolean | undefined>('tollgate.runTests');
      await pause(300);
      writeFileSync(at(goOn), '');
      assert.equal(await run, true);
      await says('Gate open');
    });

    it('stays open until VS Code takes it for launched, also where the command ends at once', async () => {
      change('tollgate.yaml', (text) => text.replace(/^test: .*$/m, 'test: node -e 0'));
      change('src/invoice.js', (text) => `${text}\n`);
      await says('Gate: results stale');
      const times: number[] = [];
      const listening = [vscode.tasks.onDidStartTaskProcess, vscode.tasks.onDidEndTaskProcess].map((event) =>
        (event as vscode.Event<unknown>)(() => times.push(performance.now())),
      );
      assert.equal(await runTests(), false);
      await until(
        () => times.length === 2,
        () => 'the task did not end',
      );
      for (const each of listening) each.dispose();
      const [began = 0, ended = 0] = times;
      assert.ok(ended - began >= 500, `${ended - began} ms`);
    });
  });
});
