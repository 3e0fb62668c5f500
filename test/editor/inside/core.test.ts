import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { api, commandLine, copied, extension, folder, says, until } from './gate.ts';

/** The least that must hold in every supported VS Code, whichever way Tollgate came there. */
describe('Tollgate', () => {
  it('is activated by what the folder holds', async () => {
    assert.ok(extension);
    // Whoever asks for its interface wakes it.
    await until(
      () => extension?.isActive === true,
      () => 'nothing woke it',
    );
    await api();
    await says('Gate: 2 to go');
  });

  it('keeps what it read for the next window', async () => {
    await until(
      () => existsSync(join(folder().fsPath, '.tollgate/cache/readings')),
      () => 'nothing was kept',
    );
  });

  it('has every command of its manifest', async () => {
    const manifest = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    const wanted = manifest.contributes.commands.map(({ command }) => command);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.ok(wanted.length > 0);
    assert.deepEqual(
      wanted.filter((command) => !known.has(command)),
      [],
    );
  });

  it('copies the verdict that the command line prints, to the byte', async () => {
    assert.equal(await copied(folder()), await commandLine(folder().fsPath));
  });

  it('tells in Problems what it has to say of a file', async () => {
    const specification = vscode.Uri.joinPath(folder(), 'docs/specs/invoicing.md');
    const problems = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(specification);
    await until(
      () => problems().length > 0,
      () => 'there are none',
    );
    const told = problems().map(({ message, source, code, range }) => [range.start.line + 1, source, code, message]);
    assert.deepEqual(told, [
      [
        25,
        'Tollgate',
        'requirements-verified',
        'A test of REQ-002 fails: REQ-002 is rounded to the nearest cent; wanted: every linked test passes',
      ],
      [
        34,
        'Tollgate',
        'requirements-verified',
        'REQ-003 has no linked test; wanted: `@req REQ-003` above a reported test, or the ID in its name',
      ],
    ]);
  });
});
