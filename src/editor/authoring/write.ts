import * as vscode from 'vscode';
import {
  type Answers,
  type Desk,
  type Edit,
  type Edits,
  edits,
  isRefusal,
  message,
  nothingToChoose,
  type Refusal,
  type Say,
  whyNoName,
  wrongNow,
} from '../../core/index.ts';
import { commandOf, sessionFor } from '../command.ts';
import type { Editor } from '../feature.ts';
import { inform, warn } from '../notice.ts';
import { atOurTurn } from '../our-turn.ts';
import { drive } from '../pace.ts';
import { pathIn } from '../path-in.ts';
import { open } from '../places.ts';
import { alone } from '../alone.ts';
import type { Session } from '../session.ts';
import type { Target } from '../target.ts';
import { tellBriefly } from '../tell-briefly.ts';
import { whileLong } from '../while-long.ts';
import { applied } from './apply.ts';
import { ask } from './ask.ts';
import { deskOf, type Looked, spotIn } from './desk.ts';
import { givenBy } from './given.ts';
import { readOnly } from './refused.ts';

const registry: readonly Edit[] = Object.values(edits);

// @req AUTH-001
/**
 * Asks what an edit wants to know, and writes it; nothing is written where the person gives up.
 * @param code where somebody was before they came to a document
 */
export async function write(id: string, editor: Editor, target: Target, code?: vscode.TextEditor): Promise<void> {
  const edit = registry.find((each) => each.id === id);
  const session = await sessionFor(commandOf(id), editor, target);
  if (edit === undefined || session === undefined) return;
  const { say } = editor;
  const spot = spotIn(session, edit, code);
  const looked = await deskOf(session, edit, spot, say);
  if (looked === undefined) {
    void inform(say(unreadable));
    return;
  }
  const { desk } = looked;
  const given = givenIn(target, edit, desk, session);
  // Nobody is asked for what could not be written.
  const inVain =
    readOnly(session.folder.uri.fsPath, targets(edit, desk, given)) ??
    (whyNoName(edit, desk) ?? edit.whyNot?.(desk))?.refused;
  if (inVain !== undefined) {
    void warn(alone(inVain, say));
    return;
  }
  await editor.calm.untilDrawn();
  const answers = await ask(edit, desk, given, say);
  if (answers === undefined) return;
  // What somebody else writes meanwhile is seen, and nobody else chooses what is chosen here.
  const written = await atOurTurn(session.folder, say, () => writtenNow(session, edit, looked, answers, say));
  if (written === undefined) return;
  if (isRefusal(written)) {
    if (written.place !== undefined) await open(session.folder.uri, written.place);
    void warn(alone(written.refused, say));
    return;
  }
  tellBriefly(alone(written.done, say));
  // What was written where nobody looks is shown.
  if (written.goOn === undefined && spot !== undefined && spot.place.file !== spotIn(session, {})?.place.file)
    await open(session.folder.uri, spot.place);
  if (written.goOn?.file.endsWith('.md') === true) void suggested(session);
}

/** One of these is written; where the edit does not know, a new file or any document. */
function* targets(edit: Edit, desk: Desk, given: Answers): Generator<string> {
  const known = edit.writesTo?.(desk, given) ?? [];
  yield* known;
  if (known.length > 0) return;
  yield '';
  const { specifications, notes, tasks, defects, releases } = desk.model;
  for (const { place } of [...specifications, ...notes, ...tasks, ...defects, ...releases]) yield place.file;
}

/** What comes next stands behind the cursor at once, as it would if somebody had typed up to there. */
async function suggested(session: Session): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const place = editor?.selection.active;
  // Nothing can be suggested before the folder is judged with what was written; by then somebody may have gone elsewhere.
  await session.now();
  if (editor === undefined || vscode.window.activeTextEditor !== editor) return;
  if (place?.isEqual(editor.selection.active) === true)
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
}

const unreadable = message('The folder could not be read; see what the views say.');

/** Undefined where the person gave up. Of what was answered, something may hold no longer. */
async function writtenNow(
  { folder }: Session,
  edit: Edit,
  { desk: asked, again }: Looked,
  answers: Answers,
  say: Say,
): Promise<Edits | Refusal | undefined> {
  const now = await again();
  if (now === undefined) return { refused: unreadable };
  const inVain = edit.whyNot?.(now) ?? whyNotNow(edit, answers, now);
  if (inVain !== undefined) return inVain;
  const written = await writtenBy(edit, now, answers, say);
  if (written === undefined) return undefined;
  if (isRefusal(written)) {
    // What went of what was asked about says more than what follows from that.
    const meant = await writtenBy(edit, asked, answers, say);
    return meant !== undefined && isRefusal(meant) ? meant : written;
  }
  const wrong = await applied(folder.uri, written);
  return wrong === undefined ? written : { refused: wrong };
}

function whyNotNow(edit: Edit, answers: Answers, desk: Desk): Refusal | undefined {
  const now = wrongNow(edit, answers, desk);
  if (now === undefined) return undefined;
  const wrong = nothingToChoose(now.question, desk, now.before) ?? now.wrong;
  return { refused: message('an answer holds no longer: {wrong}', { wrong }) };
}

/** Long work shows that it goes on, and can be given up: undefined then. */
async function writtenBy(edit: Edit, desk: Desk, answers: Answers, say: Say): Promise<Edits | Refusal | undefined> {
  if (edit.inSteps === undefined) return edit.write(desk, answers);
  let isStopped = false;
  const work = drive(edit.inSteps(desk, answers), { isStopped: () => isStopped });
  return whileLong(work, say(edit.title), () => (isStopped = true));
}

function givenIn(target: Target, edit: Edit, desk: Desk, { folder }: Session): Answers {
  if (target === undefined) return {};
  if ('answers' in target) return target.answers;
  if (!(target instanceof vscode.Uri)) return givenBy(target.row.about ?? [], edit, desk);
  const path = pathIn(folder.uri, target);
  return path === undefined ? {} : givenBy([path], edit, desk);
}
