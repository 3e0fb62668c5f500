import { message } from '../message.ts';
import type { Message, Model, Requirement, RequirementVerdict, TestCase, TestLink } from '../model.ts';
import { requirementName } from './requirement-name.ts';
import { requirementStanding } from './requirement-standing.ts';
import { placeOfCase, type TestPlace } from './test-place.ts';

/** A few words above a line, and where they lead; nowhere where there is nothing yet. */
export interface Lens {
  readonly words: Message;
  readonly places: readonly TestPlace[];
}

/** What a requirement has by now: code, tests, their last result, signatures. */
export function* lensesOf(
  requirement: Requirement,
  verdict: RequirementVerdict | undefined,
  { trace, signatures }: Model,
): Generator<Lens> {
  const { is, word } = requirementStanding(requirement, verdict);
  const code = trace.implementations(requirement);
  const tests = trace.verifications(requirement);
  if (code.length > 0 || is === 'untested' || is === 'failing' || is === 'verified' || is === 'unverified') {
    const words = code.length === 0 ? message('not in code') : message('{n} in code', { n: code.length });
    yield { words, places: code.map(({ place }) => place) };
  }
  const found = tests.flatMap((link) => [...testPlaces(link)]);
  if (found.length > 0) {
    yield { words: message('{n} {n|test|tests}', { n: found.length }), places: found.map(({ place }) => place) };
  }
  const failed = found.filter(({ case: own }) => own?.result === 'failed' || own?.result === 'error');
  const results = trace.results(requirement).map(({ place }) => place);
  yield { words: word, places: failed.length > 0 ? failed.map(({ place }) => place) : results };
  if (signatures.length > 0) yield signed(requirement, trace.signatures(requirement));
}

function* testPlaces(link: TestLink): Generator<{ readonly place: TestPlace; readonly case?: TestCase }> {
  const { cases, reference } = link;
  for (const { report, case: own } of cases) yield { place: placeOfCase(link, report, own), case: own };
  if (cases.length === 0 && reference !== undefined) yield { place: reference.place };
}

function signed({ digest }: Requirement, signatures: ReturnType<Model['trace']['signatures']>): Lens {
  const valid = signatures.filter((each) => each.digest === digest);
  const people = (all: typeof signatures): string[] => [...new Set(all.map(({ by }) => by))];
  const words =
    valid.length > 0
      ? message('signed by {people}', { people: people(valid) })
      : signatures.length > 0
        ? message('changed since {people} signed', { people: people(signatures) })
        : message('not signed');
  return { words, places: (valid.length > 0 ? valid : signatures).map(({ place }) => place) };
}

/**
 * What a reference in code, or the name of a test, serves, and how that stands.
 * @param isInTest somebody who has just written the test is not told that there is none
 */
export function lensOfReference(
  requirement: Requirement,
  verdict: RequirementVerdict | undefined,
  isInTest = false,
): Lens {
  const { is, word } = requirementStanding(requirement, verdict);
  const standing = isInTest && is === 'untested' ? message('not found in a report') : word;
  const words = message('{name}: {standing}', { name: requirementName(requirement), standing });
  return { words, places: [requirement.place] };
}
