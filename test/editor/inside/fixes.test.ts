import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { at, codeActions, eventually, open, typing, uriOf } from './asking.ts';
import { says, until } from './gate.ts';

const specification = 'docs/specs/invoicing.md';

async function offered(path: string, line: number): Promise<readonly vscode.CodeAction[]> {
  const { uri } = await open(path);
  const at = new vscode.Range(line - 1, 0, line - 1, 0);
  const all = await codeActions(uri, at);
  return all.filter(({ kind }) => kind?.value === 'quickfix');
}

const titles = async (path: string, line: number): Promise<string[]> =>
  (await offered(path, line)).map(({ title }) => title);

/** What is said of a file in Problems. */
const told = (path: string): string[] =>
  vscode.languages.getDiagnostics(uriOf(path)).map(({ message, range }) => `${range.start.line + 1} ${message}`);

/** Takes the fix of that name, and waits until what it mends is said no longer. */
async function mends(path: string, line: number, title: string, problem: RegExp): Promise<string> {
  await until(
    () => told(path).some((each) => problem.test(each)),
    () => told(path).join('\n'),
  );
  const actions = await eventually(
    () => offered(path, line),
    (all) => all.some((each) => each.title === title),
  );
  const action = actions.find((each) => each.title === title);
  assert.ok(action?.edit);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  const document = await open(path);
  await document.save();
  await until(
    () => !told(path).some((each) => problem.test(each)),
    () => told(path).join('\n'),
  );
  return document.getText();
}

describe('What helps with a problem', () => {
  before(() => says('Gate: 2 to go').then(() => undefined));

  it('is the command of the finding, called on what it is about', async () => {
    const actions = await eventually(
      () => offered(specification, 34),
      (all) => all.length > 0,
    );
    const link = actions.find(({ command }) => command?.command === 'tollgate.newTest');
    assert.equal(link?.title, 'New Test…');
  });

  it('of a test that fails stands where that is written', async () => {
    const test = 'test/invoice.test.js';
    const { position } = await at(test, 'is rounded to the nearest cent');
    const line = position.line + 1;
    const actions = await eventually(
      () => offered(test, line),
      (all) => all.length > 0,
    );
    assert.ok(actions.some(({ command }) => command?.command === 'tollgate.newDefect'));
    assert.deepEqual(await titles(test, line - 1), []);
  });

  it('is the ID that was meant', async () => {
    writeFileSync(uriOf('src/slip.js').fsPath, '// @req REQ-022\r\nlet x;\r\n');
    try {
      const text = await mends('src/slip.js', 1, 'Cite REQ-002', /no requirement is called REQ-022/i);
      assert.equal(text, '// @req REQ-002\r\nlet x;\r\n');
    } finally {
      rmSync(uriOf('src/slip.js').fsPath);
    }
  });

  it('is a first criterion, a number of its own, and an obligation, while the specification is typed', async () => {
    const added =
      '\n### REQ-001 Again\n\nThe clerk asks.\n\n### REQ-009 Bare\n\nAcceptance criteria:\n1. The clerk should see it.\n';
    await typing(
      specification,
      (text) => text + added,
      async () => {
        const line = (await open(specification)).getText().split('\n').indexOf('### REQ-001 Again') + 1;
        await mends(specification, line, 'Call this one REQ-010', /REQ-001 is taken/i);
        await mends(specification, line, 'Write an acceptance criterion', /REQ-010 has no acceptance criterion/i);
        const text = await mends(specification, line + 10, 'Write SHALL', /“should” obliges nobody/i).catch(
          async (error: unknown) => {
            throw new Error(`${String(error)} ${(await titles(specification, line + 10)).join()}`);
          },
        );
        assert.match(text, /1\. The clerk SHALL see it\./);
      },
    );
  });

  it('is the key that was meant in tollgate.yaml', async () => {
    await typing(
      'tollgate.yaml',
      (text) => text.replace('people:', 'peoples:'),
      async () => assert.match(await mends('tollgate.yaml', 4, 'Write people', /peoples/), /^people:$/m),
    );
  });

  it('is nothing where nothing is wrong', async () => {
    assert.deepEqual(await titles('src/numbering.js', 3), []);
  });
});
