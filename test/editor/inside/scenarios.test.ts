import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, commandLine, copied, until } from './gate.ts';

const folders = vscode.workspace.workspaceFolders ?? [];

/** Every scenario repository is a folder of one workspace. */
describe('Several folders', () => {
  before(async () => {
    const { gates } = await api();
    await until(
      () => gates.length > 0,
      () => 'no session',
    );
  });

  it('have a gate each, in their order', async () => {
    const tollgate = await api();
    await until(
      () => tollgate.gates.length === folders.length && tollgate.gates.every(({ verdict }) => verdict !== undefined),
      () =>
        tollgate.gates
          .filter(({ verdict }) => verdict === undefined)
          .map(({ folder }) => folder.name)
          .join(),
    );
    assert.deepEqual(
      tollgate.gates.map(({ folder }) => folder.name),
      folders.map(({ name }) => name),
    );
  });

  it('say each state in words of its own', async () => {
    const said = new Map((await api()).gates.map(({ folder, text }) => [folder.name, text]));
    assert.deepEqual(Object.fromEntries(Object.keys(words).map((name) => [name, said.get(name)])), words);
  });

  it('know no other verdict than open, closed, unverified and error', async () => {
    const { gates } = await api();
    const verdicts = new Set(gates.map(({ verdict }) => verdict));
    assert.deepEqual([...verdicts].sort(), ['closed', 'error', 'open', 'unverified']);
  });
});

const words: Readonly<Record<string, string | undefined>> = {
  nothing: undefined,
  'code-and-tests': 'Gate: no requirements',
  'configuration-broken': 'Gate: tollgate.yaml line 1',
  'delivery-open': 'Gate open',
  'report-truncated': 'Gate: 1 to go',
  'results-fresh-fails': 'Gate: results stale',
  'specifications-only': 'Gate: no test results',
  'tests-only': 'Gate open (tests only)',
  'tests-pass-fails': 'Gate: 1 to go',
};

describe('The copied verdict is what the command line prints, to the byte,', () => {
  for (const { name, uri } of folders) {
    it(`for ${name}`, async () => {
      assert.equal(await copied(uri), await commandLine(uri.fsPath));
    });
  }
});
