import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Api, Gate } from '../../../src/editor/api.ts';

export const extension = vscode.extensions.getExtension<Api>('tollgate.tollgate');

export async function api(): Promise<Api> {
  assert.ok(extension, 'Tollgate is installed');
  return extension.activate();
}

export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'a folder is open');
  return first.uri;
}

export async function theGate(): Promise<Gate> {
  const [gate] = (await api()).gates;
  assert.ok(gate, 'there is a session');
  return gate;
}

export const pause = (milliseconds: number): Promise<void> => new Promise((go) => setTimeout(go, milliseconds));

/** How long a test waits; much longer than it should take, because a busy machine is no defect. */
const patience = 45_000;

/** Before it is over, a test that waits for several things one after another says for which it waits. */
let overAt = Infinity;
beforeEach(function () {
  overAt = performance.now() + (this.currentTest?.timeout() ?? Infinity) - 2000;
});
afterEach(() => {
  overAt = Infinity;
});

/** Waits until something holds; gives the milliseconds that took. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  told: () => string | Promise<string>,
  atMost = patience,
): Promise<number> {
  const began = performance.now();
  const giveUpAt = Math.min(began + atMost, overAt);
  while (!(await holds())) {
    if (performance.now() > giveUpAt)
      assert.fail(`after ${((performance.now() - began) / 1000).toFixed(1)} s: ${await told()}`);
    await pause(10);
  }
  return performance.now() - began;
}

/** What the editor was asked to do, and answers when it has done it. */
export async function answered<T>(what: string, answer: Thenable<T>): Promise<T> {
  let isOver = false;
  const late = until(
    () => isOver,
    () => `no answer: ${what}`,
  ).then(() => answer);
  const ended = (): void => void (isOver = true);
  answer.then(ended, ended);
  return late;
}

/** Waits until the gate of the folder says this. */
export async function says(text: string | undefined): Promise<number> {
  return until(
    async () => (await theGate()).text === text,
    async () => `the gate says ${String((await theGate()).text)}, not ${String(text)}`,
  );
}

/** What the command line prints about a folder, byte for byte. */
export async function commandLine(path: string): Promise<string> {
  const { TOLLGATE_NODE: node, TOLLGATE_CLI: cli } = process.env;
  assert.ok(node !== undefined && cli !== undefined);
  const run = promisify(execFile)(node, [cli, 'check', '--format', 'json', path]);
  return run.then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => {
      assert.equal(error.stderr, '');
      return error.stdout;
    },
  );
}

export async function copied(uri: vscode.Uri): Promise<string> {
  await vscode.env.clipboard.writeText('');
  await vscode.commands.executeCommand('tollgate.copyVerdict', uri);
  return vscode.env.clipboard.readText();
}
