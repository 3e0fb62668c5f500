import assert from 'node:assert/strict';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, open, replaceAll, told, uriOf } from './asking.ts';
import { inTurn } from '../../../src/disk/in-turn.ts';
import { folder, pause, says, until } from './gate.ts';

const onDisk = (path: string): string => readFileSync(uriOf(path).fsPath, 'utf8');
const textOf = async (path: string): Promise<string> => (await open(path)).getText();

/** Asks for another ID where one stands; gives why not, or what would be edited. */
async function renamed(path: string, text: string, to: string): Promise<vscode.WorkspaceEdit | string> {
  const { document, position } = await at(path, text);
  let edit = new vscode.WorkspaceEdit();
  const [refusal] = await told(async () => {
    edit = await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, position, to);
  });
  assert.equal(edit.size === 0, refusal !== undefined, 'it says why where it gives nothing');
  return refusal ?? edit;
}

/** Why not; empty where it may be. */
async function refused(...asked: Parameters<typeof renamed>): Promise<string> {
  const result = await renamed(...asked);
  return typeof result === 'string' ? result : '';
}

async function apply(edit: vscode.WorkspaceEdit | string): Promise<void> {
  assert.ok(typeof edit === 'object', JSON.stringify(edit));
  assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
  await vscode.workspace.saveAll(false);
}

const paths = [
  'CHANGELOG.md',
  'README.md',
  'docs/architecture/0001-amounts-in-cents.md',
  'docs/crlf.md',
  'docs/signoffs.yaml',
  'docs/specs/invoicing.md',
  'src/invoice.js',
  'test/invoice.test.js',
];

describe('Another ID for a requirement', () => {
  before(() => says('Gate: 2 to go').then(() => undefined));

  it('stands everywhere at once, on unsaved text too, in each file’s own line ends', async () => {
    const changelog = await open('CHANGELOG.md');
    await replaceAll(changelog, `${changelog.getText()}- unsaved REQ-002\n`);
    const before = new Map(await Promise.all(paths.map(async (path) => [path, await textOf(path)] as const)));
    const crlf = onDisk('docs/crlf.md');
    await apply(await renamed('src/invoice.js', 'REQ-002', 'TAX-002'));
    for (const path of paths) {
      const expected = (before.get(path) ?? '').replaceAll('REQ-002', 'TAX-002');
      assert.equal(await textOf(path), expected, path);
      assert.equal(onDisk(path).replaceAll('\r\n', '\n'), expected.replaceAll('\r\n', '\n'), path);
    }
    assert.match(await textOf('CHANGELOG.md'), /- unsaved TAX-002/);
    assert.equal(onDisk('docs/crlf.md'), crlf.replaceAll('REQ-002', 'TAX-002'));
    assert.equal(crlf.split('\r\n').length, 4);
    await until(
      async () => typeof (await renamed('src/invoice.js', 'TAX-002', 'REQ-002')) === 'object',
      () => refused('src/invoice.js', 'TAX-002', 'REQ-002'),
    );
    await apply(await renamed('src/invoice.js', 'TAX-002', 'REQ-002'));
    for (const path of paths) assert.equal(await textOf(path), before.get(path), path);
  });

  it('takes what somebody else wrote meanwhile', async () => {
    writeFileSync(uriOf('docs/late.md').fsPath, 'a late REQ-002\r\n');
    const edit = await renamed('docs/specs/invoicing.md', '### REQ-002', 'TAX-003');
    assert.ok(typeof edit === 'object', JSON.stringify(edit));
    assert.equal(edit.get(uriOf('docs/late.md')).length, 1);
  });

  it('is given in turn with whoever else writes in the folder, who then waits until it is written', async () => {
    const order: string[] = [];
    let other: Promise<void> | undefined;
    await new Promise<void>((begun) => {
      other = inTurn(folder().fsPath, async () => {
        begun();
        await pause(1500);
        writeFileSync(uriOf('docs/late.md').fsPath, 'later REQ-002 and REQ-002\r\n');
        order.push('the other writes');
      });
    });
    const asked = renamed('docs/specs/invoicing.md', '### REQ-002', 'TAX-003').then((edit) => {
      order.push('the edit is given');
      return edit;
    });
    const edit = await asked;
    assert.ok(typeof edit === 'object', JSON.stringify(edit));
    assert.equal(edit.get(uriOf('docs/late.md')).length, 2);
    const next = inTurn(folder().fsPath, () => void order.push(`the next sees ${onDisk('docs/late.md').trim()}`));
    await apply(edit);
    await Promise.all([other, next]);
    assert.deepEqual(order, ['the other writes', 'the edit is given', 'the next sees later TAX-003 and TAX-003']);
    await vscode.commands.executeCommand('tollgate.checkNow');
    await apply(await renamed('docs/specs/invoicing.md', '### TAX-003', 'REQ-002'));
    await vscode.commands.executeCommand('tollgate.checkNow');
  });

  it('is refused with a sentence, and then nothing is changed', async () => {
    assert.match(await refused('src/invoice.js', 'REQ-002', 'tax'), /no ID of a requirement/);
    assert.match(
      await refused('src/invoice.js', 'REQ-002', 'REQ-001'),
      /REQ-001 is taken: docs\/specs\/invoicing\.md line 15/,
    );
    const file = uriOf('docs/crlf.md').fsPath;
    chmodSync(file, 0o444);
    try {
      assert.match(
        await refused('src/invoice.js', 'REQ-002', 'TAX-001'),
        /`docs\/crlf\.md` may only be read; nothing was written/,
      );
    } finally {
      chmodSync(file, 0o644);
    }
    writeFileSync(uriOf('docs/merge.md').fsPath, 'REQ-002\r\n<<<<<<< HEAD\r\n');
    try {
      assert.match(
        await refused('src/invoice.js', 'REQ-002', 'TAX-001'),
        /docs\/merge\.md line 2: a merge is not finished/,
      );
    } finally {
      rmSync(uriOf('docs/merge.md').fsPath);
    }
    assert.equal(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).length, 0);
    assert.ok(folder());
  });

  it('is asked for with the whole ID, and only where one stands', async () => {
    const asked = async (path: string, text: string): Promise<unknown> => {
      const { document, position } = await at(path, text);
      return vscode.commands.executeCommand('vscode.prepareRename', document.uri, position);
    };
    const offer = (await asked('src/invoice.js', '// @req REQ-00')) as { placeholder: string; range: vscode.Range };
    assert.equal(offer.placeholder, 'REQ-001');
    assert.equal((await open('src/invoice.js')).getText(offer.range), 'REQ-001');
    const specification = uriOf('docs/specs/invoicing.md').fsPath;
    chmodSync(specification, 0o444);
    try {
      await assert.rejects(
        asked('src/invoice.js', '// @req REQ-00'),
        /`docs\/specs\/invoicing\.md` may only be read; nothing was written/,
        'and not where nothing could be written',
      );
    } finally {
      chmodSync(specification, 0o644);
    }
    assert.notEqual(
      ((await asked('src/invoice.js', 'export func')) as { placeholder?: string }).placeholder,
      'REQ-001',
    );
  });
});
