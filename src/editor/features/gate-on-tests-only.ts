import * as vscode from 'vscode';
import { command, sessionFor } from '../command.ts';
import { configurationFile, createConfiguration, exists } from '../configuration.ts';
import type { Feature } from '../feature.ts';
import { gateEdit } from '../gate-line.ts';
import { uriOf } from '../places.ts';

/** Lets the tests alone decide: says so in `tollgate.yaml`, by an edit that can be undone. */
export const gateOnTestsOnly: Feature = {
  id: 'gate-on-tests-only',
  *start(editor) {
    yield command('tollgate.gateOnTestsOnly', editor, async (target) => {
      const session = await sessionFor('tollgate.gateOnTestsOnly', editor, target);
      if (session === undefined) return;
      const uri = uriOf(session.folder.uri, configurationFile);
      if (await exists(uri)) await editGate(uri);
      else await createConfiguration(session.folder.uri, 'tests', editor.say);
      await session.now();
    });
  },
};

async function editGate(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const wasSaved = !document.isDirty;
  const { line, from, to, text } = gateEdit(document.getText(), 'tests');
  const shown = await vscode.window.showTextDocument(document);
  const range = new vscode.Range(line, from, line, to);
  await shown.edit((edit) => edit.replace(range, text));
  shown.revealRange(range);
  // What somebody else was typing there is theirs to save.
  if (wasSaved) await document.save();
}
