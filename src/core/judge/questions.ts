import type { Policy } from '../criterion.ts';
import type { Model, Resolution, Specification, Trace } from '../model.ts';

/** Everything that a criterion is given. */
export interface Facts {
  readonly model: Model;
  readonly policy: Policy;
}

/** One that a trace or the freshness of reports answers. */
export interface Question {
  readonly bit: number;
  readonly ask: (facts: Facts, what: never) => unknown;
  /** Who answers it: then a trace can tell which answers it no longer gives. */
  readonly of?: keyof Trace;
  /** The same where something was found: then the answer holds for as long as it is given. */
  readonly told?: Question;
  /** The same where nothing was: then that holds for as long as nothing comes. */
  readonly missed?: Question;
  readonly as?: 'told' | 'missed';
}

/** Answers of these are lists, but for the document of a requirement. */
export type Method = Exclude<keyof Trace, 'join' | 'changedFrom' | 'resolve' | 'meaning' | 'isAnyIdShared'>;

/** Each report has an answer of its own, which holds for as long as it is given. */
export const freshnessOf: Question = { bit: 1, ask: ({ policy }, file) => policy.freshness.of(file), as: 'told' };

export const questions = {
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
} as const satisfies Readonly<Record<Method | 'resolve' | 'meaning', Question>>;

function about(of: Exclude<Method, 'casesNamed'>, bit: number): Question {
  return answeredBy(of, bit, ({ model }, requirement) => model.trace[of](requirement));
}

function answeredBy(of: keyof Trace, bit: number, ask: Question['ask']): Question {
  return { of, bit, ask, told: { of, bit, ask, as: 'told' }, missed: { of, bit, ask, as: 'missed' } };
}

/** The question as it was answered. What may be any of several is looked up each time. */
export function answered(question: Question, answer: unknown): Question {
  if (question.told === undefined || question.missed === undefined) return question;
  if (Array.isArray(answer)) return answer.length > 0 ? question.told : question.missed;
  switch ((answer as Resolution | Specification | undefined)?.kind) {
    case 'found':
    case 'specification':
      return question.told;
    case 'unknown':
    case 'foreign':
      return question.missed;
    case 'ambiguous':
    case undefined:
      return question;
  }
}
