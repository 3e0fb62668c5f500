import { criterion, type Observation, type Policy } from '../criterion.ts';
import { message } from '../message.ts';
import type { Defect, Model } from '../model.ts';
import { isMended } from '../criterion/mended.ts';
import { hasFailed, proves } from '../criterion/verification.ts';

/** Lesser defects are shown, and block nothing. */
const serious: readonly Defect['severity'][] = ['blocker', 'critical'];

export const defectsClosed = criterion<Defect>({
  id: 'defects-closed',
  phase: 'test',
  position: 5,
  title: message('No blocker and no critical defect is open'),
  severity: { tests: 'off', requirements: 'block', delivery: 'block' },
  needs: ['defect', 'report'],
  subjects: ({ defects }) => defects.filter((defect) => serious.includes(defect.severity)),
  *judge(defect, model, policy) {
    if (defect.status === 'closed') return;
    const why =
      defect.status === 'fixed'
        ? notProven(defect, model, policy)
        : isMended(defect, model, policy)
          ? mended(defect)
          : open(defect);
    if (why !== undefined) yield { subject: defect.id, place: defect.place, ...why };
  },
  folds: {
    open: (n) => ({
      found: message('{n} blocker or critical defects are open', { n }),
      wanted: message('a fix for each, and a test that shows it'),
    }),
  },
});

type Why = Omit<Observation, 'subject' | 'place'>;

function open({ id, severity }: Defect): Why {
  return {
    result: 'fails',
    found:
      severity === 'blocker'
        ? message('the blocker {id} is open', { id })
        : message('the critical defect {id} is open', { id }),
    wanted: message('a fix, and a test that shows it'),
    sendsBackTo: 'build',
    kind: 'open',
  };
}

function mended({ id, test }: Defect): Why {
  return {
    result: 'fails',
    found: message('{id} is open, although its test passes: {test}', { id, test: test?.value ?? '' }),
    wanted: message('`status: closed`, if that is all there was'),
    fix: 'tollgate.closeDefect',
  };
}

/** A fix is believed when the test that showed the defect passes on this content. */
function notProven({ id, test }: Defect, model: Model, policy: Policy): Why | undefined {
  const sendsBackTo = 'build' as const;
  if (test === undefined || test.value.trim() === '') {
    return {
      result: 'fails',
      found: message('{id} is fixed, but names no test', { id }),
      wanted: message('`test:` with the name of the test that showed it'),
      sendsBackTo,
    };
  }
  const name = test.value;
  const cases = model.trace.casesNamed(name);
  const failed = cases.find((each) => hasFailed(each) && policy.freshness.of(each.report.file).fresh);
  const wanted = message('“{test}” passes on the content that is here now', { test: name });
  if (failed !== undefined) {
    const cause = { criterion: 'tests-pass', subject: failed.case.name };
    return {
      result: 'fails',
      found: message('{id} is fixed, but its test fails: {test}', { id, test: name }),
      wanted,
      cause,
      sendsBackTo,
    };
  }
  if (cases.some((each) => proves(each, policy))) return undefined;
  const ran = cases.find((each) => each.case.result !== 'skipped');
  if (ran !== undefined) {
    const cause = { criterion: 'results-fresh', subject: ran.report.file };
    return {
      result: 'unverified',
      found: message('{id} is fixed, but its test did not provably run on this content', { id }),
      wanted,
      cause,
      fix: 'tollgate.runTests',
    };
  }
  if (cases.length > 0) {
    return {
      result: 'fails',
      found: message('{id} is fixed, but its test was skipped: {test}', { id, test: name }),
      wanted,
      sendsBackTo,
    };
  }
  if (model.reports.every(({ tests }) => tests.total === 0)) {
    return {
      result: 'unverified',
      found: message('{id} is fixed, but no test ran', { id }),
      wanted,
      cause: { criterion: 'results-present' },
    };
  }
  return {
    result: 'fails',
    found: message('{id} is fixed, but no reported test is called “{test}”', { id, test: name }),
    wanted,
    sendsBackTo,
  };
}
