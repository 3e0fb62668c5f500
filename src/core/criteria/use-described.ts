import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { Specification } from '../model.ts';
import { inScope } from '../criterion/scoped.ts';

export const useDescribed = criterion<Specification>({
  id: 'use-described',
  phase: 'requirements',
  position: 2,
  title: message('Each specification says for whom and for what use it is'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  needs: ['specification'],
  subjects: inScope,
  *judge(specification, _model, { config }) {
    const { customer, users, purpose, place } = specification;
    if (purpose !== undefined) return;
    const missing = [
      ...(customer === undefined && config.customer === undefined ? ['customer'] : []),
      ...(users === undefined ? ['users'] : []),
    ];
    if (missing.length === 0) return;
    yield {
      result: 'fails',
      subject: place.file,
      place,
      found: message('no purpose, and nothing said of: {missing}', { missing }),
      wanted: message('`customer:` and `users:` at the head of the file, or a Purpose that is not empty'),
      kind: 'no-use',
    };
  },
  folds: {
    'no-use': (n) => ({
      found: message('{n} specifications do not say for whom and for what use they are', { n }),
      wanted: message('`customer:` and `users:` at the head of each file, or a Purpose that is not empty'),
    }),
  },
});
