import type { Trace } from '../model.ts';
import { answered, type Facts, freshnessOf, type Method, type Question, questions } from './questions.ts';

/**
 * What somebody looked at: the parts of model and policy, a bit for each, and what was asked of those parts that answer questions, with
 * the answers. Parts and answers that are the same object say the same (see kept.ts); and so what was concluded from them still holds.
 */
export interface Look {
  readonly model: number;
  readonly policy: number;
  /** The bits of the questions that were asked. */
  readonly questions: number;
  /** Question, what, answer; question, what, answer: there are very many of them. */
  readonly asked: readonly unknown[];
}

const nothing: readonly unknown[] = [];

/** Where there are more parts than bits, some share one: then they are taken to change together. */
export function bitOf(at: number): number {
  return 1 << (at % 31);
}

/** The same facts, which take down what is looked at between a beginning and an end. */
export function looking({ model, policy }: Facts): {
  readonly facts: Facts;
  begin(): void;
  end(): Look;
} {
  let [modelBits, policyBits, questionBits] = [0, 0, 0];
  const asked: unknown[] = [];
  const note = (question: Question, what: unknown, answer: unknown): void => {
    questionBits |= question.bit;
    asked.push(answered(question, answer), what, answer);
  };
  const { freshness } = policy;
  const of: typeof freshness.of = (file) => {
    const answer = freshness.of(file);
    note(freshnessOf, file, answer);
    return answer;
  };
  const seenModel = watched(model, (bit) => (modelBits |= bit));
  const seenPolicy = watched(policy, (bit) => (policyBits |= bit));
  // What an ID means hangs on the requirements and on nothing else.
  const seeNames = (): unknown => seenModel.requirements;
  const isNoted = (): boolean => asked.length < 3 * most;
  const trace = answering(model.trace, note, isNoted, seeNames);
  const watchedFreshness: typeof freshness = {
    of,
    get basis() {
      return seenPolicy.freshness.basis;
    },
    get newest() {
      return seenPolicy.freshness.newest;
    },
  };
  const withoutAsking = new Map<number, Map<number, Look>>();
  return {
    facts: {
      model: replaced(seenModel, 'trace', trace),
      policy: replaced(seenPolicy, 'freshness', watchedFreshness),
    },
    begin() {
      [modelBits, policyBits, questionBits] = [0, 0, 0];
      asked.length = 0;
    },
    end() {
      if (asked.length > 0 && asked.length <= 3 * most)
        return { model: modelBits, policy: policyBits, questions: questionBits, asked: asked.slice() };
      const [ofModel, ofPolicy] = asked.length === 0 ? [modelBits, policyBits] : [~0, ~0];
      let same = withoutAsking.get(ofModel);
      if (same === undefined) withoutAsking.set(ofModel, (same = new Map<number, Look>()));
      let look = same.get(ofPolicy);
      if (look === undefined)
        same.set(ofPolicy, (look = { model: ofModel, policy: ofPolicy, questions: 0, asked: nothing }));
      return look;
    },
  };
}

function watched<T extends object>(parts: T, saw: (bit: number) => void): T {
  const result = {} as T;
  for (const [at, part] of (Object.keys(parts) as (keyof T)[]).entries()) {
    const value = parts[part];
    const bit = bitOf(at);
    const get = (): unknown => {
      saw(bit);
      return value;
    };
    Object.defineProperty(result, part, { enumerable: true, configurable: true, get });
  }
  return result;
}

function replaced<T extends object, K extends keyof T>(parts: T, part: K, by: T[K]): T {
  const result = Object.create(parts) as T;
  return Object.defineProperty(result, part, { value: by });
}

/** Whoever asks more than that is asked again after every change: keeping the answers would cost more. */
const most = 100;

/**
 * @param isNoted whether answers are still taken down
 * @param seeNames takes down that IDs were looked at
 */
function answering(
  trace: Trace,
  note: (question: Question, what: unknown, answer: unknown) => void,
  isNoted: () => boolean,
  seeNames: () => void,
): Trace {
  const answer = <M extends Method>(method: M): Trace[M] =>
    ((what: unknown): unknown => {
      const found = (trace[method] as (what: unknown) => unknown)(what);
      note(questions[method], what, found);
      return found;
    }) as Trace[M];
  return {
    ...trace,
    isAnyIdShared() {
      seeNames();
      return trace.isAnyIdShared();
    },
    resolve(id) {
      const found = trace.resolve(id);
      if (isNoted()) note(questions.resolve, id, found);
      else seeNames();
      return found;
    },
    meaning(id, criterion) {
      const found = trace.meaning(id, criterion);
      // A criterion is one of the requirement, whose ID it follows.
      if (isNoted()) note(criterion === undefined ? questions.meaning : questions.resolve, id, found.resolution);
      else seeNames();
      return found;
    },
    implementations: answer('implementations'),
    verifications: answer('verifications'),
    notes: answer('notes'),
    refinements: answer('refinements'),
    signatures: answer('signatures'),
    specification: answer('specification'),
    results: answer('results'),
    reviews: answer('reviews'),
    trials: answer('trials'),
    casesNamed: answer('casesNamed'),
  };
}
