import type { ReportFreshness } from '../freshness.ts';
import { lazily } from '../lazily.ts';
import type { TraceChanges } from '../model.ts';
import { bitOf, type Look } from './looking.ts';
import { type Facts, freshnessOf, type Question, questions } from './questions.ts';

/** What many looked at, in one: a few changes are sooner looked for in all of it than in each. */
export interface Looks extends Omit<Look, 'asked'> {
  /** What was found. */
  readonly found: readonly unknown[];
  /** What was asked where nothing was found. */
  readonly missed: readonly unknown[];
  /** The bits of the questions whose answers are neither. */
  readonly open: number;
}

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
  /** Whether one of them is among those. */
  readonly isAmong: (those: readonly unknown[]) => boolean;
}

/** So few are sooner compared than looked up among: nothing is looked at but where they lie. */
const few = 64;

function membersOf(all: ReadonlySet<unknown>): Members {
  if (all.size > few) return { has: (one) => all.has(one), isAmong: (those) => those.some((one) => all.has(one)) };
  const list = [...all];
  return { has: (one) => list.includes(one), isAmong: (those) => list.some((one) => those.includes(one)) };
}

export function changesBetween(before: Facts | undefined, now: Facts): Changes {
  if (before === undefined) return undefined;
  const model = changedParts(before.model, now.model);
  const policy = changedParts(before.policy, now.policy);
  if (model === undefined || policy === undefined) return undefined;
  const answers = lazily((): Answers => {
    const outdated = freshnessGone(before, now);
    const freshness = outdated.length === 0 ? 0 : freshnessOf.bit;
    const changes = before.model.trace === now.model.trace ? none : now.model.trace.changedFrom(before.model.trace);
    const changed = Object.values(questions).filter(({ of }) => of && changes?.questions.has(of) !== false);
    return {
      questions: changed.reduce((bits, { bit }) => bits | bit, freshness),
      told: changes && { gone: membersOf(new Set([...changes.gone, ...outdated])), come: membersOf(changes.come) },
    };
  });
  return { model, policy, answers };
}

const none: TraceChanges = { questions: new Set(), gone: new Set(), come: new Set() };

/** What is no longer said of a report. */
function freshnessGone(before: Facts, now: Facts): readonly ReportFreshness[] {
  const { of } = before.policy.freshness;
  if (now.policy.freshness.of === of) return [];
  const { reports, coverage = [] } = before.model;
  return [...reports, ...coverage].flatMap(({ file }) => (now.policy.freshness.of(file) === of(file) ? [] : of(file)));
}

function changedParts<T extends object>(before: T, now: T): number | undefined {
  const parts = Object.keys(now) as (keyof T & string)[];
  const old = Object.keys(before);
  if (parts.length !== old.length || parts.some((part, at) => part !== old[at])) return undefined;
  return parts.reduce((bits, part, at) => (before[part] === now[part] ? bits : bits | bitOf(at)), 0);
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
  return told !== undefined && !told.gone.isAmong(looks.found) && !told.come.isAmong(looks.missed);
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
