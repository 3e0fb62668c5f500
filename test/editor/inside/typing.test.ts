import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, open, typing, without } from './asking.ts';
import { pause, says, until } from './gate.ts';

const specification = 'docs/specs/invoicing.md';

/** Puts the cursor behind a text, asks for what comes next and takes it; gives what then stands behind the cursor's first place. */
async function accepted(path: string, text: string, patience = 10_000): Promise<string> {
  const { document, position } = await at(path, text);
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(position, position);
  const before = document.getText();
  const began = performance.now();
  while (document.getText() === before && performance.now() - began < patience) {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    await pause(300);
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
  }
  const offset = document.offsetAt(position);
  const after = document.getText();
  await vscode.commands.executeCommand('leaveSnippet');
  return after.slice(offset, after.length - (before.length - offset));
}

describe('Ghost text', () => {
  before(() => says('Gate: 2 to go').then(() => undefined));

  it('goes on with a requirement, a criterion, and the keys at the top', async () => {
    await typing(
      specification,
      (text) => `${text}\n### REQ-006 Discounts`,
      async () =>
        assert.equal(
          await accepted(specification, '### REQ-006 Discounts'),
          '\nAs …, I want …, so that ….\n\n- Priority: must\n- Release: 1.0.0\n\nAcceptance criteria:\n1. WHEN …, THE SYSTEM SHALL ….\n',
        ),
    );
    await typing(
      specification,
      (text) => `${text}\nAcceptance criteria:\n1. IF there is no address`,
      async () => assert.equal(await accepted(specification, 'IF there is no address'), ', THEN THE SYSTEM SHALL ….'),
    );
    await typing(
      specification,
      (text) => text.replace('customer: Northwind Logistics\n', '\n'),
      async () => assert.equal(await accepted(specification, 'tollgate: spec\n'), 'customer: Northwind Logistics'),
    );
  });

  it('is silent elsewhere, and where people do not want it', async () => {
    await typing(
      'README.md',
      (text) => `${text}\nWHEN x`,
      async () => assert.equal(await accepted('README.md', 'WHEN x', 1500), ''),
    );
    await without('tollgate.ghostText.show', () =>
      typing(
        specification,
        (text) => `${text}\n1. WHEN x`,
        async () => assert.equal(await accepted(specification, 'WHEN x', 1500), ''),
      ),
    );
    await until(
      async () => !(await open(specification)).isDirty,
      () => 'still typed',
    );
  });
});
