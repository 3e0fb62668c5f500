import { criterion, type Observation } from '../criterion.ts';
import { isDay } from '../days.ts';
import { message } from '../message.ts';
import type { Release } from '../model.ts';
import { fixIn, placeOf, releaseFile } from '../criterion/release-judged.ts';
import { aboutRelease } from '../delivery/about-release.ts';
import { isAcceptance } from '../delivery/reopened.ts';

export const inOperation = criterion<'release'>({
  id: 'in-operation',
  phase: 'release',
  position: 7,
  title: message('The release is in operation, and its signs of success were seen'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  ...aboutRelease(function* (version, release, _model, { today }) {
    if (release?.operation === undefined) {
      yield {
        result: 'unverified',
        subject: version,
        place: placeOf('operation', release),
        found: message('{version} is not in operation', { version }),
        wanted: message('`operation:` in `{file}`: since, by, and what was observed', { file: releaseFile(version) }),
        ...fixIn(release, 'tollgate.inOperation'),
        ...(!isAcceptance(release?.acceptance?.verdict) && { cause: { criterion: 'customer-accepted' } }),
      };
      return;
    }
    const why = fault(release, release.operation, today);
    if (why !== undefined)
      yield { subject: version, place: release.operation.place, ...fixIn(release, 'tollgate.inOperation'), ...why };
  }),
});

type Why = Pick<Observation, 'result' | 'found' | 'wanted'>;

/** Nobody looked, or there was nothing to be seen. */
const nothingSeen =
  /^(?:(?:nothing|none|not)(?:\s+(?:yet|observed|seen|so far))*|(?:пока\s+|ещ[её]\s+)?(?:ничего|нет|не\s+наблюдал\p{L}*))[.!]?$/iu;

function fault(
  { acceptance }: Release,
  { since, by, observed }: NonNullable<Release['operation']>,
  today: string,
): Why | undefined {
  const seen = observed?.value.trim() ?? '';
  const missing = Object.entries({ since, by, observed: nothingSeen.test(seen) ? '' : seen }).flatMap(([key, value]) =>
    (value?.trim() ?? '') === '' ? [key] : [],
  );
  if (since === undefined || !isDay(since) || missing.length > 0) {
    return {
      result: 'unverified',
      found: message('the operation is not described: {missing}', {
        missing: missing.length > 0 ? missing : ['since'],
      }),
      wanted: message('since which day, who watched, and which signs of success were observed'),
    };
  }
  if (since > today) {
    return {
      result: 'fails',
      found: message('the operation begins in the future: {since}', { since }),
      wanted: message('the day since which it runs'),
    };
  }
  const accepted = acceptance?.on;
  if (accepted !== undefined && isDay(accepted) && since < accepted) {
    return {
      result: 'fails',
      found: message('it runs since {since}, before the customer accepted it on {on}', { since, on: accepted }),
      wanted: message('an update of the users after the acceptance'),
    };
  }
  return undefined;
}
