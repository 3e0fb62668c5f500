import type { Policy } from '../criterion.ts';
import type { Model, Resolution, Specification, Trace } from '../model.ts';

/** Everything that a criterion is given. */
export interface Facts {
  readonly model: Model;
  readonly policy: Policy;
}

/** A question that a trace or the freshness of reports answers. */
export interface Query {
  readonly bit: number;
  readonly ask: (facts: Facts, what: never) => unknown;
  /** Who answers it: then a trace can tell which answers it no longer gives. */
  readonly of?: keyof Trace;
  /** The same where something was found: then the answer holds for as long as it is given. */
  readonly found?: Query;
  /** The same where nothing was: then that holds for as long as nothing comes. */
  readonly missed?: Query;
  readonly as?: 'found' | 'missed';
}

/** Answers of these are lists, but for the document of a requirement. */
export type Method = Exclude<keyof Trace, 'join' | 'changedFrom' | 'resolve' | 'meaning' | 'isAnyIdShared'>;

/** Each report has an answer of its own, which holds for as long as it is given. */
export const freshnessOf: Query = { bit: 1, ask: ({ policy }, file) => policy.freshness.of(file), as: 'found' };

export const queries = {
  resolve: answeredBy('resolve', 1 << 1, ({ model }, id) => model.trace.resolve(id)),
  meaning: answeredBy('resolve', 1 << 2, ({ model }, id) => model.trace.meaning(id, undefined).resolution),
  implementations: about('implementations', 1 << 3),
  verifications: about('verifications', 1 << 4),
  notes: about('notes', 1 << 5),
  refinements: about('refinements', 1 << 6),
  signatures: about('signatures', 1 << 7),
  results: about('results', 1 << 8),
  reviews: about('reviews', 1 << 9),
  trials: about('trials', 1 << 10),
  specification: about('specification', 1 << 11),
  casesNamed: { bit: 1 << 12, of: 'casesNamed', ask: ({ model }, name) => model.trace.casesNamed(name) },
} as const satisfies Readonly<Record<Method | 'resolve' | 'meaning', Query>>;

function about(of: Exclude<Method, 'casesNamed'>, bit: number): Query {
  return answeredBy(of, bit, ({ model }, requirement) => model.trace[of](requirement));
}

function answeredBy(of: keyof Trace, bit: number, ask: Query['ask']): Query {
  return { of, bit, ask, found: { of, bit, ask, as: 'found' }, missed: { of, bit, ask, as: 'missed' } };
}

/** The query as it was answered. What may be any of several is looked up each time. */
export function answered(query: Query, answer: unknown): Query {
  if (query.found === undefined || query.missed === undefined) return query;
  if (Array.isArray(answer)) return answer.length > 0 ? query.found : query.missed;
  switch ((answer as Resolution | Specification | undefined)?.kind) {
    case 'found':
    case 'specification':
      return query.found;
    case 'unknown':
    case 'foreign':
      return query.missed;
    case 'ambiguous':
    case undefined:
      return query;
  }
}
