import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { FiledReport, Place } from '../model.ts';
import { once } from '../report/once.ts';
import { memoized } from '../memoized.ts';

const shown = 3;

export const skipsBounded = criterion<'all'>({
  id: 'skips-bounded',
  phase: 'test',
  position: 8,
  title: message('No test is skipped without a reason, beyond the number that is recorded'),
  severity: { tests: 'off', requirements: 'warn', delivery: 'warn' },
  needs: ['report'],
  subjects: ({ reports }) => (reports.some(({ tests }) => tests.total > 0) ? ['all'] : []),
  *judge(_subject, { reports }, { config }) {
    const { skipsAtMost = 0 } = config.tests;
    const skipped = once(reports).flatMap(withoutReason);
    const n = skipped.length;
    if (n <= skipsAtMost) return;
    yield {
      result: 'fails',
      subject: null,
      place: skipped[0]?.place ?? null,
      found:
        skipsAtMost === 0
          ? message('{n} {n|test is|tests are} skipped without a reason: {names}', {
              n,
              names: [...skipped.slice(0, shown).map(({ name }) => name), ...(n > shown ? ['…'] : [])],
            })
          : message('{n} {n|test is|tests are} skipped without a reason, and {skipsAtMost} are recorded', {
              n,
              skipsAtMost,
            }),
      wanted: message('tests that run, or a reason at each skip that the report tells'),
    };
  },
});

interface Skipped {
  readonly name: string;
  readonly place: Place;
}

/** Reports are never changed, only read anew; this runs after every keystroke. */
const withoutReason = memoized(({ file, cases }: FiledReport): readonly Skipped[] => {
  const skipped: Skipped[] = [];
  // A loop: there may be a hundred thousand, of which hardly one is skipped.
  for (const { name, result, reason = '', line, column } of cases)
    if (result === 'skipped' && reason.trim() === '') skipped.push({ name, place: { file, line, column } });
  return skipped;
}, new WeakMap());
