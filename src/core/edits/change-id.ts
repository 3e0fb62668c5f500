import {
  type Answers,
  type Change,
  type Choice,
  type Desk,
  type Edit,
  type Edits,
  isRefusal,
  type Refusal,
  textOf,
} from '../edit.ts';
import { finish } from '../reading/finish.ts';
import { grouped } from '../grouped.ts';
import { spelling } from '../ids.ts';
import { message } from '../message.ts';
import type { Model } from '../model.ts';
import { type Bearer, renaming, whyNotCalled } from '../renaming.ts';
import { folderOf } from '../renaming/namesakes.ts';
import { nextDefectId, nextNoteNumber, nextRequirementId } from '../writing/next-id.ts';
import { memoized } from '../memoized.ts';

export const changeId: Edit = {
  id: 'change-id',
  title: message('Change an ID'),
  summary: message('another ID for a requirement, a defect or a note, wherever it stands; signatures stay valid'),
  questions: [
    {
      id: 'id',
      prompt: message('Whose ID?'),
      none: message('nothing here has an ID that could be changed'),
      kind: 'one',
      choices: (desk) => Array.from(bearersIn(desk.model), choice),
      initial: (desk) => [...bearersIn(desk.model)].find(([, bearer]) => isHere(bearer, desk))?.[0],
    },
    {
      id: 'to',
      prompt: message('What shall it be called?'),
      initial: (desk, answers) => next(desk, answers),
      check: (to, desk, answers) => {
        const bearer = meant(desk, answers);
        return bearer && whyNotCalled(to, bearer, desk.model);
      },
    },
  ],
  write: (desk, answers) => finish(changed(desk, answers)),
  inSteps: changed,
};

function* changed(desk: Desk, answers: Answers): Generator<void, Edits | Refusal> {
  const bearer = meant(desk, answers);
  if (bearer === undefined) return { refused: message('nothing has the ID `{id}`', { id: textOf(answers, 'id') }) };
  const to = textOf(answers, 'to');
  const plan = yield* renaming(bearer, to, desk.model, desk.lexicon());
  if (isRefusal(plan)) return plan;
  const change: Change[] = [];
  for (const text of desk.texts(plan.marks)) {
    yield;
    const found = text && plan.in(text);
    if (text === undefined || found === undefined) continue;
    if (isRefusal(found)) return found;
    const { path } = text;
    if (text.isOutdated) return { refused: message('`{path}` was changed meanwhile; nothing was written', { path }) };
    change.push(found);
  }
  const { place, id } = bearer;
  const file = plan.move?.to ?? place.file;
  if (change.length === 0 && plan.move === undefined) {
    return { refused: message('`{path}` was changed meanwhile; nothing was written', { path: place.file }), place };
  }
  const done = message('{id} is called {to} now, in {n} {n|file|files}', { id, to, n: Math.max(1, change.length) });
  return { create: [], change, ...(plan.move && { move: [plan.move] }), done, goOn: { ...place, file } };
}

/** By what each is chosen: an ID, a note's file. What others count by its place keeps its number; a note without one has none to change. */
const bearersIn = memoized((model: Model): ReadonlyMap<string, Bearer> => new Map(keyed(model)), new WeakMap());

/** Those first that share their ID: to tell them apart they are chosen by their place. */
function keyed({ requirements, defects, notes }: Model): readonly (readonly [string, Bearer])[] {
  const groups: Iterable<readonly Bearer[]>[] = [
    grouped(
      requirements.filter(({ convention }) => convention === 'tollgate'),
      ({ id }) => spelling(id),
    ).values(),
    grouped(defects, ({ id }) => id).values(),
    grouped(
      notes.filter(({ id }) => id !== ''),
      ({ id, place }) => folderOf(place.file) + String(Number(id)),
    ).values(),
  ];
  const alike = groups.flatMap((each) => [...each]);
  return [...alike.filter(({ length }) => length > 1), ...alike.filter(({ length }) => length === 1)].flatMap((group) =>
    group.map((bearer) => [keyOf(bearer, group.length > 1), bearer] as const),
  );
}

function keyOf(bearer: Bearer, isOneOfSeveral: boolean): string {
  const { file, line } = bearer.place;
  if ('kind' in bearer && bearer.kind === 'note') return file;
  return isOneOfSeveral ? `${file}:${String(line)}` : bearer.id;
}

function meant(desk: Desk, answers: Answers): Bearer | undefined {
  return bearersIn(desk.model).get(textOf(answers, 'id'));
}

function choice([value, { id, title, place }]: readonly [string, Bearer]): Choice {
  return { value, label: id, description: title ?? '', detail: place.file };
}

function isHere(bearer: Bearer, { spot }: Desk): boolean {
  const { place } = bearer;
  if (spot?.place.file !== place.file) return false;
  return 'kind' in bearer || (place.line <= spot.place.line && spot.place.line <= bearer.endLine);
}

/** Nobody has to look for a free one. */
function next(desk: Desk, answers: Answers): string | undefined {
  const bearer = meant(desk, answers);
  if (bearer === undefined) return undefined;
  if (!('kind' in bearer)) return nextRequirementId(desk, bearer.place.file);
  return bearer.kind === 'defect' ? nextDefectId(desk) : nextNoteNumber(desk);
}
