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
import { savedText } from '../../disk/saved-text.ts';
import { today } from '../day.ts';
import { pathIn } from '../path-in.ts';
import { uriOf } from '../places.ts';
import { withLf } from '../search.ts';
import type { Session } from '../session.ts';
import type { Judged } from '../state.ts';
import { tellBriefly } from '../tell-briefly.ts';

export interface Looked {
  readonly desk: Desk;
  /** What may be known now, of the same branches: others may have written meanwhile. Undefined where the folder is not read. */
  readonly again: () => Promise<Desk | undefined>;
}

/** What an edit may know: the folder as it would be if all that is typed were saved. Undefined where it is not read. */
export async function deskOf(
  session: Session,
  edit: Edit,
  spot: Spot | undefined,
  say: Say,
): Promise<Looked | undefined> {
  const asked = knownElsewhere(session, say);
  const judged = await session.now();
  const { me, ids } = await asked;
  if (judged === undefined) return undefined;
  const compared = edit.comparesBranches && (await comparedWith(session, judged.read, say));
  const known = { me, idsElsewhere: ids, spot };
  const desk = deskOver(session, judged, known, compared);
  const again = async (): Promise<Desk | undefined> => {
    await untilTakenUp(session.folder.uri);
    const now = await session.now();
    return now && deskOver(session, now, known, compared);
  };
  return desk && { desk, again };
}

function deskOver(
  session: Session,
  { read, verdict }: Judged,
  known: Pick<Desk, 'me' | 'idsElsewhere' | 'spot'>,
  compared: Compared | undefined,
): Desk | undefined {
  const { files } = session;
  if (files === undefined) return undefined;
  const { uri } = session.folder;
  return {
    model: read.model,
    config: read.config.config,
    verdict,
    today: today(),
    folderName: folderName(uri.fsPath),
    language: vscode.env.language,
    ...known,
    ...(compared && { changedElsewhere: changedInBranches(read, compared) }),
    text: (path) => openDocument(uriOf(uri, path))?.getText() ?? soundTextOf(files, path),
    exists: (path) => files.read(path) !== undefined || isPresent(uri.fsPath, path),
    digest: (path) => digestOf(files, path),
    lexicon: lazily(() => lexicon(read, verdict)),
    texts: (has) => session.texts(has),
  };
}

/** Milliseconds in which the editor takes up what changed on the disk, as a rule. */
const takesUp = 2000;

/** What others have written is in the documents that are open: nothing is written into one that is behind its file. */
export async function untilTakenUp(folder: vscode.Uri): Promise<void> {
  const isBehind = (document: vscode.TextDocument): boolean => {
    const path = document.isClosed || document.isDirty ? undefined : pathIn(folder, document.uri);
    const saved = path === undefined ? undefined : savedText(folder.fsPath, path);
    return saved !== undefined && !saved.isGarbled && withLf(saved.text) !== withLf(document.getText());
  };
  const end = Date.now() + takesUp;
  while (Date.now() < end && vscode.workspace.textDocuments.some(isBehind)) await aWhile();
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

function aWhile(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}

type Compared = Parameters<typeof changedInBranches>[1];

async function comparedWith({ folder }: Session, read: ReadRepository, say: Say): Promise<Compared | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const { branches, isComplete } = await unmergedBranches(folder.uri.fsPath, mayRequire(read));
  if (!isComplete) {
    const note = message('not all other branches could be compared: a requirement may be changed there, too');
    tellBriefly(say(note));
  }
  return branches;
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
