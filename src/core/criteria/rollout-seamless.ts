import { criterion, type Observation } from '../criterion.ts';
import { message } from '../message.ts';
import type { Rollout } from '../model.ts';
import { placeOf, releaseFile } from '../criterion/release-judged.ts';
import { aboutRelease } from '../delivery/about-release.ts';
import { whyNotApplicable } from '../delivery/rollout.ts';

export const rolloutSeamless = criterion<'release'>({
  id: 'rollout-seamless',
  phase: 'release',
  position: 2,
  title: message('Users will not notice the update: step by step, watched, with a way back'),
  severity: { tests: 'off', requirements: 'off', delivery: 'block' },
  ...aboutRelease(function* (version, release) {
    if (release?.rollout === undefined) {
      yield {
        result: 'unverified',
        subject: version,
        place: placeOf('rollout', release),
        found: message('nothing says how {version} is rolled out', { version }),
        wanted: message('`rollout:` in `{file}`: {parts}', {
          file: releaseFile(version),
          parts: ['strategy', ...parts, 'schema'],
        }),
        ...(release === undefined && { fix: 'tollgate.newRelease' }),
      };
      return;
    }
    for (const fault of faults(release.rollout)) yield { result: 'fails', subject: version, ...fault };
  }),
});

const parts = ['success', 'abort', 'rollback'] as const;
const allAtOnce =
  /\b(?:(?:all(?:[\s-]+users)?|every(?:body|one))[\s-]+(?:at[\s-]+once|at[\s-]+the[\s-]+same[\s-]+time)|big[\s-]*bang)\b|^recreate\b|всем\s+сразу|сразу\s+(?:всем|вс[её]|для\s+всех)|одномоментно/i;
const noStrategy = /^(?:none|no|no strategy|n\/?a|нет|без стратегии|не\s?применимо)[.!]?$/i;
const noSchemaChange =
  /^(?:(?:none|unchanged|no (?:schema )?(?:changes?|migrations?))\b|no\s*(?:[.,;:(–—-]|$)|нет(?![\p{L}])|без изменений|не меняется)/iu;
/** One behind the other. */
const expandAndContract = [
  [/expand/i, /contract/i],
  [/расшир/i, /сжат|сокращ|суж/i],
] as const;

function* faults(rollout: Rollout): Generator<Pick<Observation, 'place' | 'found' | 'wanted'>> {
  const { strategy, schema } = rollout;
  const told = strategy?.value.trim() ?? '';
  const place = strategy?.place ?? rollout.place;
  const reason = whyNotApplicable(told);
  if (reason !== undefined) {
    if (reason !== '') return;
    yield {
      place,
      found: message('the rollout is not applicable, without a reason'),
      wanted: message('`not-applicable (reason)`'),
    };
    return;
  }
  if (told === '' || noStrategy.test(told)) yield { place, found: message('no strategy for the rollout'), wanted };
  else if (allAtOnce.test(told))
    yield { place, found: message('the update reaches everybody at once: {strategy}', { strategy: told }), wanted };
  const missing = parts.filter((part) => (rollout[part]?.value.trim() ?? '') === '');
  if (missing.length > 0) {
    yield {
      place: rollout.place,
      found: message('the rollout does not say: {missing}', { missing }),
      wanted: message('signs of success, signs to abort, and the way back'),
    };
  }
  const change = schema?.value.trim() ?? '';
  if (!noSchemaChange.test(change) && whyNotApplicable(change) === undefined && !isInSteps(change)) {
    yield {
      place: schema?.place ?? rollout.place,
      found:
        change === ''
          ? message('nothing is said of changes to the schema')
          : message('changes to the schema: {change}', { change }),
      wanted: message('`schema: none`, or expand and contract: old and new work side by side'),
    };
  }
}

function isInSteps(change: string): boolean {
  return expandAndContract.some(([first, then]) => {
    const at = change.search(first);
    return at >= 0 && then.test(change.slice(at));
  });
}

const wanted = message('a strategy that is not all at once, or `not-applicable (reason)`');
