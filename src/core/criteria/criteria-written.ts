import { isPlaceholder } from '../convention/placeholder.ts';
import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { Requirement } from '../model.ts';
import { requirementsInScope } from '../criterion/scoped.ts';

export const criteriaWritten = criterion<Requirement>({
  id: 'criteria-written',
  phase: 'requirements',
  position: 5,
  title: message('Each requirement has an acceptance criterion'),
  severity: { tests: 'off', requirements: 'block', delivery: 'block' },
  needs: ['specification'],
  subjects: requirementsInScope,
  *judge({ id, criteria, isSentence, place }) {
    if (isSentence === true || criteria.some(({ text }) => !isPlaceholder(text))) return;
    yield {
      result: 'fails',
      subject: id,
      place,
      found: message('{id} has no acceptance criterion', { id }),
      wanted: message('a numbered list under “Acceptance criteria:”'),
      kind: 'no-criterion',
    };
  },
  folds: {
    'no-criterion': (n) => ({
      found: message('{n} requirements have no acceptance criterion', { n }),
      wanted: message('a numbered list under “Acceptance criteria:” in each'),
    }),
  },
});
