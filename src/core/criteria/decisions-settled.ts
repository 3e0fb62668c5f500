import { criterion } from '../criterion.ts';
import { decisionState } from '../criterion/decisions.ts';
import { message } from '../message.ts';
import type { Note } from '../model.ts';

export const decisionsSettled = criterion<Note>({
  id: 'decisions-settled',
  phase: 'design',
  position: 2,
  title: message('No decision is left open'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'block' },
  needs: ['note'],
  subjects: ({ notes }) => notes,
  *judge(note) {
    const state = decisionState(note);
    const base = { subject: note.place.file, place: note.statusPlace ?? note.place, fix: 'tollgate.acceptNote' };
    if (state === 'undecided') {
      yield {
        ...base,
        result: 'fails',
        found: message('still {status}', { status: note.status ?? '' }),
        wanted: message('accepted, rejected or superseded'),
        kind: 'undecided',
      };
    } else if (state === 'unclear') {
      const { status } = note;
      yield {
        ...base,
        result: 'unverified',
        found: status === null ? message('no status') : message('“{status}” is no known status', { status }),
        wanted: message('proposed, accepted, rejected, deprecated or superseded'),
        kind: 'unclear',
      };
    }
  },
  folds: {
    undecided: (n) => ({
      found: message('{n} decisions are still open', { n }),
      wanted: message('accepted, rejected or superseded'),
    }),
    unclear: (n) => ({
      found: message('{n} decisions have no known status', { n }),
      wanted: message('proposed, accepted, rejected, deprecated or superseded'),
    }),
  },
});
