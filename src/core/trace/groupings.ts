import { memoized } from '../memoized.ts';
import type { Reference, Requirement, Trace } from '../model.ts';
import type { Layered } from '../reading/layered.ts';
import type { Traced } from './facts.ts';
import type { Grouped } from './groups.ts';

/** What belongs to the requirements whose IDs it names. */
export interface Grouping<T> {
  readonly of: (facts: Traced) => readonly T[];
  readonly idsOf: (each: T) => readonly string[];
  /**
   * Those of them that name one of these IDs, where that is sooner known than by asking each.
   * @param written references by their IDs, whatever those mean
   */
  readonly withIds?: (ids: ReadonlySet<string>, written: Layered<string, readonly Reference[]>) => readonly T[];
}

const nowhere: readonly never[] = [];

/** Few do, of the same thousands again and again. */
const covering = memoized(
  (requirements: readonly Requirement[]) => requirements.filter(({ covers }) => covers !== undefined),
  new WeakMap(),
);

/** By the question of a trace that it answers. What is kept of a trace, and what is compared with the next, follows from this. */
const groupings = {
  implementations: citing('implements'),
  notes: grouping(
    ({ notes }) => notes,
    ({ satisfies }) => satisfies.map(({ value }) => value),
  ),
  refinements: grouping(
    ({ requirements }) => covering(requirements),
    ({ covers = nowhere }) => covers.map(({ value }) => value),
  ),
  signatures: about(({ signatures }) => signatures),
  results: about(({ results }) => results),
  reviews: about(({ reviews = nowhere }) => reviews),
  trials: about(({ releases = nowhere }) => releases.flatMap(({ trial }) => trial)),
};

export type GroupedQuestion = keyof typeof groupings;

/** What a question of a trace is answered with. */
export type Member<Q extends GroupedQuestion> = ReturnType<Trace[Q]>[number];

export const groupingOf: { readonly [Q in GroupedQuestion]: Grouping<Member<Q>> } = groupings;

export const groupedQuestions = Object.keys(groupings) as readonly GroupedQuestion[];

/** As far as they were asked for. */
export type GroupedAnswers<Q extends GroupedQuestion = GroupedQuestion> = { [K in Q]: Grouped<Member<K>> | undefined };

export function notGrouped(): GroupedAnswers {
  return Object.fromEntries(groupedQuestions.map((question) => [question, undefined])) as GroupedAnswers;
}

/** Tests, from which and from their reports come the links. */
export const testReferences = citing('verifies');

function grouping<T>(of: Grouping<T>['of'], idsOf: Grouping<T>['idsOf']): Grouping<T> {
  return { of, idsOf };
}

function citing(role: Reference['role']): Grouping<Reference> {
  return {
    of: ({ references }) => references,
    idsOf: (each) => (each.role === role ? [each.id] : nowhere),
    withIds: (ids, written) => [...ids].flatMap((id) => written.get(id) ?? nowhere),
  };
}

function about<T extends { readonly requirement: string }>(of: Grouping<T>['of']): Grouping<T> {
  return grouping(of, ({ requirement }) => [requirement]);
}
