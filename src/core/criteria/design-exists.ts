import { criterion } from '../criterion.ts';
import { message } from '../message.ts';

export const designExists = criterion<'repository'>({
  id: 'design-exists',
  phase: 'design',
  position: 1,
  title: message('The architecture is written down'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  needs: ['note'],
  subjects: () => ['repository'],
  *judge(_subject, { notes }) {
    if (notes.length > 0) return;
    yield {
      result: 'unverified',
      subject: null,
      place: null,
      found: message('no architecture note was found'),
      wanted: message('a note for each decision, as in `docs/architecture/0001-slug.md`'),
      fix: 'tollgate.newArchitectureNote',
    };
  },
});
