import { criterion } from '../criterion.ts';
import { daysBetween, isDay } from '../days.ts';
import { type Dated, datedAhead } from '../criterion/deadlines.ts';
import { message } from '../message.ts';

/** Only a passed day speaks, and only for what is not in operation yet. */
export const deadlineKept = criterion<Dated>({
  id: 'deadline-kept',
  phase: 'requirements',
  position: 4,
  title: message('No deadline has passed'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'warn' },
  needs: ['specification'],
  subjects: datedAhead,
  *judge(dated, _model, { today }) {
    const { deadline: day } = dated;
    if (day === undefined) return;
    const subject = 'id' in dated ? dated.id : dated.place.file;
    if (!isDay(day.value)) {
      yield {
        subject,
        place: day.place,
        result: 'unverified',
        found: message('the deadline `{text}` is not a day', { text: day.value }),
        wanted: message('a day, written like 2027-01-31'),
        cause: { criterion: 'deadline-agreed' },
      };
    } else if (day.value < today) {
      yield {
        subject,
        place: day.place,
        result: 'fails',
        found: message('the deadline {day} passed {n} {n|day|days} ago', {
          day: day.value,
          n: daysBetween(day.value, today),
        }),
        wanted: message('the release, or a new day agreed with the customer'),
        kind: 'passed',
      };
    }
  },
  folds: {
    passed: (n) => ({
      found: message('{n} deadlines have passed', { n }),
      wanted: message('the release, or new days agreed with the customer'),
    }),
  },
});
