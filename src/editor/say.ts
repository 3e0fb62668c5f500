import * as vscode from 'vscode';
import { type Say, speaker } from '../core/index.ts';

/** Sentences begin small wherever they may follow a place or a colon; where they stand alone they do not. */
export function capitalised(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}

/** Sentences in the language of the editor: the bundles are those of the command line. */
export function editorSay(): Say {
  return speaker(vscode.env.language, vscode.l10n.bundle);
}
