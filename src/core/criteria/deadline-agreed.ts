import { criterion } from '../criterion.ts';
import { isDay } from '../days.ts';
import { message } from '../message.ts';
import type { Specification } from '../model.ts';
import { inScope, inScopeAt } from '../criterion/scoped.ts';

/** A specification has a deadline, or each of its requirements in scope has one. */
export const deadlineAgreed = criterion<Specification>({
  id: 'deadline-agreed',
  phase: 'requirements',
  position: 3,
  title: message('A deadline is agreed for everything that is asked for'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  needs: ['specification'],
  subjects: inScope,
  *judge({ deadline, place }, _model, policy) {
    if (deadline !== undefined && isDay(deadline.value)) return;
    const requirements = inScopeAt(place.file, policy);
    const missing = requirements.filter((requirement) => requirement.deadline === undefined);
    const wrong = [deadline, ...requirements.map((each) => each.deadline)].find(
      (each) => each !== undefined && !isDay(each.value),
    );
    if (wrong === undefined && missing.length === 0) return;
    yield {
      result: 'fails',
      subject: place.file,
      place: wrong?.place ?? place,
      found:
        wrong === undefined
          ? message('no deadline')
          : message('the deadline `{text}` is not a day', { text: wrong.value }),
      wanted: message('`deadline:` with a day, written like 2027-01-31'),
      kind: 'no-deadline',
    };
  },
  folds: {
    'no-deadline': (n) => ({
      found: message('{n} specifications have no deadline', { n }),
      wanted: message('`deadline:` with a day, written like 2027-01-31'),
    }),
  },
});
