import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answered, folder, until } from './gate.ts';

export const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);
export const open = (path: string): Promise<vscode.TextDocument> =>
  answered(`open ${path}`, vscode.workspace.openTextDocument(uriOf(path)));

/** A document, and the position behind the n-th occurrence of a text in it, or `into` characters into it. */
export async function at(
  path: string,
  text: string,
  { nth = 1, into = text.length }: { readonly nth?: number; readonly into?: number } = {},
): Promise<{ readonly document: vscode.TextDocument; readonly position: vscode.Position }> {
  const document = await open(path);
  let from = -1;
  for (let n = 0; n < nth; n++) from = document.getText().indexOf(text, from + 1);
  assert.ok(from >= 0, `${text} in ${path}`);
  return { document, position: document.positionAt(from + into) };
}

/** `docs/specs/invoicing.md:25 REQ-002`: where it is, and what stands there. */
export async function placed(uri: vscode.Uri, range: vscode.Range): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  return `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1} ${document.getText(range)}`.trim();
}

/** Types into a document, as somebody would, and takes it back afterwards. */
export async function typing<T>(path: string, change: (text: string) => string, then: () => Promise<T>): Promise<T> {
  const document = await open(path);
  const before = document.getText();
  await replaceAll(document, change(before));
  try {
    return await then();
  } finally {
    await replaceAll(document, before);
    await save(document);
  }
}

export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await apply(edit));
}

export const apply = (edit: vscode.WorkspaceEdit): Promise<boolean> =>
  answered('apply an edit', vscode.workspace.applyEdit(edit));
export const save = (document: vscode.TextDocument): Promise<boolean> =>
  answered(`save ${document.uri.path}`, document.save());

/** Asks again until the answer is what is wanted: the verdict follows what is typed. */
export async function eventually<T>(ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  let answer = await ask();
  await until(
    async () => isRight(answer) || isRight((answer = await ask())),
    () => JSON.stringify(answer),
  );
  return answer;
}

/**
 * What the editor offers at a range. It takes its question back when the document is read anew from the disk meanwhile,
 * as it does when somebody opens the menu then: it is asked again.
 */
export async function codeActions(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  let actions: readonly vscode.CodeAction[] = [];
  await until(
    async () => {
      try {
        const asked = vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          uri,
          range,
        );
        actions = await answered('code actions', asked);
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'Canceled') return false;
        throw error;
      }
    },
    () => 'the question for code actions is taken back each time',
  );
  return actions;
}

/** With a setting switched off. */
export async function without(setting: string, then: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update(setting, false, vscode.ConfigurationTarget.Global);
  try {
    await then();
  } finally {
    await settings.update(setting, undefined, vscode.ConfigurationTarget.Global);
  }
}

/** What the editor says in messages meanwhile. */
export async function told(act: () => Promise<unknown>): Promise<string[]> {
  const before = vscode.window.showErrorMessage;
  const messages: string[] = [];
  Object.assign(vscode.window, {
    showErrorMessage: (message: string) => {
      messages.push(message);
      return Promise.resolve(undefined);
    },
  });
  try {
    await act();
  } finally {
    Object.assign(vscode.window, { showErrorMessage: before });
  }
  return messages;
}
