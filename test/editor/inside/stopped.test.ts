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
