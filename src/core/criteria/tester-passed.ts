import { criterion, type Observation, type Policy } from '../criterion.ts';
import { isDay } from '../days.ts';
import { message } from '../message.ts';
import type { Model, Statement } from '../model.ts';
import { mayActAs } from '../criterion/people.ts';
import { fixIn, placeOf, releaseFile } from '../criterion/release-judged.ts';
import { aboutRelease } from '../delivery/about-release.ts';

export const testerPassed = criterion<'release'>({
  id: 'tester-passed',
  phase: 'test',
  position: 6,
  title: message('A tester says that this release passed'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  ...aboutRelease(function* (version, release, model, policy) {
    if (release?.tested === undefined) {
      yield {
        result: 'unverified',
        subject: version,
        place: placeOf('tested', release),
        found: message('no tester says that {version} passed', { version }),
        wanted: message('`tested:` in `{file}`: by, on, verdict', { file: releaseFile(version) }),
        ...fixIn(release, 'tollgate.recordTest'),
      };
      return;
    }
    const why = fault(release.tested, model, policy);
    if (why !== undefined)
      yield { subject: version, place: release.tested.place, ...fixIn(release, 'tollgate.recordTest'), ...why };
  }),
});

type Why = Pick<Observation, 'result' | 'found' | 'wanted' | 'sendsBackTo'>;

function fault({ by, on, verdict, content }: Statement, model: Model, { config, today }: Policy): Why | undefined {
  if (verdict === undefined || by === undefined || by === '' || on === undefined || !isDay(on)) {
    return {
      result: 'unverified',
      found: message('the statement of the tester is not complete'),
      wanted: message('by, on and verdict'),
    };
  }
  if (!mayActAs(by, 'tester', config)) {
    return {
      result: 'fails',
      found: message('{by} is not listed as a tester', { by }),
      wanted: message('the statement of a tester, or the role `tester` in `people`'),
    };
  }
  if (on > today) {
    return {
      result: 'fails',
      found: message('the statement of the tester is dated in the future: {on}', { on }),
      wanted: message('the day on which the tests were done'),
    };
  }
  if (verdict === 'failed') {
    return {
      result: 'fails',
      found: message('{by} says that it failed', { by }),
      wanted: message('a new statement after the rework'),
      sendsBackTo: 'build',
    };
  }
  if (verdict !== 'passed') {
    return {
      result: 'unverified',
      found: message('the verdict of the tester is “{verdict}”', { verdict }),
      wanted: message('passed or failed'),
    };
  }
  if (content === undefined) {
    return {
      result: 'unverified',
      found: message('the statement of the tester does not record the content that was tested'),
      wanted: message('`content:` with its digest, as Tollgate writes it'),
    };
  }
  if (content !== model.content.digest) {
    return {
      result: 'unverified',
      found: message('the content changed after {by} tested it on {on}', { by, on }),
      wanted: message('a statement on the content that is here now'),
    };
  }
  return undefined;
}
