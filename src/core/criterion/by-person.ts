/** What people found about a requirement: of each method the latest result for the text as it is now counts. */
import type { Observation, Policy } from '../criterion.ts';
import { message } from '../message.ts';
import type { ManualResult, Message, Model, Requirement, Verification } from '../model.ts';

/** Whichever way somebody looked, what they saw fail is known to fail until they see it pass. */
export function failedByPerson(requirement: Requirement, model: Model, { today }: Policy): Observation | undefined {
  if (model.results.length === 0) return undefined;
  const { id } = requirement;
  const latest = latestOfEach(currentResults(requirement, model).filter(({ on }) => on <= today));
  const failed = latest.find(({ verdict }) => verdict === 'failed');
  if (failed === undefined) return undefined;
  const { method, by, on, place } = failed;
  return {
    result: 'fails',
    subject: id,
    place,
    found: message('{id} failed its {method} ({by}, {on})', { id, method: methodWord[method], by, on }),
    wanted: message('a later result that passed'),
    sendsBackTo: 'build',
  };
}

/** Where nothing failed: whether it was looked at in the way that it asks for. */
export function* byPerson(requirement: Requirement, model: Model, { today }: Policy): Generator<Observation> {
  const { id, place, verifyBy } = requirement;
  const current = currentResults(requirement, model);
  const isOfItsKind = ({ method }: ManualResult): boolean => method === verifyBy;
  const failedAhead = current.find(({ on, verdict }) => on > today && verdict === 'failed');
  if (failedAhead === undefined && current.some((each) => each.on <= today && isOfItsKind(each))) return;
  const ahead = failedAhead ?? current.find(isOfItsKind);
  const [other] = current;
  const last = ahead ?? other ?? model.trace.results(requirement).at(-1);
  yield {
    result: 'unverified',
    subject: id,
    place: last?.place ?? place,
    found:
      ahead !== undefined
        ? message('the result for {id} is dated in the future: {on}', { id, on: ahead.on })
        : other !== undefined
          ? message('{id} is verified by {method}, and its result of {on} is one of {other}', {
              id,
              method: methodWord[verifyBy],
              on: other.on,
              other: methodWord[other.method],
            })
          : last !== undefined
            ? message('{id} was changed after its result of {on}', { id, on: last.on })
            : message('{id} is verified by {method}, and nobody recorded a result', {
                id,
                method: methodWord[verifyBy],
              }),
    wanted: message('a result in `docs/results.yaml`, for the text as it is now'),
    kind: 'no-result',
    fix: 'tollgate.recordResult',
  };
}

/** Of one day what stands further down: there it is recorded. */
function latestOfEach(results: readonly ManualResult[]): ManualResult[] {
  const latest = new Map<Verification, ManualResult>();
  for (const each of results) if (each.on >= (latest.get(each.method)?.on ?? '')) latest.set(each.method, each);
  return [...latest.values()];
}

function currentResults(requirement: Requirement, { trace }: Model): ManualResult[] {
  return trace.results(requirement).filter(({ digest }) => digest === requirement.digest);
}

export const methodWord: Readonly<Record<Verification, Message>> = {
  test: message('test'),
  demonstration: message('demonstration'),
  inspection: message('inspection'),
  analysis: message('analysis'),
};
