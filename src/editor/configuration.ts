import * as vscode from 'vscode';
import type { Say } from '../core/index.ts';
import { alone } from './alone.ts';
import { readOnly } from './authoring/refused.ts';

export const configurationFile = 'tollgate.yaml';

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Why there can be none; undefined where it could be created. */
export function whyNoConfiguration(folder: vscode.Uri, say: Say): string | undefined {
  const why = readOnly(folder.fsPath, [configurationFile]);
  return why && alone(why, say);
}
