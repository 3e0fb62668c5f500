import { criterion } from '../criterion.ts';
import { isDay } from '../days.ts';
import { message } from '../message.ts';
import { placeOf, releaseFile } from '../criterion/release-judged.ts';
import { aboutRelease } from '../delivery/about-release.ts';
import { whyNotApplicable } from '../delivery/rollout.ts';

/** What was not, or will be, is written down with a day, too. */
const hasNotBeen =
  /(?<![\p{L}'’])(?:not|never|hasn['’]t|wasn['’]t|isn['’]t|planned|will|to be|не|план\p{L}*|будет)(?!\p{L})/iu;

/** What is said next of the day: that it failed, or was not done. What follows later may be of anything. */
const didNot =
  /^[^\p{L}\d]*(?:(?:it|we|they|was|is)\s+)*(?:failed(?!\s+over)|planned|scheduled|postponed|cancell?ed|aborted|not\s+(?:done|yet|run|held|rehearsed)|did\s*(?:not|n['’]t)|wasn['’]t|without\s+success|не(?!\p{L})|безуспешно|провал\p{L}*|неудач\p{L}*|отмен\p{L}*|отлож\p{L}*|план\p{L}*|заплан\p{L}*)/iu;

function rehearsedOn(text: string): string | undefined {
  const day = /\d{4}-\d{2}-\d{2}/.exec(text);
  if (day === null || !isDay(day[0]) || hasNotBeen.test(text.slice(0, day.index))) return undefined;
  return didNot.test(text.slice(day.index + day[0].length)) ? undefined : day[0];
}

export const rollbackRehearsed = criterion<'release'>({
  id: 'rollback-rehearsed',
  phase: 'release',
  position: 3,
  title: message('The way back was rehearsed'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  ...aboutRelease(function* (version, release, _model, { today }) {
    const rollout = release?.rollout;
    if ((whyNotApplicable(rollout?.strategy?.value ?? '') ?? '') !== '') return;
    const rehearsed = rollout?.rehearsed;
    const on = rehearsedOn(rehearsed?.value ?? '');
    if (on === undefined) {
      yield {
        result: 'unverified',
        subject: version,
        place: rehearsed?.place ?? placeOf('rollout', release),
        found: message('nothing says when the way back from {version} was rehearsed', { version }),
        wanted: message('`rehearsed:` in the rollout of `{file}`, with the day', { file: releaseFile(version) }),
        ...(rollout === undefined && { cause: { criterion: 'rollout-seamless' } }),
      };
    } else if (on > today) {
      yield {
        result: 'fails',
        subject: version,
        place: rehearsed?.place ?? null,
        found: message('the rehearsal of the way back is dated in the future: {on}', { on }),
        wanted: message('the day on which it was rehearsed'),
      };
    }
  }),
});
