import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import { once } from '../report/once.ts';
import { whyStale } from '../criterion/stale.ts';

/** Judged only where a number is recorded and somebody turned it on: coverage says what tests reach, not that they prove anything. */
export const coverageKept = criterion<number>({
  id: 'coverage-kept',
  phase: 'test',
  position: 10,
  title: message('The tests reach as many lines as they did'),
  severity: { tests: 'off', requirements: 'off', delivery: 'off' },
  needs: ['coverage'],
  subjects: (_model, { config: { tests } }) => (tests.coverage?.atLeast === undefined ? [] : [tests.coverage.atLeast]),
  *judge(atLeast, { coverage }, policy) {
    const reports = once(coverage);
    const [first] = reports;
    const sum = (count: 'covered' | 'total'): number => reports.reduce((n, { lines }) => n + lines[count], 0);
    const [covered, total] = [sum('covered'), sum('total')];
    const base = { subject: null, place: first === undefined ? null : { file: first.file, line: 1, column: 1 } };
    if (first === undefined || total === 0) {
      yield {
        ...base,
        result: 'unverified',
        found:
          first === undefined
            ? message('no coverage report was found')
            : message('the coverage report tells of no line'),
        wanted: message('a report of lcov or Cobertura that the test command writes, at a usual place'),
        fix: 'tollgate.runTests',
      };
      return;
    }
    const stale = reports.map(({ file }) => whyStale(file, policy)).find((why) => why !== undefined);
    if (stale !== undefined) {
      yield {
        ...base,
        result: 'unverified',
        found: message('the coverage was measured, but {because}', { because: stale }),
        wanted: message('a run on the content that is here now'),
        fix: 'tollgate.runTests',
      };
    } else if (covered * 100 < atLeast * total) {
      yield {
        ...base,
        result: 'fails',
        found: message('{percent} % of the lines are covered, and {atLeast} % are recorded', {
          percent: Math.floor((covered * 10_000) / total) / 100,
          atLeast,
        }),
        wanted: message(
          'tests that reach as many lines again, or a smaller `tests.coverage.atLeast` that somebody agreed to',
        ),
      };
    }
  },
});
