import type { Policy } from '../criterion.ts';
import { lazily } from '../lazily.ts';
import type { Model, Resolution, Trace } from '../model.ts';

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
  /** The bits of the questions that were asked. */
  readonly questions: number;
  /** Question, what, answer; question, what, answer: there are very many of them. */
  readonly asked: readonly unknown[];
}

interface Question {
  readonly bit: number;
  readonly ask: (facts: Facts, what: never) => unknown;
  /** Who answers it: then a trace can tell which answers it no longer gives. */
  readonly of?: keyof Trace;
  /** The same where something was found: then the answer holds for as long as it is given. */
  readonly told?: Question;
  readonly isTold?: true;
}

const nothing: readonly unknown[] = [];

/** The parts that changed, and the questions of which answers did. Undefined where nobody knows. */
export type Changes =
  | {
      readonly model: number;
      readonly policy: number;
      readonly answers: () => Answers;
    }
  | undefined;

interface Answers {
  readonly questions: number;
  /** Tells of an answer whether it is no longer given; undefined where nobody knows. */
  readonly isGone: ((answer: unknown) => boolean) | undefined;
}

/** So few are sooner compared than looked up among: nothing is looked at but where they lie. */
const few = 24;

function among(all: ReadonlySet<unknown>): (one: unknown) => boolean {
  if (all.size > few) return (one) => all.has(one);
  const list = [...all];
  return (one) => list.includes(one);
}

export function changesBetween(before: Facts | undefined, now: Facts): Changes {
  if (before === undefined) return undefined;
  const model = changedParts(before.model, now.model);
  const policy = changedParts(before.policy, now.policy);
  if (model === undefined || policy === undefined) return undefined;
  const freshness = before.policy.freshness === now.policy.freshness ? 0 : freshnessOf.bit;
  const answers = lazily((): Answers => {
    if (before.model.trace === now.model.trace) return { questions: freshness, isGone: undefined };
    const changes = now.model.trace.changedFrom(before.model.trace);
    const changed = Object.values(questions).filter(({ of }) => of && changes?.questions.has(of) !== false);
    return {
      questions: changed.reduce((bits, { bit }) => bits | bit, freshness),
      isGone: changes && among(changes.gone),
    };
  });
  return { model, policy, answers };
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

/** What any of those looked at, without what was asked and answered. */
export function together(looks: readonly Look[]): Look {
  let [model, policy, questions] = [0, 0, 0];
  for (const look of looks) {
    model |= look.model;
    policy |= look.policy;
    questions |= look.questions;
  }
  return { model, policy, questions, asked: nothing };
}

/** Whether nothing changed of all that may have been looked at. */
export function isUntouched(look: Look, changes: Changes): boolean {
  if (changes === undefined || (look.model & changes.model) !== 0 || (look.policy & changes.policy) !== 0) return false;
  return look.questions === 0 || (look.questions & changes.answers().questions) === 0;
}

export function isStillSo(look: Look, changes: Changes, facts: Facts): boolean {
  if (isUntouched(look, changes)) return true;
  if (changes === undefined || (look.model & changes.model) !== 0 || (look.policy & changes.policy) !== 0) return false;
  const { questions: changed, isGone } = changes.answers();
  const { asked } = look;
  for (let at = 0; at < asked.length; at += 3) {
    const question = asked[at] as Question;
    if ((question.bit & changed) === 0) continue;
    const answer = asked[at + 2];
    const isSame =
      isGone !== undefined && question.isTold === true
        ? !isGone(answer)
        : question.ask(facts, asked[at + 1] as never) === answer;
    if (!isSame) return false;
  }
  return true;
}

/** Where nothing was found, the same nothing is found elsewhere; what is found by name is looked up each time. */
function isTelling(answer: unknown): boolean {
  return Array.isArray(answer) ? answer.length > 0 : (answer as Resolution).kind === 'found';
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
    asked.push(question.told !== undefined && isTelling(answer) ? question.told : question, what, answer);
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

/** Answers of these are lists, but for the document of a requirement. */
type Method = Exclude<keyof Trace, 'join' | 'changedFrom' | 'resolve' | 'meaning'>;

const freshnessOf: Question = { bit: 1, ask: ({ policy }, file) => policy.freshness.of(file) };

const questions = {
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
  specification: {
    bit: 1 << 11,
    of: 'specification',
    ask: ({ model }, requirement) => model.trace.specification(requirement),
  },
  casesNamed: { bit: 1 << 12, of: 'casesNamed', ask: ({ model }, name) => model.trace.casesNamed(name) },
} as const satisfies Readonly<Record<Method | 'resolve' | 'meaning', Question>>;

function about(of: Exclude<Method, 'casesNamed' | 'specification'>, bit: number): Question {
  return answeredBy(of, bit, ({ model }, requirement) => model.trace[of](requirement));
}

function answeredBy(of: keyof Trace, bit: number, ask: Question['ask']): Question {
  return { of, bit, ask, told: { of, bit, ask, isTold: true } };
}

/** @param isTooMuch takes down that an ID was looked up, where no more answers are */
function answering(
  trace: Trace,
  note: (question: Question, what: unknown, answer: unknown) => void,
  isTooMuch: () => unknown,
): Trace {
  const answer = <M extends Method>(method: M): Trace[M] =>
    ((what: unknown): unknown => {
      const found = (trace[method] as (what: unknown) => unknown)(what);
      note(questions[method], what, found);
      return found;
    }) as Trace[M];
  return {
    ...trace,
    resolve(id) {
      const found = trace.resolve(id);
      if (isTooMuch() === undefined) note(questions.resolve, id, found);
      return found;
    },
    meaning(id, criterion) {
      const found = trace.meaning(id, criterion);
      // A criterion is one of the requirement, whose ID it follows.
      if (isTooMuch() === undefined)
        note(criterion === undefined ? questions.meaning : questions.resolve, id, found.resolution);
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
