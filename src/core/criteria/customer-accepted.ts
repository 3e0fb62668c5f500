import { criterion, type Observation, type Policy } from '../criterion.ts';
import { isDay } from '../days.ts';
import { handedOverDigest, handedOverOn, isRefusedAsHandedOver } from '../delivery/hand-over.ts';
import { message } from '../message.ts';
import type { Release } from '../model.ts';
import { mayActAs } from '../criterion/people.ts';
import { fixIn, placeOf, releaseFile } from '../criterion/release-judged.ts';
import { aboutRelease } from '../delivery/about-release.ts';
import { isAcceptance, isRefusal, reopenedBy } from '../delivery/reopened.ts';

// @req LIFE-002
export const customerAccepted = criterion<'release'>({
  id: 'customer-accepted',
  phase: 'release',
  position: 6,
  title: message('The customer accepted what was handed over'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  ...aboutRelease(function* (version, release, _model, policy) {
    if (release?.acceptance === undefined) {
      yield {
        result: 'unverified',
        subject: version,
        place: placeOf('acceptance', release),
        found: message('the customer has not accepted {version}', { version }),
        wanted: message('`acceptance:` in `{file}`: verdict, by, on', { file: releaseFile(version) }),
        ...fixIn(release, 'tollgate.accept'),
        ...(release?.handover === undefined && { cause: { criterion: 'handed-over' } }),
      };
      return;
    }
    const why = fault(release, release.acceptance, policy);
    if (why === undefined) return;
    const { place } = release.acceptance;
    yield { subject: version, place, ...why, ...(why.fix !== undefined && fixIn(release, why.fix)) };
  }),
});

type Acceptance = NonNullable<Release['acceptance']>;
type Why = Pick<Observation, 'result' | 'found' | 'wanted' | 'sendsBackTo' | 'cause' | 'fix'>;

function fault(release: Release, acceptance: Acceptance, { config, today }: Policy): Why | undefined {
  const { verdict, by, on } = acceptance;
  if (verdict === undefined || by === undefined || by === '' || on === undefined || !isDay(on)) {
    return {
      result: 'unverified',
      found: message('the acceptance is not complete'),
      wanted: message('verdict, by and on'),
      fix: 'tollgate.accept',
    };
  }
  if (!mayActAs(by, 'customer', config)) {
    return {
      result: 'fails',
      found: message('{by} is not listed as the customer', { by }),
      wanted: message('the word of the customer, or the role `customer` in `people`'),
      fix: 'tollgate.accept',
    };
  }
  if (on > today) {
    return {
      result: 'fails',
      found: message('the acceptance is dated in the future: {on}', { on }),
      wanted: message('the day on which the customer decided'),
      fix: 'tollgate.accept',
    };
  }
  if (isRefusal(verdict)) return refusal(release, acceptance, by);
  if (!isAcceptance(verdict)) {
    return {
      result: 'unverified',
      found: message('the verdict of the customer is “{verdict}”', { verdict }),
      wanted: message('accepted or refused'),
      fix: 'tollgate.accept',
    };
  }
  if (acceptance.reopens !== undefined) {
    return {
      result: 'unverified',
      found: message('{by} accepted {version}, and it reopens {phase}', {
        by,
        version: release.version,
        phase: acceptance.reopens.value,
      }),
      wanted: message('accepted without `reopens:`, or refused'),
      fix: 'tollgate.accept',
    };
  }
  return otherArtifact(release, acceptance, on);
}

function refusal(release: Release, { remarks }: Acceptance, by: string): Why {
  const phase = reopenedBy(release);
  const said = remarks?.value.trim() ?? '';
  if (phase === undefined) {
    return {
      result: 'fails',
      found: message('{by} refused {version}, and nothing says which phase reopens', { by, version: release.version }),
      wanted: message('`reopens:` with requirements, design or build'),
    };
  }
  return {
    result: 'fails',
    found:
      said === ''
        ? message('{by} refused {version}', { by, version: release.version })
        : message('{by} refused {version}: {remarks}', { by, version: release.version, remarks: said }),
    ...(isRefusedAsHandedOver(release)
      ? { wanted: message('rework, another hand-over, and a trial that passes'), fix: 'tollgate.handOver' }
      : { wanted: message('the word of the customer on what was handed over since'), fix: 'tollgate.accept' }),
    sendsBackTo: phase,
  };
}

/** What the customer holds must be what was handed over, by its digest and in the order of the days. */
function otherArtifact(release: Release, { sha256 }: Acceptance, on: string): Why | undefined {
  const handedOver = handedOverOn(release);
  if (handedOver === undefined) {
    return {
      result: 'unverified',
      found: message('{version} was accepted, and nothing says what was handed over', { version: release.version }),
      wanted: message('the hand-over, with the digest of the artifact and its day'),
      cause: { criterion: 'handed-over' },
    };
  }
  if (on < handedOver) {
    return {
      result: 'fails',
      found: message('{version} was accepted on {on}, before it was handed over on {day}', {
        version: release.version,
        on,
        day: handedOver,
      }),
      wanted: message('the acceptance of what was handed over'),
      fix: 'tollgate.accept',
    };
  }
  if (sha256 !== undefined && sha256 !== handedOverDigest(release)) {
    return {
      result: 'fails',
      found: message('the artifact that was accepted is not the one that was handed over'),
      wanted: message('the acceptance of what was handed over'),
      fix: 'tollgate.accept',
    };
  }
  return undefined;
}
