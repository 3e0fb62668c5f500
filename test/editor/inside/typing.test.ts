import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, open, typing, without } from './asking.ts';
import { pause, says, until } from './gate.ts';

const specification = 'docs/specs/invoicing.md';

/** Puts the cursor behind a text, asks for what comes next and takes it; gives what then stands behind the cursor's first place. */
async function accepted(path: string, text: string, patience = 45_000): Promise<string> {
  const { document, position } = await at(path, text);
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(position, position);
  const before = document.getText();
  const began = performance.now();
  // Longer each time, because what is asked for anew is not offered any more: a machine may be slower than that.
  for (let wait = 300; document.getText() === before && performance.now() - began < patience; wait *= 1.5) {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    await pause(wait);
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

describe('Keys and values of our own documents', () => {
  async function offered(path: string, text: string): Promise<string[]> {
    const { document, position } = await at(path, text);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
    );
    return items
      .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text && kind !== vscode.CompletionItemKind.Snippet)
      .map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  it('complete in tollgate.yaml and in front matter', async () => {
    await typing(
      'tollgate.yaml',
      (text) => `${text}paths:\n  sources: [src/]\n  \nseverities:\n  deadline-kept: \n`,
      async () => {
        assert.deepEqual(await offered('tollgate.yaml', '  sources: [src/'), ['src/invoice.js', 'src/numbering.js']);
        assert.ok((await offered('tollgate.yaml', '[src/]\n  ')).includes('reports'));
        assert.deepEqual(await offered('tollgate.yaml', 'deadline-kept: '), ['block', 'warn', 'off']);
      },
    );
    const note = 'docs/architecture/0002-one-process.md';
    await typing(
      note,
      (text) => text.replace('status: accepted', 'status: '),
      async () => assert.ok((await offered(note, 'status: ')).includes('proposed')),
    );
    await without('tollgate.completion.show', () =>
      typing(
        note,
        (text) => text.replace('status: accepted', 'status: '),
        async () => assert.deepEqual(await offered(note, 'status: '), []),
      ),
    );
  });

  it('are explained', async () => {
    const { document, position } = await at('docs/architecture/0002-one-process.md', 'satis');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const told = hovers
      .flatMap(({ contents }) => contents)
      .map((each) => (typeof each === 'string' ? each : each.value));
    assert.ok(
      told.some((each) => each.includes('The requirements that the decision serves')),
      told.join(),
    );
  });
});
