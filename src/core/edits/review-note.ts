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
        const serving = desk.model.notes.filter((note) => served(note, desk).length > 0);
        const isSuspect = (note: Note): boolean => suspects(note, desk).length > 0;
        return [...serving.filter(isSuspect), ...serving.filter((note) => !isSuspect(note))].map((note) =>
          noteChoice(note, desk),
        );
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
        const suspect = suspects(note, desk);
        return (suspect.length > 0 ? suspect : served(note, desk)).map(({ id }) => id);
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

function served(note: Note, { model }: Desk): Requirement[] {
  return model.requirements.filter((each) => each.state !== 'retired' && model.trace.notes(each).includes(note));
}

/** Those of which an earlier text is on record, and not the one of now. */
function suspects(note: Note, desk: Desk): Requirement[] {
  const { findings } = desk.verdict;
  const ids = new Set(
    findings
      .filter(({ criterion, place }) => criterion === 'design-current' && place?.file === note.place.file)
      .map(({ subject }) => subject),
  );
  return served(note, desk).filter(({ id }) => ids.has(id));
}

function noteChoice(note: Note, desk: Desk): Choice {
  const suspect = suspects(note, desk).map(({ id }) => id);
  return {
    value: note.place.file,
    label: `${note.id} ${note.title ?? ''}`.trim(),
    description: suspect.length > 0 ? message('changed since: {ids}', { ids: suspect }) : note.place.file,
  };
}
