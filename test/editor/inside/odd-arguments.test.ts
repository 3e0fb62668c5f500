import assert from 'node:assert/strict';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { answered, api, copied, extension, folder } from './gate.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const no = (): never => {
  throw new TypeError('not for you');
};

/** What a key, a menu or another extension may hand over that is nothing to us. */
const odd: Readonly<Record<string, unknown>> = {
  null: null,
  'a string': 'session',
  'a number': 7,
  'a list': [null, 'row'],
  'a function': no,
  'an object with nothing': {},
  'no session': { session: null, row: null },
  'a row of another extension': { id: 'x', label: 'Theirs', session: { id: 'debug' }, row: { about: 7 } },
  'answers that are none': { answers: null },
  'answers of other kinds': { answers: { title: 7, criterion: null, specification: [1], test: {}, requirement: true } },
  'a getter that fails': Object.defineProperty({}, 'session', { get: no, enumerable: true }),
  'answers that cannot be read': Object.defineProperty({}, 'answers', { get: no, enumerable: true }),
  'what cannot be looked at': new Proxy({}, { get: no, has: no, getPrototypeOf: no, ownKeys: no }),
};

describe('A command that is called with what is nothing to it', () => {
  const said: string[] = [];
  const asks = (): never => {
    throw new Error('it asks');
  };
  const saying = (sentence: string): Promise<undefined> => Promise.resolve(void said.push(sentence));
  const nothing = (): Promise<undefined> => Promise.resolve(undefined);
  const replaced = {
    createInputBox: asks,
    createQuickPick: asks,
    showQuickPick: nothing,
    showInputBox: nothing,
    showErrorMessage: saying,
    showWarningMessage: saying,
    showInformationMessage: saying,
    createWebviewPanel: () => ({ webview: {} }),
  };
  const kept = Object.fromEntries(Object.entries(vscode.window).filter(([name]) => name in replaced));
  const saidBy = async (command: string, ...given: readonly unknown[]): Promise<readonly string[]> => {
    said.length = 0;
    await answered(command, vscode.commands.executeCommand(command, ...given));
    return [...said];
  };

  before(async () => {
    await api();
    Object.assign(vscode.window, replaced);
  });
  after(() => {
    Object.assign(vscode.window, kept);
  });

  it('does what it does without', async () => {
    const { contributes } = extension?.packageJSON as Manifest;
    const commands = contributes.commands.map(({ command }) => command);
    assert.ok(commands.length > 30);
    const differ: string[] = [];
    // This one is given a sentence.
    for (const command of commands.filter((each) => each !== 'tollgate.sayWhyNot')) {
      // Some change what they say by what they have done.
      await saidBy(command);
      const without = await saidBy(command);
      for (const [what, given] of Object.entries(odd)) {
        const now = await saidBy(command, given);
        if (now.join() !== without.join()) differ.push(`${command}, ${what}: ${now.join()}, not ${without.join()}`);
      }
    }
    assert.deepEqual(differ, []);
  }).timeout(300_000);

  it('also where it is given what to say, or where to go', async () => {
    for (const [what, given] of Object.entries(odd)) {
      const isSentence = typeof given === 'string';
      assert.deepEqual(await saidBy('tollgate.sayWhyNot', given), isSentence ? [given] : [], what);
      assert.deepEqual(await saidBy('tollgate.goToTest', given, given, given), [], what);
      assert.deepEqual(await saidBy('tollgate.goToTest', folder().toString(), given, given), [], what);
      assert.deepEqual(await saidBy('tollgate.goToTest', folder().toString(), [given], given), [], what);
    }
    assert.deepEqual(await saidBy('tollgate.goToTest', '1 2:3', []), []);
  });

  it('and still takes a folder', async () => {
    assert.match(await copied(folder()), /"schema": "tollgate\/verdict\/1"/, basename(folder().fsPath));
  });
});
