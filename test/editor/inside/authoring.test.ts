import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { api, commandLine, extension, folder, says } from './gate.ts';

describe('A command that wakes Tollgate', () => {
  it('knows the folder that is open', async () => {
    assert.ok(extension);
    assert.equal(extension.isActive, false);
    const { showInformationMessage } = vscode.window;
    const said: string[] = [];
    Object.assign(vscode.window, {
      showInformationMessage: (text: string) => Promise.resolve(void said.push(text)),
    });
    try {
      await extension.activate();
      await vscode.commands.executeCommand('tollgate.openConfiguration');
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
    }
    const name = basename(folder().fsPath);
    assert.deepEqual(said, [
      `There is no \`tollgate.yaml\` in ${name}; without it the gate asks for \`requirements\`.`,
    ]);
  });
});

/** The commands that write, in a folder where nothing is. What would be typed is said before. */
describe('The editor writes (AUTH-001)', () => {
  const at = (path: string): string => join(folder().fsPath, path);
  const uri = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);
  const run = (name: string, answers: Record<string, string | readonly string[]>): Thenable<unknown> =>
    vscode.commands.executeCommand(`tollgate.${name}`, { answers });
  const holding = async (): Promise<readonly string[]> => {
    const { criteria } = JSON.parse(await commandLine(folder().fsPath)) as {
      criteria: { id: string; result: string }[];
    };
    return criteria.filter(({ result }) => result === 'holds').map(({ id }) => id);
  };
  const text = (path: string): string => readFileSync(at(path), 'utf8');
  const specification = 'docs/specs/invoicing.md';

  before(() => api());

  it('a specification with its first requirement, and puts the cursor there', async () => {
    await run('newSpecification', {
      title: 'Invoicing',
      requirement: 'Export an invoice as PDF',
      criterion: 'WHEN an accountant exports a paid invoice, THE SYSTEM SHALL produce a PDF.',
      users: 'accountants',
      customer: '',
      deadline: '',
    });
    assert.match(text(specification), /^---\ntollgate: spec\n/);
    assert.match(text(specification), /^### REQ-001 Export an invoice as PDF$/m);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, at(specification));
    const found = await holding();
    for (const id of ['spec-exists', 'criteria-written']) assert.ok(found.includes(id), id);
    await says('Gate: no test results');
  });

  it('the next requirement into a document that somebody is typing in, and leaves it theirs to save', async () => {
    const saved = text(specification);
    const document = await vscode.workspace.openTextDocument(uri(specification));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(document.lineCount, 0), '\nTyped, and not yet saved.\n'),
    );
    await run('newRequirement', {
      specification,
      title: 'Числа без копеек',
      statement: '',
      criterion: 'Система ДОЛЖНА считать целыми.',
    });
    assert.match(document.getText(), /^### REQ-002 Числа без копеек$/m);
    assert.match(document.getText(), /Typed, and not yet saved\./);
    assert.ok(document.isDirty);
    assert.equal(text(specification), saved);
    await vscode.commands.executeCommand('undo');
    assert.doesNotMatch(document.getText(), /REQ-002/);
    await vscode.commands.executeCommand('redo');
    await document.save();
    assert.match(text(specification), /REQ-002/);
  });

  it('into a document that was saved, and saves it', async () => {
    await run('newRequirement', { specification, title: 'A third', statement: '', criterion: '' });
    assert.match(text(specification), /^### REQ-003 A third$/m);
  });

  it('a note that serves a requirement', async () => {
    await run('newArchitectureNote', { title: 'Whole cents', requirements: ['REQ-001'], decision: 'Chosen: cents.' });
    assert.match(text('docs/architecture/0001-whole-cents.md'), /satisfies:.*REQ-001/s);
  });

  it('nothing over a file that is there, nor into one that may only be read', async () => {
    const before = text('docs/architecture/0001-whole-cents.md');
    await run('newArchitectureNote', { title: 'Whole cents', requirements: [], decision: '' });
    assert.equal(text('docs/architecture/0001-whole-cents.md'), before);
    assert.ok(existsSync(at('docs/architecture/0002-whole-cents.md')));

    const saved = text(specification);
    chmodSync(at(specification), 0o444);
    try {
      await run('newRequirement', { specification, title: 'A fourth', statement: '', criterion: '' });
      assert.equal(text(specification), saved);
      assert.ok(vscode.workspace.textDocuments.every((each) => !each.isDirty));
    } finally {
      chmodSync(at(specification), 0o644);
    }
  });

  it('and asks nothing before it says that the folder may only be read, or that there is nothing to write to', async () => {
    const asked: string[] = [];
    const said: string[] = [];
    const {
      createInputBox,
      createQuickPick,
      showQuickPick,
      showInputBox,
      showErrorMessage,
      showWarningMessage,
      showInformationMessage,
    } = vscode.window;
    const ask = (how: string): never => {
      asked.push(how);
      throw new Error('it asks');
    };
    Object.assign(vscode.window, {
      createInputBox: () => ask('a line'),
      createQuickPick: () => ask('a list'),
      showQuickPick: () => ask('a choice'),
      showInputBox: () => ask('a command'),
      showErrorMessage: () => Promise.resolve(undefined),
      showWarningMessage: (text: string) => Promise.resolve(void said.push(text)),
      showInformationMessage: (text: string, ...buttons: string[]) =>
        Promise.resolve(void said.push([text, ...buttons].join(' | '))),
    });
    const saidBy = async (name: string): Promise<string> => {
      asked.length = said.length = 0;
      await vscode.commands.executeCommand(`tollgate.${name}`);
      return [...said, ...asked].join(', ');
    };
    const everything = ['', ...readdirSync(folder().fsPath, { recursive: true, encoding: 'utf8' })].map((path) => ({
      path: at(path),
      mode: statSync(at(path)).mode,
    }));
    try {
      assert.equal(await saidBy('accept'), 'No release has a protocol that goes on; begin one with New Release');
      for (const { path, mode } of everything) chmodSync(path, mode & ~0o222);
      const name = basename(folder().fsPath);
      const closed = `\`${name}\` may only be read; nothing was written`;
      for (const command of [
        'startLifeCycle',
        'newDefect',
        'newSpecification',
        'newRequirement',
        'newArchitectureNote',
        'newRelease',
        'newTest',
        'recordFeasibility',
        'signOff',
        'waive',
        'judgeThisFolder',
      ])
        assert.equal(await saidBy(command), closed, command);
      assert.equal(
        await saidBy('openConfiguration'),
        `There is no \`tollgate.yaml\` in ${name}; without it the gate asks for \`requirements\`.`,
      );
    } finally {
      for (const { path, mode } of everything) chmodSync(path, mode);
      Object.assign(vscode.window, {
        createInputBox,
        createQuickPick,
        showQuickPick,
        showInputBox,
        showErrorMessage,
        showWarningMessage,
        showInformationMessage,
      });
    }
  });

  it('in the line ends of the file', async () => {
    writeFileSync(at('docs/specs/windows.md'), '---\r\ntollgate: spec\r\n---\r\n# Windows\r\n\r\n## Requirements\r\n');
    await run('newRequirement', { specification: 'docs/specs/windows.md', title: 'One', statement: '', criterion: '' });
    assert.doesNotMatch(text('docs/specs/windows.md').replaceAll('\r\n', ''), /\n/);
    assert.match(text('docs/specs/windows.md'), /^### REQ-004 One\r$/m);
  });
});
