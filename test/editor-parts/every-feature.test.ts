import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { featureRows } from './feature-rows.ts';

const suites = 'test/editor';
const registers = ['command', 'vscode.commands.registerCommand'];
const features = 'src/editor/features';
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { commands: readonly { readonly command: string }[] };
};
const english = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;

/** What is called, and with what first word: `command('Close Defect')`, `run('closeDefect')`. */
function* callsIn(path: string): Generator<{ readonly called: string; readonly first: string }> {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const nodes: ts.Node[] = [source];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const first = ts.isCallExpression(node) ? node.arguments[0] : undefined;
    if (ts.isCallExpression(node) && first !== undefined && ts.isStringLiteralLike(first))
      yield { called: node.expression.getText(), first: first.text };
    node.forEachChild((child) => void nodes.push(child));
  }
}

describe('Every feature of the editor', () => {
  const files = readdirSync(suites, { recursive: true, encoding: 'utf8' }).filter((file) => /\.m?[jt]s$/.test(file));
  const calls = new Map(files.map((file) => [file.replaceAll('\\', '/'), [...callsIn(join(suites, file))]]));
  const isTitle = (called: string): boolean => ['it', 'describe'].includes(called);
  const begun = new Set([...calls.values()].flat().flatMap(({ called, first }) => (isTitle(called) ? [] : [first])));

  for (const { command } of contributes.commands) {
    const name = command.replace('tollgate.', '');
    const title = english[`command.${name}`]?.replace(/…$/, '') ?? '';
    it(`${title} is called in a real VS Code`, () => {
      const calling = [command, name, title, `${title}…`];
      assert.ok(
        calling.some((each) => begun.has(each)),
        `call it in a suite of ${suites}, by the ID ${command} or as somebody who looks for “${title}”, and see the test fail without it`,
      );
    });
  }

  const silent = readdirSync(features)
    .filter((file) => file !== 'index.ts')
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((id) => ![...callsIn(join(features, `${id}.ts`))].some(({ called }) => registers.includes(called)));

  it('without a command has a row that names its test', () => {
    assert.deepEqual(
      silent.filter((id) => !(id in featureRows) && id !== 'authoring'),
      [],
      'add to test/editor-parts/feature-rows.ts which test in a real VS Code fails without it',
    );
  });

  for (const [id, [suite, title]] of Object.entries(featureRows)) {
    it(`${id} has the test that its row names`, () => {
      assert.ok(silent.includes(id), 'there is no such feature without a command');
      const tests = calls.get(suite)?.filter(({ called }) => called === 'it') ?? [];
      assert.ok(
        tests.some(({ first }) => first.startsWith(title)),
        `${suites}/${suite}: ${title}`,
      );
    });
  }
});
