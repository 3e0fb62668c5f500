import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { api, commandLine, copied, folder, pause, says } from './gate.ts';

/** The folder is the example; its test command leaves a file `ran`. */
describe('In Restricted Mode Tollgate', () => {
  it('reads and judges, and keeps nothing', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await api();
    await says('Gate: 2 to go');
    await pause(500);
    assert.ok(!existsSync(join(folder().fsPath, '.tollgate/cache')), 'it writes nothing');
    assert.equal(await copied(folder()), await commandLine(folder().fsPath));
  });

  it('runs nothing, and says why', async () => {
    const evidence = join(folder().fsPath, '.tollgate/evidence.json');
    const before = readFileSync(evidence, 'utf8');
    const run = vscode.commands.executeCommand('tollgate.runTests');
    let ended = false;
    const end = (): void => void (ended = true);
    run.then(end, end);
    // It ends when somebody has put its sentence away, whenever that comes.
    for (; !ended; await pause(500)) await vscode.commands.executeCommand('notifications.clearAll');
    await run;
    assert.deepEqual(vscode.tasks.taskExecutions, []);
    assert.equal(existsSync(join(folder().fsPath, 'ran')), false);
    assert.equal(readFileSync(evidence, 'utf8'), before);
  });
});
