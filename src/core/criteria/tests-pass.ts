import { criterion, type Observation, type Policy } from '../criterion.ts';
import { message } from '../message.ts';
import type { Evidence, FiledReport, Model } from '../model.ts';
import { once } from '../report/once.ts';

type Subject = FiledReport | Evidence;

export const testsPass = criterion<Subject>({
  id: 'tests-pass',
  phase: 'test',
  position: 2,
  title: message('The tests pass'),
  uncounted: true,
  severity: { tests: 'block', requirements: 'block', delivery: 'block' },
  needs: ['report'],
  *subjects({ reports, evidence, content }) {
    for (const report of once(reports)) yield report;
    // A run on other content says nothing of this one; its reports are judged by `results-fresh`.
    // Without any report it is `results-present` that speaks: no case is known to have passed or failed.
    if (reports.length > 0 && evidence?.content === content.digest) yield evidence;
  },
  *judge(subject, model, policy) {
    if (!('cases' in subject)) yield* failedRun(subject, model);
    else {
      for (const failure of failuresIn(subject)) yield asFarAsFresh(failure, subject, policy);
      if (subject.listsUnrun === true && subject.tests.passed > 0) {
        yield* focusOver(subject, model);
        yield* filterOver(subject, model);
      }
    }
  },
  folds: {
    failed: (n) => ({ found: message('{n} tests fail', { n }), wanted: message('tests that pass') }),
    'could-not-run': (n) => ({
      found: message('{n} failures outside of tests', { n }),
      wanted: message('a run without failures'),
    }),
    skipped: (n) => ({
      found: message('in {n} reports every test was skipped', { n }),
      wanted: message('tests that run'),
    }),
    focused: (n) => ({
      found: message('{n} reports list tests as passed that a focus may have kept from running', { n }),
      wanted: message('a run of all tests'),
    }),
    filtered: (n) => ({
      found: message('{n} reports list tests as passed that a filter kept from running', { n }),
      wanted: message('a run of all tests'),
    }),
    stale: (n) => ({
      found: message('{n} failures, in results that are stale', { n }),
      wanted: message('a run on the content that is here now'),
    }),
  },
});

function* failuresIn({ file, cases, tests, failures }: FiledReport): Generator<Observation> {
  for (const { name, result, failure, line, column } of cases) {
    if (result !== 'failed' && result !== 'error') continue;
    yield {
      result: 'fails',
      subject: name,
      place: { file, line, column },
      found:
        failure === undefined || failure === ''
          ? message('the test “{test}” fails', { test: name })
          : message('the test “{test}” fails: {failure}', { test: name, failure }),
      wanted: message('a test that passes'),
      kind: 'failed',
    };
  }
  for (const { value, place } of failures) {
    yield {
      result: 'fails',
      subject: file,
      place,
      found: value,
      wanted: message('a run without failures'),
      kind: 'could-not-run',
    };
  }
  if (tests.total > 0 && tests.skipped === tests.total && failures.length === 0) {
    yield {
      result: 'unverified',
      subject: file,
      place: { file, line: 1, column: 1 },
      found:
        tests.total === 1
          ? message('the only test was skipped')
          : message('all {n} tests were skipped', { n: tests.total }),
      wanted: message('tests that run'),
      kind: 'skipped',
    };
  }
}

/** Its producer lists what is not in the focus as passed: which of its tests ran, nobody knows. */
function* focusOver({ file }: FiledReport, { declared = [] }: Model): Generator<Observation> {
  const focusing = declared.find(({ focuses }) => focuses !== undefined);
  if (focusing?.focuses === undefined) return;
  yield {
    result: 'unverified',
    subject: file,
    place: { file: focusing.file, line: focusing.focuses, column: 1 },
    found: message('`fit` or `fdescribe` keeps other tests from running, and `{file}` lists them as passed', { file }),
    wanted: message('`it` and `describe` there, and a run of all tests'),
    kind: 'focused',
    sendsBackTo: 'build',
    fix: 'tollgate.runTests',
  };
}

/** Of Jasmine: `--filter=adds`, `--filter-path='["Cart"]'`. */
const filter = /\s--filter(?:-path)?(?:[=\s]|$)/;

/** Neither does such a producer tell what a filter kept from running; the command that wrote the report may. */
function* filterOver({ file, sha256 }: FiledReport, { evidence }: Model): Generator<Observation> {
  const isItsOwn = evidence?.reports.some((each) => each.sha256 === sha256) === true;
  if (!isItsOwn || !filter.test(evidence.command)) return;
  const { command } = evidence;
  yield {
    result: 'unverified',
    subject: file,
    place: { file, line: 1, column: 1 },
    found: message('`{command}` ran some tests only, and `{file}` lists the others as passed', { command, file }),
    wanted: message('a run of all tests'),
    kind: 'filtered',
    sendsBackTo: 'build',
    fix: 'tollgate.runTests',
  };
}

/** What a stale report says is unknown, the bad as well as the good. */
function asFarAsFresh(failure: Observation, { file }: FiledReport, { freshness }: Policy): Observation {
  if (freshness.of(file).fresh) return failure.result === 'fails' ? { ...failure, sendsBackTo: 'build' } : failure;
  return {
    ...failure,
    result: 'unverified',
    cause: { criterion: 'results-fresh', subject: file },
    kind: 'stale',
    fix: 'tollgate.runTests',
  };
}

/** A command that fails although each case passed hides something: a crash at the end, a threshold, a suite without a report. */
function* failedRun({ command, exit }: Evidence, { reports }: Model): Generator<Observation> {
  const explained = reports.some(({ tests, failures }) => tests.failed + tests.errors + failures.length > 0);
  if (exit === 0 || explained) return;
  yield {
    result: 'fails',
    subject: null,
    place: null,
    found: message('`{command}` ended with {exit}, though no reported test fails', { command, exit }),
    wanted: message('a run of the test command that ends with 0'),
    sendsBackTo: 'build',
    fix: 'tollgate.runTests',
  };
}
