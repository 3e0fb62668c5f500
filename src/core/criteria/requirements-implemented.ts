import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { Requirement } from '../model.ts';
import { requirementsInScope } from '../criterion/scoped.ts';

export const requirementsImplemented = criterion<Requirement>({
  id: 'requirements-implemented',
  phase: 'build',
  position: 3,
  title: message('Each requirement is referenced from the code that implements it'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'block' },
  needs: ['specification', 'source'],
  subjects: requirementsInScope,
  *judge(requirement, { trace }) {
    const { id, place, needs } = requirement;
    // It asks for no code of its own: others carry it out.
    if (needs !== undefined && !needs.includes('impl')) return;
    if (trace.implementations(requirement).length > 0) return;
    yield {
      result: 'fails',
      subject: id,
      place,
      found: message('no code references {id}', { id }),
      wanted: message('`@req {id}` in a comment of the code that implements it', { id }),
      kind: 'not-referenced',
      fix: 'tollgate.linkToRequirement',
    };
  },
  folds: {
    'not-referenced': (n) => ({
      found: message('{n} requirements are not referenced from code', { n }),
      wanted: message('`@req` and the ID in a comment of the code that implements each'),
    }),
  },
});
