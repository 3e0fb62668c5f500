import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, eventually, open, placed, typing, uriOf, without } from './asking.ts';
import { says, until } from './gate.ts';

type Links = readonly (vscode.Location | vscode.LocationLink)[];

async function ask<T>(command: string, path: string, text: string, more?: Parameters<typeof at>[2]): Promise<T> {
  const { document, position } = await at(path, text, more);
  return vscode.commands.executeCommand<T>(command, document.uri, position);
}

async function hover(path: string, text: string, more?: Parameters<typeof at>[2]): Promise<string> {
  const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', path, text, more);
  return hovers
    .flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value)))
    .filter((each) => each.includes('file:///') || each.includes('No requirement'))
    .join('\n');
}

const leadingTo = (links: Links): Promise<string[]> =>
  Promise.all(
    links.map((link) =>
      'targetUri' in link ? placed(link.targetUri, link.targetRange) : placed(link.uri, link.range),
    ),
  );

describe('An ID in the editor', () => {
  before(() => says('Gate: 2 to go').then(() => undefined));

  it('is explained where the pointer rests, in every kind of file', async () => {
    for (const [path, text] of [
      ['docs/specs/invoicing.md', '### REQ-002'],
      ['docs/architecture/0001-amounts-in-cents.md', 'REQ-002'],
      ['src/invoice.js', 'REQ-002'],
      ['test/invoice.test.js', 'REQ-002'],
      ['CHANGELOG.md', 'REQ-002'],
      ['docs/signoffs.yaml', 'REQ-002'],
      ['junit.xml', 'REQ-002'],
    ] as const) {
      const told = await hover(path, text);
      assert.match(told, /Value added tax/, `${path}: ${told}`);
      assert.match(told, /a test fails · must/, `${path}: ${told}`);
      assert.match(told, /1\\\. WHEN an amount is taxed/, `${path}: ${told}`);
      assert.match(
        told,
        /M\\\. Lindqvist, customer, 2026\\-11\\-05\]\(file:.*\) \\\(changed since/,
        `${path}: ${told}`,
      );
      assert.match(told, /src\\\/invoice\\\.js\\:7\]\(file:\/\/\/.*\/src\/invoice\.js#L7%2C9\)/, `${path}: ${told}`);
      assert.match(told, /rounded to the nearest cent\]\(.*\) fails/, `${path}: ${told}`);
    }
  });

  it('leads from its tests in what explains it to where they are written', async () => {
    const told = await hover('docs/specs/invoicing.md', '### REQ-002');
    const links = Array.from(told.matchAll(/\[([^\]]*)\]\((command:[^)]*)\)/g), ([, name = '', link = '']) => ({
      name: name.replaceAll('\\', ''),
      link: vscode.Uri.parse(link),
    }));
    assert.deepEqual(
      links.map(({ name }) => name),
      ['REQ-002 is a share of the net amount', 'REQ-002 is rounded to the nearest cent'],
    );
    for (const { name, link } of links) {
      const given = JSON.parse(decodeURIComponent(link.query)) as unknown[];
      await vscode.commands.executeCommand(link.path, ...given);
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor && vscode.workspace.asRelativePath(editor.document.uri), 'test/invoice.test.js');
      assert.match(editor?.document.lineAt(editor.selection.active.line).text ?? '', new RegExp(`'${name}'`));
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is not explained where it is none', async () => {
    assert.equal(await hover('src/invoice.js', 'export'), '');
    assert.equal(await hover('docs/specs/invoicing.md', 'Accountants'), '');
    assert.match(await hover('CHANGELOG.md', 'REQ-022'), /Did you mean REQ\\-002\?/);
  });

  it('leads to its requirement, to its criterion, and to its code', async () => {
    const definition = 'vscode.executeDefinitionProvider';
    assert.deepEqual(await leadingTo(await ask<Links>(definition, 'src/invoice.js', 'REQ-002')), [
      'docs/specs/invoicing.md:25',
    ]);
    assert.deepEqual(await leadingTo(await ask<Links>(definition, 'src/invoice.js', 'export')), []);
    await typing(
      'CHANGELOG.md',
      (text) => `${text}- REQ-001/2\n`,
      async () =>
        assert.deepEqual(await leadingTo(await ask<Links>(definition, 'CHANGELOG.md', 'REQ-001/2')), [
          'docs/specs/invoicing.md:23',
        ]),
    );
    assert.deepEqual(
      await leadingTo(await ask<Links>('vscode.executeImplementationProvider', 'docs/specs/invoicing.md', 'REQ-001')),
      ['src/invoice.js:1', 'src/invoice.js:13'],
    );
  });

  it('is found wherever it is named', async () => {
    const links = await ask<Links>('vscode.executeReferenceProvider', 'src/invoice.js', 'REQ-002');
    assert.deepEqual((await leadingTo(links)).sort(), [
      'CHANGELOG.md:3 REQ-002',
      'README.md:14 REQ-002',
      'docs/architecture/0001-amounts-in-cents.md:5 REQ-002',
      'docs/crlf.md:1 REQ-002',
      'docs/crlf.md:2 REQ-002',
      'docs/signoffs.yaml:2 REQ-002',
      'docs/specs/invoicing.md:25 REQ-002',
      'src/invoice.js:7 REQ-002',
      'test/invoice.test.js:21 REQ-002',
      'test/invoice.test.js:25 REQ-002',
    ]);
  });
});

describe('Above a line', () => {
  async function lenses(path: string, line: number): Promise<[string, string][]> {
    const { uri } = await open(path);
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
    return all
      .filter(({ range }) => range.start.line + 1 === line)
      .map(({ command }): [string, string] => [command?.title ?? '', (command?.command ?? '').replace(/^.*\./, '')]);
  }

  it('a requirement says what it has, and each part leads there', async () => {
    assert.deepEqual(await lenses('docs/specs/invoicing.md', 25), [
      ['1 in code', 'open'],
      ['2 tests', 'goToTest'],
      ['a test fails', 'goToTest'],
      ['changed since M. Lindqvist signed', 'open'],
    ]);
    assert.deepEqual(await lenses('docs/specs/invoicing.md', 52), [
      ['draft', ''],
      ['not signed', ''],
    ]);
  });

  it('code and tests say what they serve, and how that stands', async () => {
    assert.deepEqual(await lenses('src/invoice.js', 13), [
      ['REQ-001 Total of an invoice: verified', 'open'],
      ['REQ-003 No empty invoice: no linked test', 'open'],
    ]);
    assert.deepEqual(await lenses('test/invoice.test.js', 25), [['REQ-002 Value added tax: a test fails', 'open']]);
    assert.deepEqual(await lenses('test/numbering.test.js', 6), [['REQ-004 Invoice numbers: verified', 'open']]);
    assert.deepEqual(await lenses('README.md', 14), []);
  });

  it('a test that is being written is not told that there is none', () =>
    typing(
      'test/numbering.test.js',
      (text) => `it('REQ-003 refuses', () => {});\n${text}`,
      async () =>
        assert.deepEqual(await lenses('test/numbering.test.js', 1), [
          ['REQ-003 No empty invoice: not found in a report', 'open'],
        ]),
    ));

  it('is silence where people do not want it', async () => {
    await without('tollgate.lenses.show', async () => assert.deepEqual(await lenses('src/invoice.js', 13), []));
  });
});

describe('Around a document', () => {
  it('paths in notes lead to what they name', async () => {
    const { uri } = await open('docs/architecture/0002-one-process.md');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
    assert.deepEqual(
      links.map(({ target, range }) => [range.start.line + 1, target && vscode.workspace.asRelativePath(target)]),
      [
        [7, 'src/numbering.js'],
        [10, 'package.json'],
      ],
    );
  });

  it('the outline of a specification is its requirements, with their criteria', async () => {
    const { uri } = await open('docs/specs/invoicing.md');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    const own = symbols.filter(({ kind }) => kind === vscode.SymbolKind.Key);
    assert.deepEqual(
      own.map(({ name, detail, range, children }) => [
        name,
        detail,
        range.start.line + 1,
        range.end.line + 1,
        children.length,
      ]),
      [
        ['REQ-001 Total of an invoice', 'verified', 15, 23, 2],
        ['REQ-002 Value added tax', 'a test fails', 25, 32, 1],
        ['REQ-003 No empty invoice', 'no linked test', 34, 41, 1],
        ['REQ-004 Invoice numbers', 'verified', 43, 50, 1],
        ['REQ-005 Invoices by e-mail', 'draft', 52, 55, 0],
      ],
    );
    assert.match(own[1]?.children[0]?.name ?? '', /^1\. WHEN an amount is taxed/);
  });

  it('requirements are found by ID and by words', async () => {
    const found = async (words: string): Promise<string[]> => {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        words,
      );
      return symbols
        .filter(({ kind }) => kind === vscode.SymbolKind.Key)
        .map(
          ({ name, location }) =>
            `${name} ${vscode.workspace.asRelativePath(location.uri)}:${location.range.start.line + 1}`,
        );
    };
    assert.deepEqual(await found('REQ-003'), ['REQ-003 No empty invoice docs/specs/invoicing.md:34']);
    assert.deepEqual(await found('tax'), ['REQ-002 Value added tax docs/specs/invoicing.md:25']);
  });
});

describe('The Markdown preview', () => {
  const preview = async (path: string): Promise<string> =>
    vscode.commands.executeCommand<string>('markdown.api.render', await open(path));

  it('leads from an ID to its requirement, and says beside the heading how it stands', async () => {
    const spec = await preview('docs/specs/invoicing.md');
    assert.match(
      spec,
      /<h3 [^>]*id="req-002-value-added-tax"[^>]*><span id="L25" [^>]*><\/span>REQ-002 Value added tax <span class="[^"]*">a test fails<\/span><\/h3>/,
    );
    assert.match(
      await preview('CHANGELOG.md'),
      /<a href="docs\/specs\/invoicing\.md#L25" title="REQ-002 Value added tax: a test fails"[^>]*>REQ-002<\/a> rounds/,
    );
  });

  it('is as it was where people do not want it', async () => {
    await without('tollgate.preview.show', async () =>
      assert.doesNotMatch(await preview('docs/specs/invoicing.md'), /tollgate-|"L25"/),
    );
  });

  it('is made again when a requirement stands otherwise, as long as it is open', async () => {
    await vscode.commands.executeCommand('markdown.showPreview', uriOf('docs/specs/invoicing.md'));
    const { tabGroups } = vscode.window;
    const isOpen = (): boolean => tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputWebview;
    await until(isOpen, () => 'no preview');
    assert.equal(await refreshed(), true);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(
      () => !isOpen(),
      () => 'the preview is still open',
    );
    assert.equal(await refreshed(), false);
  });

  /** Whether the preview is asked to begin anew while a draft becomes a requirement. */
  async function refreshed(): Promise<boolean> {
    const { executeCommand } = vscode.commands;
    const asked: string[] = [];
    const listening = (id: string, ...more: unknown[]): Thenable<unknown> => {
      asked.push(id);
      return executeCommand(id, ...more);
    };
    Object.assign(vscode.commands, { executeCommand: listening });
    try {
      await typing(
        'docs/specs/invoicing.md',
        (text) => text.replace('- State: draft\n', ''),
        async () => {
          const html = await eventually(
            () => preview('docs/specs/invoicing.md'),
            (each) => !each.includes('>draft<'),
          );
          assert.match(html, /Invoices by e-mail <span [^>]*>no linked test</);
        },
      );
    } finally {
      Object.assign(vscode.commands, { executeCommand });
    }
    await eventually(
      () => preview('docs/specs/invoicing.md'),
      (each) => each.includes('>draft<'),
    );
    return asked.includes('markdown.preview.refresh');
  }
});

describe('An ID that is being typed', () => {
  async function offered(path: string, text: string): Promise<vscode.CompletionItem[]> {
    const { document, position } = await at(path, text);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
      undefined,
      1,
    );
    return list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
  }
  const labels = (items: readonly vscode.CompletionItem[]): string[] =>
    items.map(({ label }) => (typeof label === 'string' ? label : `${label.label} ${label.description}`));

  it('is offered behind the tag in a comment, the likely one first, with what it is about', async () => {
    await typing(
      'src/numbering.js',
      (text) => `// @req \n${text}`,
      async () => {
        const items = await offered('src/numbering.js', '// @req ');
        assert.deepEqual(labels(items), [
          'REQ-004 Invoice numbers',
          'REQ-001 Total of an invoice',
          'REQ-002 Value added tax',
          'REQ-003 No empty invoice',
          'REQ-005 Invoices by e-mail',
        ]);
        assert.equal(items[0]?.detail, 'verified · Invoicing');
        assert.match((items[0]?.documentation as vscode.MarkdownString).value, /Invoice numbers/);
      },
    );
    await typing(
      'src/numbering.js',
      (text) => `// @req tax\n${text}`,
      async () =>
        assert.deepEqual(labels(await offered('src/numbering.js', '// @req tax')), ['REQ-002 Value added tax']),
    );
  });

  it('is offered in the name of a test, and in a document', async () => {
    await typing(
      'test/numbering.test.js',
      (text) => text.replace("it('follow", "it('REQ-follow"),
      async () => assert.equal((await offered('test/numbering.test.js', "it('REQ-")).length, 5),
    );
    await typing(
      'docs/architecture/0002-one-process.md',
      (text) => text.replace('satisfies: [REQ-004', 'satisfies: [REQ-'),
      async () => assert.equal((await offered('docs/architecture/0002-one-process.md', '[REQ-')).length, 5),
    );
  });

  it('is not offered elsewhere, nor where people do not want it', async () => {
    assert.deepEqual(await offered('src/invoice.js', 'export '), []);
    await without('tollgate.completion.show', async () =>
      typing(
        'src/numbering.js',
        (text) => `// @req \n${text}`,
        async () => assert.deepEqual(await offered('src/numbering.js', '// @req '), []),
      ),
    );
  });
});
