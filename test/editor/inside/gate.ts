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

/** Waits until something holds; gives the milliseconds that took. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  told: () => string | Promise<string>,
  atMost = patience,
): Promise<number> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > atMost) assert.fail(`after ${atMost / 1000} s: ${await told()}`);
    await pause(10);
  }
  return performance.now() - began;
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
