import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { inTurn } from '../../../src/disk/in-turn.ts';
import { answered, api, commandLine, extension, folder, pause, says, until } from './gate.ts';

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

  const defect = (title: string): Thenable<unknown> =>
    run('newDefect', { test: '', title, severity: 'major', requirement: '', seen: '', expected: '' });
  const defects = (): readonly string[] =>
    existsSync(at('docs/defects')) ? readdirSync(at('docs/defects')).map((name) => name.slice(0, 7)) : [];

  it('in turn with the command line and with itself: no ID is given twice, and nothing is refused', async () => {
    await vscode.window.showTextDocument(uri(specification));
    const typed = (what: string, title: string, ...more: readonly string[]): Promise<unknown> => {
      const { TOLLGATE_NODE: node = '', TOLLGATE_CLI: cli = '' } = process.env;
      return promisify(execFile)(node, [cli, 'new', what, '--title', title, ...more, folder().fsPath]);
    };
    const requirement = (title: string): Thenable<unknown> =>
      run('newRequirement', { specification, title, statement: '', criterion: '' });
    const titles = ['Ham', 'Jam', 'Yam', 'Tea'];
    await Promise.all([
      ...['A', 'B', 'C'].map((title) => typed('defect', title)),
      ...['D', 'E', 'F'].map(defect),
      ...titles.slice(0, 2).map((title) => typed('requirement', title, '--specification', specification)),
      ...titles.slice(2).map(requirement),
    ]);
    assert.deepEqual([...defects()].sort(), ['BUG-001', 'BUG-002', 'BUG-003', 'BUG-004', 'BUG-005', 'BUG-006']);
    const written = Array.from(text(specification).matchAll(/^### (REQ-\d+) (.*)$/gm), ([, id, title]) => ({
      id,
      title,
    }));
    assert.deepEqual(
      written
        .map(({ title }) => title)
        .filter((each) => titles.includes(each ?? ''))
        .sort(),
      [...titles].sort(),
    );
    assert.equal(new Set(written.map(({ id }) => id)).size, written.length);
  });

  it('and tells whoever waits long for somebody else, who can give up', async () => {
    const { withProgress, showWarningMessage } = vscode.window;
    const told: string[] = [];
    const warned: string[] = [];
    let giveUp = (): void => assert.fail('nothing can be given up');
    Object.assign(vscode.window, {
      showWarningMessage: (sentence: string) => Promise.resolve(void warned.push(sentence)),
      withProgress: ({ title, cancellable }: vscode.ProgressOptions, work: (...given: unknown[]) => unknown) => {
        if (cancellable === true) told.push(title ?? '');
        return work({}, { onCancellationRequested: (listener: () => void) => (giveUp = listener) });
      },
    });
    const before = defects();
    try {
      await inTurn(folder().fsPath, async () => {
        const waiting = defect('given up');
        await until(
          () => told.length > 0,
          () => 'nobody is told',
        );
        const name = basename(folder().fsPath);
        assert.deepEqual(told, [`Another command of Tollgate is writing in ${name}: waiting until it is done`]);
        giveUp();
        await answered('who gave up', waiting);
      });
      assert.deepEqual(defects(), before);
      await inTurn(folder().fsPath, async (): Promise<void> => {
        const again = defect('waited for');
        await pause(1000);
        assert.deepEqual(defects(), before);
        void again;
      });
      await until(
        () => defects().length > before.length,
        () => 'nothing is written',
      );
      assert.deepEqual(warned, []);
    } finally {
      Object.assign(vscode.window, { withProgress, showWarningMessage });
    }
  });

  it('a level in turn with others, and only where nobody else has said one meanwhile that it was not asked to change', async () => {
    const configuration = 'tollgate.yaml';
    const others = 'gate: requirements # by somebody else\ncustomer: N\n';
    const { showQuickPick, showInformationMessage, showWarningMessage } = vscode.window;
    const warned: string[] = [];
    Object.assign(vscode.window, {
      showQuickPick: (items: readonly { readonly description: string }[]) =>
        Promise.resolve(items.find(({ description }) => description === 'gate: delivery')),
      showInformationMessage: (_: string, ...buttons: readonly string[]) => Promise.resolve(buttons[0]),
      showWarningMessage: (sentence: string) => Promise.resolve(void warned.push(sentence)),
    });
    try {
      for (const [command, after] of [
        ['gateOnTestsOnly', others.replace('requirements', 'tests')],
        ['judgeThisFolder', others],
        ['openConfiguration', others],
      ] as const) {
        rmSync(at(configuration), { force: true });
        let asked: Thenable<unknown> = Promise.resolve();
        await inTurn(folder().fsPath, async () => {
          asked = vscode.commands.executeCommand(`tollgate.${command}`);
          await pause(1000);
          assert.equal(existsSync(at(configuration)), false, `${command} waits`);
          writeFileSync(at(configuration), others);
        });
        await answered(command, asked);
        assert.equal(text(configuration), after, command);
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      }
      assert.deepEqual(warned.splice(0), Array(2).fill('`tollgate.yaml` is there already'));
      chmodSync(at(configuration), 0o444);
      await vscode.commands.executeCommand('tollgate.gateOnTestsOnly');
      assert.deepEqual(warned, ['`tollgate.yaml` may only be read; nothing was written']);
      assert.equal(text(configuration), others);
    } finally {
      rmSync(at(configuration), { force: true });
      Object.assign(vscode.window, { showQuickPick, showInformationMessage, showWarningMessage });
    }
  });

  it('what holds now, and says which answer does so no longer', async () => {
    const { showWarningMessage } = vscode.window;
    const warned: string[] = [];
    Object.assign(vscode.window, {
      showWarningMessage: (sentence: string) => Promise.resolve(void warned.push(sentence)),
    });
    const gone = 'docs/specs/gone.md';
    writeFileSync(at(gone), '---\ntollgate: spec\n---\n# Gone\n\n## Requirements\n');
    try {
      let asked: Thenable<unknown> = Promise.resolve();
      await inTurn(folder().fsPath, async () => {
        asked = run('newRequirement', { specification: gone, title: 'Too late', statement: '', criterion: '' });
        await pause(1000);
        rmSync(at(gone));
      });
      await answered('a requirement for a specification that is gone', asked);
      assert.deepEqual(warned, [`An answer holds no longer: \`${gone}\` is none of the choices`]);
    } finally {
      Object.assign(vscode.window, { showWarningMessage });
    }
  });

  it('in the line ends of the file', async () => {
    writeFileSync(at('docs/specs/windows.md'), '---\r\ntollgate: spec\r\n---\r\n# Windows\r\n\r\n## Requirements\r\n');
    await run('newRequirement', { specification: 'docs/specs/windows.md', title: 'One', statement: '', criterion: '' });
    assert.doesNotMatch(text('docs/specs/windows.md').replaceAll('\r\n', ''), /\n/);
    assert.match(text('docs/specs/windows.md'), /^### REQ-008 One\r$/m);
  });
});
