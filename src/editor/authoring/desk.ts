import * as vscode from 'vscode';
import {
  changedInBranches,
  type Desk,
  digestOf,
  type Edit,
  isDocument,
  lazily,
  lexicon,
  mayRequire,
  message,
  type ReadRepository,
  type Say,
  soundTextOf,
  type Spot,
} from '../../core/index.ts';
import { unmergedBranches } from '../../disk/branches.ts';
import { folderName } from '../../disk/folder-name.ts';
import { elsewhere } from '../../disk/git.ts';
import { isPresent } from '../../disk/present.ts';
import { today } from '../day.ts';
import { pathIn } from '../path-in.ts';
import { uriOf } from '../places.ts';
import type { Session } from '../session.ts';
import { tellBriefly } from '../tell-briefly.ts';

/** What an edit may know: the folder as it would be if all that is typed were saved. Undefined where it is not read. */
export async function deskOf(
  session: Session,
  edit: Edit,
  spot: Spot | undefined,
  say: Say,
): Promise<Desk | undefined> {
  const asked = knownElsewhere(session, say);
  const judged = await session.now();
  const { files } = session;
  if (judged === undefined || files === undefined) return undefined;
  const { uri } = session.folder;
  const { me, ids } = await asked;
  const changedElsewhere = edit.comparesBranches && (await comparedWith(session, judged.read, say));
  return {
    model: judged.read.model,
    config: judged.read.config.config,
    verdict: judged.verdict,
    today: today(),
    folderName: folderName(uri.fsPath),
    language: vscode.env.language,
    me,
    idsElsewhere: ids,
    ...(changedElsewhere && { changedElsewhere }),
    spot,
    text: (path) => openDocument(uriOf(uri, path))?.getText() ?? soundTextOf(files, path),
    exists: (path) => files.read(path) !== undefined || isPresent(uri.fsPath, path),
    digest: (path) => digestOf(files, path),
    lexicon: lazily(() => lexicon(judged.read, judged.verdict)),
    texts: (has) => session.texts(has),
  };
}

/** Git is a program of its own: it runs only where somebody trusts the folder. */
async function knownElsewhere(
  { folder }: Session,
  say: Say,
): Promise<{ readonly me: string | undefined; readonly ids: readonly string[] }> {
  if (!vscode.workspace.isTrusted) return { me: undefined, ids: [] };
  const known = await elsewhere(folder.uri.fsPath);
  if (!known.isComplete) {
    const note = message('other branches could not be looked through in time: an ID from here may be taken there');
    tellBriefly(say(note));
  }
  return known;
}

async function comparedWith({ folder }: Session, read: ReadRepository, say: Say): Promise<Desk['changedElsewhere']> {
  if (!vscode.workspace.isTrusted) return undefined;
  const { branches, isComplete } = await unmergedBranches(folder.uri.fsPath, mayRequire(read));
  if (!isComplete) {
    const note = message('not all other branches could be compared: a requirement may be changed there, too');
    tellBriefly(say(note));
  }
  return changedInBranches(read, branches);
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString() && !each.isClosed);
}

/**
 * Where the cursor is, if it is in this folder.
 * @param code where it was before, in code
 */
export function spotIn(
  session: Session,
  { isAtCode }: Pick<Edit, 'isAtCode'>,
  code?: vscode.TextEditor,
): Spot | undefined {
  const here = spotOf(session, vscode.window.activeTextEditor);
  if (isAtCode !== true || (here !== undefined && !isDocument(here.place.file))) return here;
  return (code?.document.isClosed === false ? spotOf(session, code) : undefined) ?? here;
}

function spotOf({ folder }: Session, editor: vscode.TextEditor | undefined): Spot | undefined {
  const file = editor && pathIn(folder.uri, editor.document.uri);
  if (editor === undefined || file === undefined) return undefined;
  const { selection, document } = editor;
  const { line, character } = selection.active;
  return { place: { file, line: line + 1, column: character + 1 }, selection: document.getText(selection) };
}
