import * as vscode from 'vscode';
import type { Lexicon, Mention } from '../core/index.ts';
import type { Editor } from './feature.ts';
import { pathIn } from './path-in.ts';
import type { Session } from './session.ts';
import type { Judged } from './state.ts';

/** Every text of a folder on disk: where IDs mean something, the lexicon knows. */
export const anyFile: vscode.DocumentSelector = { scheme: 'file' };

/** What may be a document of ours: Markdown with front matter, the configuration, records. */
export const ownDocuments: vscode.DocumentSelector = [
  { scheme: 'file', pattern: '**/*.md' },
  { scheme: 'file', pattern: '**/{tollgate,docs/results}.yaml' },
];

/** A document that somebody asks about, and what is known around it. */
export interface Asked {
  readonly session: Session;
  readonly judged: Judged;
  readonly lexicon: Lexicon;
  readonly path: string;
}

/** Undefined where there is nothing to ask: the folder is not judged, or nothing in it asks for a gate. */
export function asked({ sessions }: Pick<Editor, 'sessions'>, uri: vscode.Uri): Asked | undefined {
  const session = sessions.of(uri);
  const path = session && pathIn(session.folder.uri, uri);
  const lexicon = session?.lexicon;
  if (session?.state.kind !== 'judged' || path === undefined || lexicon === undefined) return undefined;
  return { session, judged: session.state, lexicon, path };
}

export interface AskedMention extends Asked {
  readonly mention: Mention;
  readonly range: vscode.Range;
}

/** The ID under the cursor. */
export function askedMention(
  editor: Editor,
  document: vscode.TextDocument,
  position: vscode.Position,
): AskedMention | undefined {
  const all = asked(editor, document.uri);
  const mention = all?.lexicon.mentionAt(all.path, document.getText(), document.offsetAt(position));
  return all && mention && { ...all, mention, range: rangeOf(document, mention) };
}

export function rangeOf(document: vscode.TextDocument, { from, to }: Pick<Mention, 'from' | 'to'>): vscode.Range {
  return new vscode.Range(document.positionAt(from), document.positionAt(to));
}
