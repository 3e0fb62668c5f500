import type { Policy } from '../criterion.ts';
import { lazily } from '../lazily.ts';
import type { Model, Resolution, Specification, Trace } from '../model.ts';

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

/** What many looked at, in one: a few changes are sooner looked for in all of it than in each. */
export interface Looks extends Omit<Look, 'asked'> {
  /** What was found. */
  readonly found: readonly unknown[];
  /** What was asked where nothing was found. */
  readonly missed: readonly unknown[];
  /** The bits of the questions whose answers are neither. */
  readonly open: number;
}

interface Question {
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
  /** Answers that are no longer given, and what is answered where nothing was; undefined where nobody knows. */
  readonly told: { readonly gone: Members; readonly come: Members } | undefined;
}

interface Members {
  readonly has: (one: unknown) => boolean;
  /** Whether one of them is among those; undefined where there are too many to look for each. */
  readonly isAmong: ((those: readonly unknown[]) => boolean) | undefined;
}

/** So few are sooner compared than looked up among: nothing is looked at but where they lie. */
const few = 64;

function membersOf(all: ReadonlySet<unknown>): Members {
  if (all.size > few) return { has: (one) => all.has(one), isAmong: undefined };
  const list = [...all];
  return { has: (one) => list.includes(one), isAmong: (those) => list.some((one) => those.includes(one)) };
}

export function changesBetween(before: Facts | undefined, now: Facts): Changes {
  if (before === undefined) return undefined;
  const model = changedParts(before.model, now.model);
  const policy = changedParts(before.policy, now.policy);
  if (model === undefined || policy === undefined) return undefined;
  const freshness = before.policy.freshness === now.policy.freshness ? 0 : freshnessOf.bit;
  const answers = lazily((): Answers => {
    if (before.model.trace === now.model.trace) return { questions: freshness, told: undefined };
    const changes = now.model.trace.changedFrom(before.model.trace);
    const changed = Object.values(questions).filter(({ of }) => of && changes?.questions.has(of) !== false);
    return {
      questions: changed.reduce((bits, { bit }) => bits | bit, freshness),
      told: changes && { gone: membersOf(changes.gone), come: membersOf(changes.come) },
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

export function together(looks: readonly Look[]): Looks {
  let [model, policy, questions, open] = [0, 0, 0, 0];
  const found: unknown[] = [];
  const missed: unknown[] = [];
  for (const look of looks) {
    model |= look.model;
    policy |= look.policy;
    questions |= look.questions;
    const { asked } = look;
    for (let at = 0; at < asked.length; at += 3) {
      const { as, bit } = asked[at] as Question;
      if (as === 'told') found.push(asked[at + 2]);
      else if (as === 'missed') missed.push(asked[at + 1]);
      else open |= bit;
    }
  }
  return { model, policy, questions, found, missed, open };
}

function isOfChangedParts(look: Look | Looks, changes: NonNullable<Changes>): boolean {
  return (look.model & changes.model) !== 0 || (look.policy & changes.policy) !== 0;
}

function isUntouched(look: Look | Looks, changes: NonNullable<Changes>): boolean {
  if (isOfChangedParts(look, changes)) return false;
  return look.questions === 0 || (look.questions & changes.answers().questions) === 0;
}

/** Whether all of it is known to be so still; where that is not to be seen at once, each look is to be asked. */
export function areAllStillSo(looks: Looks, changes: Changes): boolean {
  if (changes === undefined || isOfChangedParts(looks, changes)) return false;
  if (isUntouched(looks, changes)) return true;
  const { questions: changed, told } = changes.answers();
  if ((looks.open & changed) !== 0) return false;
  return told?.gone.isAmong?.(looks.found) === false && told.come.isAmong?.(looks.missed) === false;
}

export function isStillSo(look: Look, changes: Changes, facts: Facts): boolean {
  if (changes === undefined || isOfChangedParts(look, changes)) return false;
  if (isUntouched(look, changes)) return true;
  const { questions: changed, told } = changes.answers();
  const { asked } = look;
  for (let at = 0; at < asked.length; at += 3) {
    const question = asked[at] as Question;
    if ((question.bit & changed) === 0) continue;
    const [what, answer] = [asked[at + 1], asked[at + 2]];
    const isOther =
      told === undefined || question.as === undefined
        ? question.ask(facts, what as never) !== answer
        : question.as === 'told'
          ? told.gone.has(answer)
          : told.come.has(what);
    if (isOther) return false;
  }
  return true;
}

/** The question as it was answered. What may be any of several is looked up each time. */
function answered(question: Question, answer: unknown): Question {
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

/** Answers of these are lists, but for the document of a requirement. */
type Method = Exclude<keyof Trace, 'join' | 'changedFrom' | 'resolve' | 'meaning' | 'isAnyIdShared'>;

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
  specification: about('specification', 1 << 11),
  casesNamed: { bit: 1 << 12, of: 'casesNamed', ask: ({ model }, name) => model.trace.casesNamed(name) },
} as const satisfies Readonly<Record<Method | 'resolve' | 'meaning', Question>>;

function about(of: Exclude<Method, 'casesNamed'>, bit: number): Question {
  return answeredBy(of, bit, ({ model }, requirement) => model.trace[of](requirement));
}

function answeredBy(of: keyof Trace, bit: number, ask: Question['ask']): Question {
  return { of, bit, ask, told: { of, bit, ask, as: 'told' }, missed: { of, bit, ask, as: 'missed' } };
}

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
