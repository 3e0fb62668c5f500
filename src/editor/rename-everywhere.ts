import * as vscode from 'vscode';
import {
  type Bearer,
  type Change,
  type Meaning,
  type Mention,
  message,
  type Message,
  type Move,
  renaming,
  whyNotRenamed,
} from '../core/index.ts';
import { whyNotMoved } from '../disk/apply.ts';
import { isPresent } from '../disk/present.ts';
import { isWritable } from '../disk/writable.ts';
import { askedMention, type AskedMention, rangeOf } from './asked.ts';
import { complain } from './notice.ts';
import { readOnly } from './authoring/refused.ts';
import type { Editor } from './feature.ts';
import { givenInTurn } from './given-in-turn.ts';
import { drive } from './pace.ts';
import { uriOf } from './places.ts';
import { rangesIn } from './ranges.ts';
import type { Judged } from './state.ts';

/** The ID that would be changed; undefined where another extension may know better. Throws what VS Code shows, where it cannot be changed. */
export function nameUnder(
  editor: Editor,
  document: vscode.TextDocument,
  position: vscode.Position,
): { readonly range: vscode.Range; readonly placeholder: string } | undefined {
  const found = askedMention(editor, document, position);
  if (found === undefined || isInName(document.getText(), found.mention)) return undefined;
  const { mention, judged, session } = found;
  const { meaning } = mention;
  const bearer = bearerOf(meaning);
  const refused =
    bearer === undefined
      ? whyNot(meaning, judged)
      : (whyNotRenamed(bearer, judged.read.model) ?? readOnly(session.folder.uri.fsPath, [bearer.place.file]));
  if (refused !== undefined) throw new Error(editor.say(refused));
  return { range: rangeOf(document, { from: mention.from, to: mention.idTo }), placeholder: mention.id };
}

/**
 * All that changes when a requirement gets another ID, by what the files say now. Where nothing may be changed that is said here, and nothing is
 * given: VS Code would go on to ask others, and Markdown's own renames the whole heading.
 */
export async function renamedEverywhere(
  editor: Editor,
  document: vscode.TextDocument,
  position: vscode.Position,
  to: string,
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit | undefined> {
  const session = editor.sessions.of(document.uri);
  const work = (): Promise<vscode.WorkspaceEdit | undefined> => renamedNow(editor, document, position, to, token);
  return session && givenInTurn(session.folder, editor.say, work);
}

async function renamedNow(
  editor: Editor,
  document: vscode.TextDocument,
  position: vscode.Position,
  to: string,
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit | undefined> {
  await editor.sessions.of(document.uri)?.now();
  const found = askedMention(editor, document, position);
  if (found === undefined) return undefined;
  const changes = await changesEverywhere(found, to, token);
  const edit = new vscode.WorkspaceEdit();
  if ('text' in changes) {
    void complain(editor.say(changes));
    return edit;
  }
  const { uri } = found.session.folder;
  for (const { path, before, spans } of changes.change) {
    const rangeIn = rangesIn(before);
    for (const span of spans) edit.replace(uriOf(uri, path), rangeIn(span), span.text);
  }
  if (changes.move !== undefined) edit.renameFile(uriOf(uri, changes.move.from), uriOf(uri, changes.move.to));
  return edit;
}

/** What changes, or why nothing may. */
async function changesEverywhere(
  { mention: { meaning }, session, judged, lexicon }: AskedMention,
  to: string,
  token: vscode.CancellationToken,
): Promise<{ readonly change: readonly Change[]; readonly move: Move | undefined } | Message> {
  const { model } = judged.read;
  const bearer = bearerOf(meaning);
  const refused = bearer === undefined ? whyNot(meaning, judged) : whyNotRenamed(bearer, model);
  if (bearer === undefined || refused !== undefined) return refused ?? whyNot(meaning, judged);
  const pace = { isStopped: () => token.isCancellationRequested };
  const plan = await drive(renaming(bearer, to, model, lexicon), pace);
  if (plan === undefined) return { change: [], move: undefined };
  if ('refused' in plan) return plan.refused;
  const folder = session.folder.uri;
  const work = session.search(plan.marks, function* (text): Generator<Change | Message> {
    const change = plan.in(text);
    if (change === undefined) return;
    const { path: file } = text;
    if ('refused' in change) yield change.refused;
    else if (text.isOutdated) yield message('`{path}` was changed meanwhile; nothing was written', { path: file });
    else if (!isWritable(folder.fsPath, file))
      yield message('`{path}` may only be read; nothing was written', { path: file });
    else yield change;
  });
  const found = await drive(work, pace);
  const change = (found ?? []).filter((each) => 'spans' in each);
  const move = found === undefined ? undefined : plan.move;
  const kept = move && whyNotMoved(folder.fsPath, move.from);
  if (kept !== undefined) return kept;
  if (move !== undefined && isPresent(folder.fsPath, move.to))
    return message('`{path}` is there already', { path: move.to });
  return found?.find((each) => 'text' in each) ?? { change, move };
}

function bearerOf(meaning: Meaning): Bearer | undefined {
  if (meaning.kind === 'defect') return meaning.defect;
  return meaning.kind === 'requirement' ? meaning.requirement : undefined;
}

function whyNot(meaning: Meaning, { read: { model } }: Judged): Message {
  const [namesake] = meaning.kind === 'ambiguous' ? meaning.requirements : [];
  return (namesake && whyNotRenamed(namesake, model)) ?? message('No ID of a requirement or a defect stands here.');
}

/** `test_REQ_007_rounds` is the name of a function, and other extensions rename those. */
function isInName(text: string, { from, to }: Pick<Mention, 'from' | 'to'>): boolean {
  return /[\p{L}\p{N}_]$/u.test(text.slice(from - 1, from)) || /^[\p{L}\p{N}_]/u.test(text.slice(to, to + 1));
}
