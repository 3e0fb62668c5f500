import type { Trace } from '../model.ts';
import { answered, type Facts, freshnessOf, type Method, type Query, queries } from './queries.ts';

/**
 * What a conclusion was drawn from: the parts of model and policy, a bit for each, and what was asked of those parts that answer queries,
 * with the answers. Parts and answers that are the same object say the same (see kept.ts); and so what was concluded from them still holds.
 */
export interface Dependencies {
  readonly model: number;
  readonly policy: number;
  /** The bits of those that were asked. */
  readonly queries: number;
  /** Query, what, answer; query, what, answer: there are very many of them. */
  readonly asked: readonly unknown[];
}

const nothing: readonly unknown[] = [];

/** Where there are more parts than bits, some share one: then they are taken to change together. */
export function bitOf(at: number): number {
  return 1 << (at % 31);
}

/** The same facts, which record the dependencies of what is concluded between a beginning and an end. */
export function tracking({ model, policy }: Facts): {
  readonly facts: Facts;
  begin(): void;
  end(): Dependencies;
} {
  let [modelBits, policyBits, queryBits] = [0, 0, 0];
  const asked: unknown[] = [];
  const record = (query: Query, what: unknown, answer: unknown): void => {
    queryBits |= query.bit;
    asked.push(answered(query, answer), what, answer);
  };
  const { freshness } = policy;
  const of: typeof freshness.of = (file) => {
    const answer = freshness.of(file);
    record(freshnessOf, file, answer);
    return answer;
  };
  const trackedModel = tracked(model, (bit) => (modelBits |= bit));
  const trackedPolicy = tracked(policy, (bit) => (policyBits |= bit));
  // What an ID means hangs on the requirements and on nothing else.
  const recordNames = (): unknown => trackedModel.requirements;
  const isRecording = (): boolean => asked.length < 3 * maxQueries;
  const trace = trackedTrace(model.trace, record, isRecording, recordNames);
  const trackedFreshness: typeof freshness = {
    of,
    get basis() {
      return trackedPolicy.freshness.basis;
    },
    get newest() {
      return trackedPolicy.freshness.newest;
    },
  };
  const withoutQueries = new Map<number, Map<number, Dependencies>>();
  return {
    facts: {
      model: replaced(trackedModel, 'trace', trace),
      policy: replaced(trackedPolicy, 'freshness', trackedFreshness),
    },
    begin() {
      [modelBits, policyBits, queryBits] = [0, 0, 0];
      asked.length = 0;
    },
    end() {
      if (asked.length > 0 && asked.length <= 3 * maxQueries)
        return { model: modelBits, policy: policyBits, queries: queryBits, asked: asked.slice() };
      const [ofModel, ofPolicy] = asked.length === 0 ? [modelBits, policyBits] : [~0, ~0];
      let same = withoutQueries.get(ofModel);
      if (same === undefined) withoutQueries.set(ofModel, (same = new Map<number, Dependencies>()));
      let known = same.get(ofPolicy);
      if (known === undefined)
        same.set(ofPolicy, (known = { model: ofModel, policy: ofPolicy, queries: 0, asked: nothing }));
      return known;
    },
  };
}

function tracked<T extends object>(parts: T, saw: (bit: number) => void): T {
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
const maxQueries = 100;

/**
 * @param isRecording whether answers are still recorded
 * @param recordNames records that IDs were looked at
 */
function trackedTrace(
  trace: Trace,
  record: (query: Query, what: unknown, answer: unknown) => void,
  isRecording: () => boolean,
  recordNames: () => void,
): Trace {
  const answer = <M extends Method>(method: M): Trace[M] =>
    ((what: unknown): unknown => {
      const found = (trace[method] as (what: unknown) => unknown)(what);
      record(queries[method], what, found);
      return found;
    }) as Trace[M];
  return {
    ...trace,
    isAnyIdShared() {
      recordNames();
      return trace.isAnyIdShared();
    },
    resolve(id) {
      const found = trace.resolve(id);
      if (isRecording()) record(queries.resolve, id, found);
      else recordNames();
      return found;
    },
    meaning(id, criterion) {
      const found = trace.meaning(id, criterion);
      // A criterion is one of the requirement, whose ID it follows.
      if (isRecording()) record(criterion === undefined ? queries.meaning : queries.resolve, id, found.resolution);
      else recordNames();
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
