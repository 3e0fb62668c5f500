import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { api, folder, pause, says, theGate } from './gate.ts';

/** The verdict follows what happens to the files, whoever does it. The folder is the example with an open gate, in git. */
describe('The gate follows', () => {
  const measured: (readonly [string, number])[] = [];
  const at = (path: string): string => join(folder().fsPath, path);
  const uri = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);
  const change = (path: string, by: (text: string) => string): void =>
    writeFileSync(at(path), by(readFileSync(at(path), 'utf8')));

  /** Does something, and waits until the gate says what it must say then. */
  async function follows(what: string, act: () => unknown, text: string): Promise<void> {
    await act();
    measured.push([what, await says(text)]);
  }

  before(async () => {
    await says('Gate open');
    // Nobody is told when a watcher has begun to watch: the first files may be too early for it.
    for (let tries = 0; (await theGate()).text !== 'Gate: results stale'; tries++) {
      assert.ok(tries < 20, 'no new file is noticed');
      writeFileSync(at(`src/first-${tries}.js`), '// x\n');
      await pause(500);
    }
    for (let tries = 0; tries < 20; tries++) rmSync(at(`src/first-${tries}.js`), { force: true });
    await says('Gate open');
  });

  afterEach('everything is as it was', () => says('Gate open').then(() => undefined));

  after(() => {
    for (const [what, milliseconds] of measured) console.log(`      ${Math.round(milliseconds)} ms: ${what}`);
  });

  it('a source that is saved, and saved back', async () => {
    const before = readFileSync(at('src/invoice.js'), 'utf8');
    await follows('a source saved', () => change('src/invoice.js', (text) => `${text}\n`), 'Gate: results stale');
    await follows('a source saved back', () => writeFileSync(at('src/invoice.js'), before), 'Gate open');
  });

  it('a file that is created, and deleted', async () => {
    await follows('a file created', () => writeFileSync(at('src/new.js'), '// new\n'), 'Gate: results stale');
    await follows('a file deleted', () => rmSync(at('src/new.js')), 'Gate open');
  });

  it('a file that is renamed, and a folder', async () => {
    const rename = (from: string, to: string) => () => renameSync(at(from), at(to));
    await follows('a file renamed', rename('src/numbering.js', 'src/numbers.js'), 'Gate: results stale');
    await follows('a file renamed back', rename('src/numbers.js', 'src/numbering.js'), 'Gate open');
    await follows('a folder renamed', rename('src', 'lib'), 'Gate: results stale');
    await follows('a folder renamed back', rename('lib', 'src'), 'Gate open');
  });

  it('a branch that is switched', async () => {
    const git = (branch: string) => () => execFileSync('git', ['switch', '-q', branch], { cwd: folder().fsPath });
    await follows('another branch', git('other'), 'Gate: results stale');
    await follows('the branch from before', git('main'), 'Gate open');
  });

  it('a specification that goes, and comes back', async () => {
    const [specification, away] = [at('docs/specs/invoicing.md'), join(folder().fsPath, '../away.md')];
    await follows('a specification gone', () => renameSync(specification, away), 'Gate: no requirements');
    await follows('a specification back', () => renameSync(away, specification), 'Gate open');
  });

  it('a report that git ignores', async () => {
    const report = readFileSync(at('junit.xml'));
    await follows('a report deleted', () => rmSync(at('junit.xml')), 'Gate: no test results');
    await follows('a report written', () => writeFileSync(at('junit.xml'), report), 'Gate open');
  });

  it('the configuration, and its mistakes at their line', async () => {
    const before = readFileSync(at('tollgate.yaml'), 'utf8');
    await follows(
      'a mistake in tollgate.yaml',
      () => writeFileSync(at('tollgate.yaml'), '# one\n# two\ngate: wide\n'),
      'Gate: tollgate.yaml line 3',
    );
    await follows('tollgate.yaml mended', () => writeFileSync(at('tollgate.yaml'), before), 'Gate open');
  });

  it('a specification as it is typed, before it is saved', async () => {
    const document = await vscode.workspace.openTextDocument(uri('docs/specs/invoicing.md'));
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    const { end } = document.lineAt(document.lineCount - 1).range;
    edit.insert(
      document.uri,
      end,
      '\n### REQ-006 Discounts\n\nAcceptance criteria:\n1. THE SYSTEM SHALL give 3 % discount.\n',
    );
    await follows('a specification typed', () => vscode.workspace.applyEdit(edit), 'Gate: 1 to go');
    assert.ok(document.isDirty);
    const revert = () => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await follows('a specification thrown away', revert, 'Gate open');
  });

  it('no source before it is saved, because tests run on what is saved', async () => {
    const document = await vscode.workspace.openTextDocument(uri('src/invoice.js'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// typed\n'));
    await pause(1000);
    assert.equal((await theGate()).text, 'Gate open');
    await follows('a source saved in the editor', () => document.save(), 'Gate: results stale');
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 1, 0)));
    await follows('a source saved back in the editor', () => document.save(), 'Gate open');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('a thousand files at once, in few steps', async () => {
    let steps = 0;
    const listening = (await api()).onDidChange(() => steps++);
    mkdirSync(at('src/many'));
    const write = (): void => {
      for (let n = 0; n < 1000; n++) writeFileSync(at(`src/many/${n}.js`), `// ${n}\n`);
    };
    await follows('a thousand files created', write, 'Gate: results stale');
    await follows('a thousand files deleted', () => rmSync(at('src/many'), { recursive: true }), 'Gate open');
    listening.dispose();
    assert.ok(steps <= 20, `${steps} steps`);
  });

  it('in folders that are made together with those above them', async () => {
    mkdirSync(at('src/deep/er/and/deeper'), { recursive: true });
    const write = (text: string): void => writeFileSync(at('src/deep/er/and/deeper/one.js'), text);
    await follows('a file in new folders', () => write('// 1\n'), 'Gate: results stale');
    await pause(500);
    await follows('the new folders deleted', () => rmSync(at('src/deep'), { recursive: true }), 'Gate open');
    mkdirSync(at('src/deep/er/and/deeper'), { recursive: true });
    await pause(700);
    await follows('a file written there later', () => write('// 2\n'), 'Gate: results stale');
    await follows('the file deleted', () => rmSync(at('src/deep/er/and/deeper/one.js')), 'Gate open');
    rmSync(at('src/deep'), { recursive: true });
  });

  it('within a second, as a rule', () => {
    const sorted = measured.map(([, milliseconds]) => milliseconds).sort((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)];
    assert.ok(middle !== undefined && middle < 1000, sorted.map(Math.round).join(', '));
  });
});
