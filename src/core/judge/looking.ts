import type { Policy } from '../criterion.ts';
import type { Model, Trace } from '../model.ts';

/** Everything that a criterion is given. */
export interface Facts {
  readonly model: Model;
  readonly policy: Policy;
}

/**
 * What somebody looked at: the parts of model and policy, a bit for each, and what was asked of those parts that answer questions, with
 * the answers. Parts and answers that are the same object say the same (see kept.ts); and so what was concluded from them still holds.
 */
export interface Look {
  readonly model: number;
  readonly policy: number;
  /** Ask, what, answer; ask, what, answer: there are very many of them. */
  readonly asked: readonly unknown[];
}

type Ask = (facts: Facts, what: never) => unknown;

const nothing: readonly unknown[] = [];

/** The parts that changed, and whether answers may have. Undefined where nobody knows. */
export type Changes = { readonly model: number; readonly policy: number; readonly answers: boolean } | undefined;

export function changesBetween(before: Facts | undefined, now: Facts): Changes {
  if (before === undefined) return undefined;
  const model = changedParts(before.model, now.model);
  const policy = changedParts(before.policy, now.policy);
  if (model === undefined || policy === undefined) return undefined;
  const isSame = before.model.trace === now.model.trace && before.policy.freshness === now.policy.freshness;
  return { model, policy, answers: !isSame };
}

function changedParts<T extends object>(before: T, now: T): number | undefined {
  const parts = Object.keys(now) as (keyof T & string)[];
  const old = Object.keys(before);
  if (parts.length !== old.length || parts.some((part, at) => part !== old[at])) return undefined;
  return parts.reduce((bits, part, at) => (before[part] === now[part] ? bits : bits | bitOf(at)), 0);
}

/** Where there are more parts than bits, some share one: then they are taken to change together. */
function bitOf(at: number): number {
  return 1 << (at % 31);
}

export function isStillSo(look: Look, changes: Changes, facts: Facts): boolean {
  if (changes === undefined || (look.model & changes.model) !== 0 || (look.policy & changes.policy) !== 0) return false;
  if (!changes.answers) return true;
  const { asked } = look;
  for (let at = 0; at < asked.length; at += 3)
    if ((asked[at] as Ask)(facts, asked[at + 1] as never) !== asked[at + 2]) return false;
  return true;
}

/** The same facts, which take down what is looked at between a beginning and an end. */
export function looking({ model, policy }: Facts): {
  readonly facts: Facts;
  begin(): void;
  end(): Look;
} {
  let [modelBits, policyBits] = [0, 0];
  const asked: unknown[] = [];
  const note = (ask: Ask, what: unknown, answer: unknown): void => void asked.push(ask, what, answer);
  const { freshness } = policy;
  const of: typeof freshness.of = (file) => {
    const answer = freshness.of(file);
    note(askFreshness, file, answer);
    return answer;
  };
  const seenModel = watched(model, (bit) => (modelBits |= bit));
  const seenPolicy = watched(policy, (bit) => (policyBits |= bit));
  // What an ID means hangs on the requirements and on nothing else.
  const trace = answering(model.trace, note, () => (asked.length < 3 * most ? undefined : seenModel.requirements));
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
      [modelBits, policyBits] = [0, 0];
      asked.length = 0;
    },
    end() {
      if (asked.length > 0 && asked.length <= 3 * most)
        return { model: modelBits, policy: policyBits, asked: asked.slice() };
      const [ofModel, ofPolicy] = asked.length === 0 ? [modelBits, policyBits] : [~0, ~0];
      let same = withoutAsking.get(ofModel);
      if (same === undefined) withoutAsking.set(ofModel, (same = new Map<number, Look>()));
      let look = same.get(ofPolicy);
      if (look === undefined) same.set(ofPolicy, (look = { model: ofModel, policy: ofPolicy, asked: nothing }));
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

type Method = Exclude<keyof Trace, 'join' | 'resolve' | 'meaning'>;

const askFreshness: Ask = ({ policy }, file) => policy.freshness.of(file);

const asks: Readonly<Record<Method, Ask>> = {
  implementations: ({ model }, requirement) => model.trace.implementations(requirement),
  verifications: ({ model }, requirement) => model.trace.verifications(requirement),
  notes: ({ model }, requirement) => model.trace.notes(requirement),
  refinements: ({ model }, requirement) => model.trace.refinements(requirement),
  signatures: ({ model }, requirement) => model.trace.signatures(requirement),
  results: ({ model }, requirement) => model.trace.results(requirement),
  casesNamed: ({ model }, name) => model.trace.casesNamed(name),
};

const askResolution: Ask = ({ model }, id) => model.trace.resolve(id);
const askMeaning: Ask = ({ model }, id) => model.trace.meaning(id, undefined).resolution;

/** @param isTooMuch takes down that an ID was looked up, where no more answers are */
function answering(
  trace: Trace,
  note: (ask: Ask, what: unknown, answer: unknown) => void,
  isTooMuch: () => unknown,
): Trace {
  const answer = <M extends Method>(method: M): Trace[M] =>
    ((what: unknown): unknown => {
      const found = (trace[method] as (what: unknown) => unknown)(what);
      note(asks[method], what, found);
      return found;
    }) as Trace[M];
  return {
    ...trace,
    resolve(id) {
      const found = trace.resolve(id);
      if (isTooMuch() === undefined) note(askResolution, id, found);
      return found;
    },
    meaning(id, criterion) {
      const found = trace.meaning(id, criterion);
      // A criterion is one of the requirement, whose ID it follows.
      if (isTooMuch() === undefined) note(criterion === undefined ? askMeaning : askResolution, id, found.resolution);
      return found;
    },
    implementations: answer('implementations'),
    verifications: answer('verifications'),
    notes: answer('notes'),
    refinements: answer('refinements'),
    signatures: answer('signatures'),
    results: answer('results'),
    casesNamed: answer('casesNamed'),
  };
}
