import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, extension, until } from './gate.ts';

/** Most of Tollgate is a file of its own. */
const isLoaded = (): boolean => performance.getEntriesByName('tollgate/later').length > 0;

describe('In an empty window Tollgate', () => {
  it('costs nothing before it is asked for, and little then', async () => {
    assert.ok(extension);
    assert.equal(extension.isActive, false);
    const began = performance.now();
    await extension.activate();
    console.log(`      activated in ${Math.round(performance.now() - began)} ms`);
    assert.equal(isLoaded(), false, 'what takes long is loaded when activation has ended');
    await until(isLoaded, () => 'nothing is loaded afterwards');
    const [{ duration } = { duration: Number.NaN }] = performance.getEntriesByName('tollgate/later');
    console.log(`      loaded the rest in ${Math.round(duration)} ms`);
  });

  it('has no gate', async () => {
    assert.deepEqual([...(await api()).gates], []);
  });

  it('lets every command be called, and none do anything', async () => {
    const commands = (await vscode.commands.getCommands(true)).filter((id) => /^tollgate\.[a-z]+[A-Z]\w*$/.test(id));
    assert.ok(commands.length > 5);
    for (const id of commands) {
      assert.equal(await vscode.commands.executeCommand(id), undefined, id);
    }
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
