import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { api, folder, until } from './gate.ts';

/** The commands that write where somebody is working: in the example, whose gate is open. */
describe('The editor', () => {
  const at = (path: string): string => join(folder().fsPath, path);
  const uri = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);
  const text = (path: string): string => readFileSync(at(path), 'utf8');
  const run = (name: string, answers: Record<string, string | readonly string[]>): Thenable<unknown> =>
    vscode.commands.executeCommand(`tollgate.${name}`, { answers });
  const show = async (path: string, words: string): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(uri(path));
    const position = document.positionAt(document.getText().indexOf(words));
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
    return document;
  };
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  };
  const specification = 'docs/specs/invoicing.md';

  before(() => api());

  it('links the function at the cursor to a requirement, and takes it back', async () => {
    const before = text('src/numbering.js');
    const document = await show('src/numbering.js', 'return');
    await run('linkToRequirement', { requirement: 'REQ-003' });
    assert.match(document.getText(), /@req [^\n]*REQ-003[^\n]*\n(?:export )?(?:async )?(?:function|class)/);
    assert.match(text('src/numbering.js'), /REQ-003/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await document.save();
  });

  it('links the function that somebody comes from, when a document is open', async () => {
    const before = text('src/numbering.js');
    const document = await show('src/numbering.js', 'return');
    await show(specification, '# ');
    await run('linkToRequirement', { requirement: 'REQ-003' });
    assert.match(text('src/numbering.js'), /@req [^\n]*REQ-003[^\n]*\n(?:export )?(?:async )?(?:function|class)/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, document.uri.fsPath);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await document.save();
  });

  it('makes a requirement of the code at the cursor, with its reference and a test', async () => {
    write('src/discount.js', 'export function applyDiscount(net) {\n  return net;\n}\n');
    await show('src/discount.js', 'return');
    await run('requirementFromHere', { title: 'Discounts', criterion: 'It SHALL subtract a tenth.', test: 'yes' });
    assert.match(text(specification), /^### REQ-006 Discounts$/m);
    assert.equal(text('src/discount.js').split('\n')[0], '// @req REQ-006');
    assert.match(text('test/discounts.test.js'), /'REQ-006 Discounts'/);
  });

  it('records that a requirement is feasible', async () => {
    await run('recordFeasibility', { requirement: ['REQ-006'], verdict: 'yes', remark: 'an hour', by: 'I. Petrov' });
    assert.match(text(specification), /^- Feasible: yes, an hour \(I\. Petrov, \d{4}-\d\d-\d\d\)$/m);
  });

  it('settles a note that is only proposed', async () => {
    const path = 'docs/architecture/0009-discounts.md';
    write(path, '---\nstatus: proposed\nsatisfies: [REQ-006]\n---\n# Discounts\n\n## Decision Outcome\n\nA tenth.\n');
    await run('acceptNote', { note: path });
    assert.match(text(path), /^status: accepted$/m);
  });

  it('describes the environment, and files a defect', async () => {
    const parts = { configuration: 'none', delivery: 'copied', rollback: 'copied back' };
    await run('newEnvironmentNote', {
      title: 'Where it runs',
      runtime: 'Node.js',
      infrastructure: ['package.json'],
      ...parts,
    });
    assert.match(text('docs/architecture/0010-where-it-runs.md'), /runtime: Node\.js/);
    const given = { test: '', severity: 'minor', requirement: 'REQ-006', seen: '', expected: '' };
    await run('newDefect', { title: 'Скидка не та', ...given });
    assert.deepEqual(readdirSync(at('docs/defects')), ['BUG-001-skidka-ne-ta.md']);
  });

  it('begins no second life cycle', async () => {
    const before = text('tollgate.yaml');
    await run('startLifeCycle', { customer: '', people: '' });
    assert.equal(text('tollgate.yaml'), before);
    assert.ok(!existsSync(at('docs/specs/invoicing-2.md')));
  });

  it('changes an ID, with the file of a defect, in one step', async () => {
    const before = text(specification);
    await show(specification, 'tax inspector');
    await run('changeId', { id: 'REQ-004', to: 'TAX-4' });
    assert.equal(text(specification), before.replaceAll('REQ-004', 'TAX-4'));
    await run('changeId', { id: 'TAX-4', to: 'REQ-004' });
    assert.equal(text(specification), before);
    await run('changeId', { id: 'BUG-001', to: 'BUG-007' });
    assert.deepEqual(readdirSync(at('docs/defects')), ['BUG-007-skidka-ne-ta.md']);
    assert.match(text('docs/defects/BUG-007-skidka-ne-ta.md'), /^# BUG-007 /m);
    assert.equal(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).length, 0);
  });

  it('leads to what comes next', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(
      () => vscode.window.activeTextEditor === undefined,
      () => 'something is still shown',
    );
    void vscode.commands.executeCommand('tollgate.whatNext');
    await until(
      () => vscode.window.activeTextEditor !== undefined,
      () => 'nothing is shown',
    );
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
