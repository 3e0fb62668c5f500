import { decisionState } from '../criterion/decisions.ts';
import { type Desk, type Edit, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { Note } from '../model.ts';
import { gone, leftAlone } from '../writing/broken.ts';
import { changeTo } from '../writing/lines.ts';
import { withStatus } from '../writing/note-status.ts';

export const acceptNote: Edit = {
  id: 'accept-note',
  title: message('Accept a Note'),
  summary: message('settles a decision that an architecture note only proposes'),
  questions: [
    {
      id: 'note',
      prompt: message('Which note?'),
      none: message('no decision of an architecture note is still open'),
      kind: 'one',
      choices: (desk) =>
        undecided(desk).map(({ place, title, status }) => ({
          value: place.file,
          label: title ?? place.file,
          description: place.file,
          ...(status !== null && { detail: status }),
        })),
      initial: (desk) => undecided(desk).find(({ place }) => place.file === desk.spot?.place.file)?.place.file,
    },
    {
      id: 'status',
      prompt: message('What became of it?'),
      kind: 'one',
      aside: true,
      choices: () => [
        { value: 'accepted', label: message('accepted') },
        { value: 'rejected', label: message('rejected') },
        { value: 'deprecated', label: message('deprecated') },
      ],
      initial: () => 'accepted',
    },
  ],
  write(desk, answers) {
    const path = textOf(answers, 'note');
    const note = desk.model.notes.find(({ place }) => place.file === path);
    const text = desk.text(path);
    if (note === undefined || text === undefined) return gone(path);
    const status = textOf(answers, 'status') || 'accepted';
    const after = withStatus(text, note, status, desk);
    if (after === undefined) return leftAlone(desk, path);
    return {
      create: [],
      change: [changeTo(path, text, after)],
      done: message('`{path}` is {status}', { path, status }),
    };
  },
};

function undecided({ model }: Desk): readonly Note[] {
  return model.notes.filter((note) => ['undecided', 'unclear'].includes(decisionState(note)));
}
