import { lazily } from './lazily.ts';
import type { Requirement, Trace } from './model.ts';
import { casesNamed } from './trace/cases-named.ts';
import { changesSince, linkAgain } from './trace/changes.ts';
import { isSameFacts, type Traced } from './trace/facts.ts';
import type { GroupedQuestion, Member } from './trace/groupings.ts';
import { type Joined, Joins } from './trace/joins.ts';

export type { Traced } from './trace/facts.ts';

const joinedOf = new WeakMap<Trace, Joined>();

// @req GATE-004
/**
 * Joins facts by ID. Nothing is joined before it is asked for.
 *
 * A verification is one link per reported test (all its attempts and parameters), or one per reference (all the cases it covers, for a
 * suite or a file as well): a link verifies when at least one of its cases passed and none failed.
 *
 * @param earlier answers of it that are the same now are the same objects
 * @param isKept whether another trace will follow: then it is taken down what was looked for where
 */
export function trace(facts: Traced, earlier?: Trace, isKept = true): Trace {
  const before = earlier && joinedOf.get(earlier);
  if (earlier !== undefined && before !== undefined && isSameFacts(before.facts, facts)) return earlier;
  const joins = new Joins(facts, before, isKept);
  const { joined, alike } = joins;
  const { resolve, meaning, names, seats } = joined.resolver;

  const answer =
    <Q extends GroupedQuestion>(question: Q) =>
    (requirement: Requirement): readonly Member<Q>[] =>
      joins.grouped(question).groups[seats.at(requirement) ?? -1] ?? nowhere;

  const specifications = lazily(
    () => new Map((facts.specifications ?? nowhere).toReversed().map((each) => [each.place.file, each])),
  );

  const changes = lazily(() => alike && changesSince(alike, joins));
  const answers: Trace = {
    resolve,
    meaning,
    isAnyIdShared: () => names.isAnyShared(),
    specification: ({ place }) => specifications().get(place.file),
    implementations: answer('implementations'),
    verifications(requirement) {
      const seat = seats.at(requirement);
      return seat === undefined ? nowhere : joins.linksAt(seat);
    },
    notes: answer('notes'),
    refinements: answer('refinements'),
    signatures: answer('signatures'),
    results: answer('results'),
    reviews: answer('reviews'),
    trials: answer('trials'),
    casesNamed: (name) => casesNamed(name, joins.reported().reported),
    changedFrom: (other) => (joinedOf.get(other) === alike ? changes() : undefined),
    *join() {
      yield* joins.join();
      if (alike !== undefined) yield* linkAgain(alike, joins);
    },
  };
  joinedOf.set(answers, joined);
  return answers;
}

const nowhere: readonly never[] = [];
