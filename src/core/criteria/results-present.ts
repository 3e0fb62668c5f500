import { criterion, type Observation } from '../criterion.ts';
import { memoized } from '../memoized.ts';
import { message } from '../message.ts';
import type { FiledReport, Model } from '../model.ts';
import { once } from '../report/once.ts';
import { usualCoveragePlace } from '../report/report-places.ts';

/** All reports together, and each by itself: one that holds no test proves nothing, whatever the others say. */
export const resultsPresent = criterion<'all' | FiledReport>({
  id: 'results-present',
  phase: 'test',
  position: 1,
  title: message('There are test results'),
  uncounted: true,
  severity: { tests: 'block', requirements: 'block', delivery: 'block' },
  needs: ['report'],
  *subjects({ reports }) {
    yield 'all';
    yield* reports;
  },
  *judge(subject, model, { config }) {
    if (subject !== 'all') {
      // The others are asked for last: most need not be looked at again when one of them changes.
      if (isEmpty(subject) && !outerOf(model.reports).has(subject.file)) {
        yield {
          result: 'unverified',
          subject: subject.file,
          place: { file: subject.file, line: 1, column: 1 },
          found: message('the report holds no test'),
          wanted: message('a report of tests that ran, or no report'),
          kind: 'empty',
        };
      }
      return;
    }
    const { reports } = model;
    const n = once(reports).reduce((sum, { tests }) => sum + tests.total, 0);
    const { atLeast = 0 } = config.tests;
    if (reports.length === 0) {
      yield {
        result: 'unverified',
        subject: null,
        place: null,
        found: message('no test results were found'),
        wanted:
          config.paths.reports === undefined
            ? message('a run of the tests (`tollgate test`) with a report file at a usual place or at `paths.reports`')
            : message('a run of the tests (`tollgate test`) with a report file at {paths}, as `paths.reports` says', {
                paths: config.paths.reports.map((path) => `\`${path}\``),
              }),
        fix: 'tollgate.runTests',
      };
    } else if (n < atLeast) {
      yield {
        result: 'fails',
        subject: null,
        place: null,
        found: message('{n} {n|test is|tests are} reported, and there were {atLeast}', { n, atLeast }),
        wanted: message('all of them again, or a smaller `tests.atLeast` that somebody agreed to'),
        fix: 'tollgate.runTests',
      };
    }
    yield* gone(model).map((file): Observation => {
      return {
        result: 'unverified',
        subject: file,
        place: null,
        found: message('`{file}`, which the recorded test run wrote, is no longer among the reports', { file }),
        wanted: message('all reports of that run, or a new run of the tests'),
        kind: 'gone',
        fix: 'tollgate.runTests',
      };
    });
  },
  folds: {
    gone: (n) => ({
      found: message('{n} reports, which the recorded test run wrote, are no longer among the reports', { n }),
      wanted: message('all reports of that run, or a new run of the tests'),
    }),
    empty: (n) => ({
      found: message('{n} reports hold no test', { n }),
      wanted: message('reports of tests that ran, or no reports'),
    }),
  },
});

/** What could not be read, or failed before its first test, is said by a problem or by `tests-pass`. */
function isEmpty({ tests, problems, failures }: FiledReport): boolean {
  return tests.total === 0 && failures.length === 0 && problems.every((problem) => problem.minor === true);
}

/** Surefire tells of a class in the report of one inside of it, `TEST-CartTest$Empty.xml`, and leaves its own report empty. */
const outerOf = memoized(
  (reports: readonly FiledReport[]): ReadonlySet<string> =>
    new Set(
      reports
        .filter(({ file, tests }) => tests.total > 0 && surefire.test(file))
        .flatMap(({ file }) =>
          Array.from(file.matchAll(/\$(?=[^/]*$)/g), ({ index }) => `${file.slice(0, index)}.xml`),
        ),
    ),
  new WeakMap(),
);
const surefire = /(?:^|\/)TEST-[^/]*\$[^/]*\.xml$/;

/**
 * Of the run that speaks for this content: what it wrote and nobody finds, under any name. Who leaves out the report that fails would
 * have a green gate else. A report that another run wrote over is judged by its own time.
 */
function gone({ evidence, content, reports, coverage }: Model): string[] {
  if (evidence === undefined || evidence.content !== content.digest) return [];
  const files = new Set([...reports, ...coverage].map(({ file }) => file));
  const bytes = new Set([...reports, ...coverage].map(({ sha256 }) => sha256));
  if (!evidence.reports.some(({ sha256 }) => bytes.has(sha256))) return [];
  return evidence.reports
    .filter(({ file, sha256 }) => !files.has(file) && !bytes.has(sha256) && !usualCoveragePlace(file))
    .map(({ file }) => file);
}
