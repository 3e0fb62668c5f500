import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { at, codeActions, eventually, open, uriOf } from './asking.ts';
import { api, folder, theGate, until } from './gate.ts';

/** Texts of all files that somebody wrote. */
function texts(): Map<string, string> {
  const found = readdirSync(folder().fsPath, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/node_modules|dist|test-results|\.tollgate/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(found.map((path) => [path, readFileSync(path, 'utf8')]));
}

describe('Among ten thousand requirements', () => {
  before(async () => {
    await api();
    await until(
      async () => /^Gate(?!…)/.test((await theGate()).text ?? ''),
      async () => String((await theGate()).text),
    );
  });

  it('one gets another ID everywhere, and nothing else changes', async () => {
    const before = texts();
    const [path] = [...before].find(([, text]) => text.includes('### REQ-05000')) ?? [];
    const file = vscode.workspace.asRelativePath(vscode.Uri.file(path ?? ''));
    const { document, position } = await at(file, '### REQ-05000');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      position,
      'TAX-1',
    );
    assert.ok(edit.size > 1, 'a specification, and what cites it');
    assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
    await vscode.workspace.saveAll(false);
    const after = texts();
    for (const [each, text] of before) assert.equal(after.get(each), text.replace(/REQ-05000(?!\d)/g, 'TAX-1'), each);
    await vscode.commands.executeCommand('tollgate.changeId', { answers: { id: 'TAX-1', to: 'REQ-05000' } });
    assert.deepEqual(texts(), before);
  });

  it('a reference that leads nowhere is mended', async () => {
    const path = 'src/slip.js';
    writeFileSync(uriOf(path).fsPath, '// @req REQ-50000\nlet x;\n');
    const document = await open(path);
    const all = new vscode.Range(0, 0, 1, 0);
    const actions = await eventually(
      () => codeActions(document.uri, all),
      (found) => found.some(({ title }) => title.startsWith('Cite REQ-')),
    );
    const cite = actions.find(({ title }) => title.startsWith('Cite REQ-'));
    assert.ok(cite?.edit !== undefined && (await vscode.workspace.applyEdit(cite.edit)));
    await document.save();
    assert.match(readFileSync(uriOf(path).fsPath, 'utf8'), /^\/\/ @req REQ-(?!50000)\d{5}\nlet x;\n$/);
    await until(
      () => vscode.languages.getDiagnostics(document.uri).every(({ message }) => !message.includes('REQ-50000')),
      () => JSON.stringify(vscode.languages.getDiagnostics(document.uri)),
    );
  });
});
