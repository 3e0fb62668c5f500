import * as vscode from 'vscode';
import { type Level, message, type Say } from '../core/index.ts';
import { alone } from './alone.ts';
import { warn } from './notice.ts';
import { readOnly, refused } from './authoring/refused.ts';
import { uriOf } from './places.ts';

export const configurationFile = 'tollgate.yaml';

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Writes a `tollgate.yaml` that says the level, and in comments what else may stand there; shows it, or says why it cannot. An edit that can be undone. */
export async function createConfiguration(folder: vscode.Uri, level: Level, say: Say): Promise<void> {
  const uri = uriOf(folder, configurationFile);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(template(level, say)) });
  if (await vscode.workspace.applyEdit(edit)) await vscode.window.showTextDocument(uri);
  else void warn(alone(refused(folder.fsPath, [configurationFile]), say));
}

/** Why there can be none; undefined where it could be created. */
export function whyNoConfiguration(folder: vscode.Uri, say: Say): string | undefined {
  const why = readOnly(folder.fsPath, [configurationFile]);
  return why && alone(why, say);
}

function template(level: Level, say: Say): string {
  const comments = [
    message('What must hold before this folder may be released. Everything but the next line is optional.'),
    message(
      '`tests`: they ran on this content and pass. `requirements`: also each requirement is verified. `delivery`: everything.',
    ),
  ];
  const examples = [
    ['customer: Northwind Logistics', message('whom the result is for')],
    ['test: npm test', message('the command that runs the tests, where it is not the usual one')],
    ['people: [{ name: I. Petrov, roles: [analyst] }]', message('who takes part')],
    ['paths: { reports: [build/junit.xml] }', message('where things are, where it is not the usual place')],
  ] as const;
  const width = Math.max(...examples.map(([example]) => example.length));
  return [
    ...comments.map((comment) => `# ${say(comment)}`),
    `gate: ${level}`,
    '',
    ...examples.map(([example, comment]) => `# ${example.padEnd(width)}  # ${say(comment)}`),
    '',
  ].join('\n');
}
