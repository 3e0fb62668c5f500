import * as vscode from 'vscode';
import { inOneLine, type Say, speaker } from '../core/index.ts';
import { isolated } from './isolated.ts';

/** Sentences in the language of the editor: the bundles are those of the command line. */
export function editorSay(): Say {
  return speaker(vscode.env.language, vscode.l10n.bundle, (text) => isolated(inOneLine(text)));
}
