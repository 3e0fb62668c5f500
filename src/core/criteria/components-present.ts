import { criterion } from '../criterion.ts';
import { isInForce } from '../criterion/decisions.ts';
import { message } from '../message.ts';
import type { Component } from '../model.ts';

/**
 * Not applicable where no note names a component: many repositories keep notes that name none, and that the design is missing altogether is
 * said once, by `design-exists`.
 */
export const componentsPresent = criterion<Component>({
  id: 'components-present',
  phase: 'build',
  position: 1,
  title: message('Each component that a note names is there'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'block' },
  needs: ['note'],
  subjects: ({ notes }) => notes.filter(isInForce).flatMap((note) => note.components),
  *judge({ name, path, place }, { tree }) {
    if (path !== '' && tree.nonEmptyFilesAt(path) > 0) return;
    yield {
      result: 'fails',
      subject: name,
      place,
      ...(path === ''
        ? {
            found: message('the component {name} has no path', { name }),
            wanted: message('a name and its path for each, as in `api: src/api`'),
          }
        : {
            found: message('component {name}: no file with content at `{path}`', { name, path }),
            wanted: message('at least one file there that is not empty, or the right path'),
          }),
      kind: 'missing',
    };
  },
  folds: {
    missing: (n) => ({
      found: message('{n} components are not where their notes say', { n }),
      wanted: message('at least one file for each that is not empty, or the right paths'),
    }),
  },
});
