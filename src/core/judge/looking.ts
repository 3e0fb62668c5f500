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
  readonly asked: readonly Asked[];
}

type Asked = readonly [ask: Ask, what: unknown, answer: unknown];
type Ask = (facts: Facts, what: never) => unknown;

const nothing: readonly Asked[] = [];
export const noLook: Look = { model: 0, policy: 0, asked: nothing };

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
  for (const [ask, what, answer] of look.asked) if (ask(facts, what as never) !== answer) return false;
  return true;
}

/** The same facts, which take down what is looked at between a beginning and an end. */
export function looking({ model, policy }: Facts): {
  readonly facts: Facts;
  begin(): void;
  end(): Look;
} {
  let [modelBits, policyBits] = [0, 0];
  let asked: Asked[] | undefined;
  const note = (each: Asked): void => void (asked ??= []).push(each);
  const { freshness } = policy;
  const of: typeof freshness.of = (file) => {
    const answer = freshness.of(file);
    note([askFreshness, file, answer]);
    return answer;
  };
  const seenModel = watched(model, (bit) => (modelBits |= bit));
  const seenPolicy = watched(policy, (bit) => (policyBits |= bit));
  const trace = answering(model.trace, note, () => void seenModel.requirements);
  const watchedFreshness = Object.defineProperty({ of }, 'basis', { get: () => seenPolicy.freshness.basis });
  return {
    facts: {
      model: replaced(seenModel, 'trace', trace),
      policy: replaced(seenPolicy, 'freshness', watchedFreshness as typeof freshness),
    },
    begin() {
      [modelBits, policyBits] = [0, 0];
      asked = undefined;
    },
    end: () =>
      asked !== undefined && asked.length > most
        ? { model: ~0, policy: ~0, asked: nothing }
        : { model: modelBits, policy: policyBits, asked: asked ?? nothing },
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

/** @param sawRequirements what an ID means hangs on the requirements and on nothing else */
function answering(trace: Trace, note: (asked: Asked) => void, sawRequirements: () => void): Trace {
  const answer = <M extends Method>(method: M): Trace[M] =>
    ((what: unknown): unknown => {
      const found = (trace[method] as (what: unknown) => unknown)(what);
      note([asks[method], what, found]);
      return found;
    }) as Trace[M];
  return {
    ...trace,
    resolve(id) {
      sawRequirements();
      return trace.resolve(id);
    },
    meaning(id, criterion) {
      sawRequirements();
      return trace.meaning(id, criterion);
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
