import { criterion, type Observation } from '../criterion.ts';
import { isDay } from '../days.ts';
import { handedOverDigest, handedOverOn, handOverKeys, missingIn } from '../delivery/hand-over.ts';
import { message } from '../message.ts';
import type { Day, Release } from '../model.ts';
import { fixIn, placeOf, releaseFile } from '../criterion/release-judged.ts';
import { aboutRelease } from '../delivery/about-release.ts';

export const handedOver = criterion<'release'>({
  id: 'handed-over',
  phase: 'release',
  position: 4,
  title: message('The release was handed over: what, by its digest, where, and to whom'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  ...aboutRelease(function* (version, release, _model, { today }) {
    const why = release?.handover === undefined ? nobodyDid(version) : fault(release, release.handover, today);
    if (why === undefined) return;
    yield {
      subject: version,
      place: placeOf('handover', release),
      ...fixIn(release, 'tollgate.handOver'),
      ...why,
    };
  }),
});

type Why = Pick<Observation, 'result' | 'found' | 'wanted'>;

function nobodyDid(version: string): Why {
  return {
    result: 'unverified',
    found: message('{version} was not handed over', { version }),
    wanted: message('`handover:` in `{file}`: {parts}', { file: releaseFile(version), parts: handOverKeys }),
  };
}

function fault(release: Release, handover: NonNullable<Release['handover']>, today: string): Why | undefined {
  const missing = missingIn(handover);
  if (missing.length > 0) {
    return {
      result: 'unverified',
      found: message('the hand-over does not say: {missing}', { missing }),
      wanted: message('which artifact, its SHA-256, which environment, who gave it, who received it, and the day'),
    };
  }
  const on = handedOverOn(release);
  if (on === undefined || handedOverDigest(release) === undefined) {
    return {
      result: 'unverified',
      found:
        on === undefined
          ? message('the hand-over has no day of the calendar')
          : message('the hand-over has no digest of the artifact'),
      wanted: message('a day like 2026-11-23, and a SHA-256 of 64 hexadecimal digits'),
    };
  }
  if (on > today) {
    return {
      result: 'fails',
      found: message('the hand-over is dated in the future: {on}', { on }),
      wanted: message('the day on which it was handed over'),
    };
  }
  return beforeItPassed(release, on);
}

/** The gate asks whether it may be handed over, and the word of the tester is a part of it. */
function beforeItPassed({ version, tested }: Release, on: Day): Why | undefined {
  const day = tested?.on ?? '';
  if (tested?.verdict !== 'passed' || !isDay(day) || day <= on) return undefined;
  return {
    result: 'fails',
    found: message('{version} was handed over on {on}, before the tester passed it on {day}', { version, on, day }),
    wanted: message('the hand-over of what the tester passed'),
  };
}
