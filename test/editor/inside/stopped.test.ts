import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { uriOf } from './asking.ts';
import { answered, api, pause, says, theGate, until } from './gate.ts';

/** Nothing at the top of the folder wakes Tollgate; there is more in it than is read at once. */
describe('A first reading', () => {
  it('can be stopped, and taken up again', async () => {
    await until(
      async () => (await api()).gates.length > 0,
      () => 'there is no session',
    );
    assert.equal((await theGate()).text, 'Gate…');
    await vscode.commands.executeCommand('tollgate.stopReading');
    await says('Gate: not read');
    assert.equal((await theGate()).verdict, undefined);
    await answered('write a file', vscode.workspace.fs.writeFile(uriOf('src/0.js'), Buffer.from('// changed\n')));
    await pause(1500);
    assert.equal((await theGate()).text, 'Gate: not read', 'a file that is saved takes nothing up again');
    await vscode.commands.executeCommand('tollgate.checkNow');
    assert.equal((await theGate()).verdict, 'unverified');
  });
});

describe('A later reading', () => {
  /** Looks at everything again, and gives it up. */
  async function checkAndStop(): Promise<void> {
    let isOver = false;
    const checked = vscode.commands.executeCommand('tollgate.checkNow').then(() => {
      isOver = true;
    });
    while (!isOver) {
      await vscode.commands.executeCommand('tollgate.stopReading');
      await pause(1);
    }
    await answered('check now', checked);
  }

  it('can be stopped: what was known stays known', async () => {
    const before = await theGate();
    assert.equal(before.verdict, 'unverified');
    await checkAndStop();
    await pause(1000);
    assert.deepEqual(await theGate(), before);
  });

  it('… but is told no more where something has changed since', async () => {
    const uri = uriOf('docs/specs/a.md');
    await answered('write a file', vscode.workspace.fs.writeFile(uri, Buffer.from('---\ntollgate: spec\n---\n# A\n')));
    await says('Gate: no requirements');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(4, 0), '\n## Requirements\n\n### REQ-001 One\n');
    await answered('type', vscode.workspace.applyEdit(edit));
    await checkAndStop();
    assert.equal((await theGate()).text, 'Gate: not read');
    await vscode.commands.executeCommand('tollgate.checkNow');
    assert.equal((await theGate()).verdict, 'closed');
  });
});
