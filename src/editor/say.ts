import * as vscode from 'vscode';
import { type Message, type Say, speaker } from '../core/index.ts';

/** Sentences begin small wherever they may follow a place or a colon; where they stand alone they do not. */
export function capitalised(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}

/** A sentence that stands alone; a name or a path that it begins with stays as it is. */
export function alone(sentence: Message, say: Say): string {
  const told = say(sentence);
  return sentence.text.startsWith('{') ? told : capitalised(told);
}

/** Sentences in the language of the editor: the bundles are those of the command line. */
export function editorSay(): Say {
  return speaker(vscode.env.language, vscode.l10n.bundle);
}
