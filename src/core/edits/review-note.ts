import { type Answers, type Choice, type Desk, type Edit, type Edits, listOf, type Refusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { Note, Requirement } from '../model.ts';
import { finish } from '../reading/finish.ts';
import { byQuestion } from '../writing/asking.ts';
import { oneLine } from '../writing/inline.ts';
import { recorded, signoffsFile } from '../writing/signoffs.ts';

/** Says that somebody looked at a note again, with the requirements that it serves as they are written now. */
export const reviewNote: Edit = {
  id: 'review-note',
  title: message('Mark Reviewed'),
  summary: message('record that an architecture note was looked at again, with its requirements as they are now'),
  questions: [
    {
      id: 'note',
      prompt: message('Which note was looked at again?'),
      none: message('no architecture note says which requirements it satisfies'),
      kind: 'one',
      choices: (desk) => {
        const all = [...serving(desk)];
        const isSuspect = ({ suspect }: Serving): boolean => suspect.length > 0;
        return [...all.filter(isSuspect), ...all.filter((each) => !isSuspect(each))].map(noteChoice);
      },
    },
    {
      id: 'requirements',
      prompt: message('With which requirements? Those that changed since are chosen.'),
      kind: 'several',
      choices: (desk, answers) => {
        const note = noteIn(desk, answers);
        return note === undefined
          ? []
          : served(note, desk).map(({ id, title, place }) => ({
              value: id,
              label: id,
              description: title,
              detail: place.file,
            }));
      },
      initial: (desk, answers) => {
        const note = noteIn(desk, answers);
        if (note === undefined) return [];
        const { requirements = [], suspect = [] } = servingOf(note, desk) ?? {};
        return (suspect.length > 0 ? suspect : requirements).map(({ id }) => id);
      },
    },
    byQuestion(message('Who looked at it?')),
  ],
  writesTo: () => [signoffsFile],
  write(desk, answers): Edits | Refusal {
    const note = noteIn(desk, answers);
    if (note === undefined)
      return { refused: message('there is no such note that says which requirements it satisfies') };
    const asked = new Set(listOf(answers, 'requirements'));
    const reviewed = served(note, desk).filter(({ id }) => asked.delete(id));
    const [unserved] = asked;
    if (unserved !== undefined) {
      return {
        refused: message('`{file}` does not say that it satisfies {id}', { file: note.place.file, id: unserved }),
      };
    }
    if (reviewed.length === 0) return { refused: message('nothing was chosen to be reviewed') };
    const by = oneLine(textOf(answers, 'by'));
    const entries = reviewed.map(({ id, digest }) => ({
      note: note.place.file,
      requirement: id,
      digest,
      by,
      on: desk.today,
    }));
    const done = message('{by} looked at `{file}` with {ids}', {
      by,
      file: note.place.file,
      ids: reviewed.map(({ id }) => id),
    });
    return finish(recorded(desk, 'reviews', entries, done));
  },
};

function noteIn({ model }: Desk, answers: Answers): Note | undefined {
  const asked = textOf(answers, 'note');
  const byFile = model.notes.find(({ place }) => place.file === asked);
  const [only, ...others] = model.notes.filter(({ id }) => id === asked);
  return byFile ?? (others.length === 0 ? only : undefined);
}

/** A note with the requirements that it serves. */
interface Serving {
  readonly note: Note;
  readonly requirements: readonly Requirement[];
  /** Those of which an earlier text is on record, and not the one of now. */
  readonly suspect: readonly Requirement[];
}

/** All notes that serve any, in their order. */
function* serving({ model, verdict }: Desk): Generator<Serving> {
  const byNote = new Map<Note, Requirement[]>();
  for (const requirement of model.requirements.filter(({ state }) => state !== 'retired'))
    for (const note of model.trace.notes(requirement)) {
      const own = byNote.get(note);
      if (own === undefined) byNote.set(note, [requirement]);
      else own.push(requirement);
    }
  const suspects = new Map<string, Set<string | null>>();
  for (const { criterion, place, subject } of verdict.findings) {
    if (criterion !== 'design-current' || place === null) continue;
    suspects.set(place.file, (suspects.get(place.file) ?? new Set()).add(subject));
  }
  for (const note of model.notes) {
    const requirements = byNote.get(note) ?? [];
    const suspect = requirements.filter(({ id }) => suspects.get(note.place.file)?.has(id));
    if (requirements.length > 0) yield { note, requirements, suspect };
  }
}

function servingOf(note: Note, desk: Desk): Serving | undefined {
  return [...serving(desk)].find((each) => each.note === note);
}

function served(note: Note, desk: Desk): readonly Requirement[] {
  return servingOf(note, desk)?.requirements ?? [];
}

function noteChoice({ note, suspect }: Serving): Choice {
  return {
    value: note.place.file,
    label: `${note.id} ${note.title ?? ''}`.trim(),
    description:
      suspect.length > 0 ? message('changed since: {ids}', { ids: suspect.map(({ id }) => id) }) : note.place.file,
  };
}
