import { criterion } from '../criterion.ts';
import { isInForce } from '../criterion/decisions.ts';
import { message } from '../message.ts';
import type { Stated } from '../model.ts';

/** Not applicable where no note names a file: `environment-designed` asks for that. */
export const infrastructurePresent = criterion<Stated>({
  id: 'infrastructure-present',
  phase: 'build',
  position: 2,
  title: message('Each infrastructure file that a note names is there'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  needs: ['note'],
  subjects: ({ notes }) => notes.filter(isInForce).flatMap((note) => note.environment?.infrastructure ?? []),
  *judge({ value: path, place }, { tree }) {
    if (tree.nonEmptyFilesAt(path) > 0) return;
    yield {
      result: 'fails',
      subject: path,
      place,
      found: message('infrastructure: no file with content at `{path}`', { path }),
      wanted: message('a file there that is not empty, or the right path'),
      kind: 'missing',
    };
  },
  folds: {
    missing: (n) => ({
      found: message('{n} infrastructure files are not where their notes say', { n }),
      wanted: message('files there that are not empty, or the right paths'),
    }),
  },
});
