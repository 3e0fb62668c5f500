import type { ReportFreshness } from '../freshness.ts';
import { lazily } from '../lazily.ts';
import type { Trace, TraceChanges } from '../model.ts';
import { bitOf, type Dependencies } from './dependencies.ts';
import { type Facts, freshnessOf, type Query, queries } from './queries.ts';

/** In bits, see `Dependencies`. */
export type Parts = Pick<Dependencies, 'model' | 'policy' | 'queries'>;

/** Those of many, in one: a few changes are sooner looked for in all of it than in each. */
export interface MergedDependencies extends Omit<Dependencies, 'asked'> {
  /** What was found. */
  readonly found: readonly unknown[];
  /** What was asked where nothing was found. */
  readonly missed: readonly unknown[];
  /** The bits of the queries whose answers are neither. */
  readonly open: number;
}

/** The parts that changed, and the queries of which answers did. Undefined where nobody knows. */
export type Changes =
  | {
      readonly model: number;
      readonly policy: number;
      readonly answers: () => ChangedAnswers;
    }
  | undefined;

interface ChangedAnswers {
  readonly queries: number;
  /** Answers that are no longer given, and what is answered where nothing was; undefined where nobody knows. */
  readonly exact: { readonly gone: Members; readonly come: Members } | undefined;
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

/** @param between what the trace of now answers otherwise, where it is known although other traces lie between */
export function changesBetween(
  before: Facts | undefined,
  now: Facts,
  between?: () => TraceChanges | undefined,
): Changes {
  if (before === undefined) return undefined;
  const model = changedParts(before.model, now.model);
  const policy = changedParts(before.policy, now.policy);
  if (model === undefined || policy === undefined) return undefined;
  const answers = lazily((): ChangedAnswers => {
    const outdated = freshnessGone(before, now);
    const freshness = outdated.length === 0 ? 0 : freshnessOf.bit;
    const changes = between === undefined ? changedSince(before.model.trace, now.model.trace) : between();
    const changed = Object.values(queries).filter(({ of }) => of && changes?.queries.has(of) !== false);
    return {
      queries: changed.reduce((bits, { bit }) => bits | bit, freshness),
      exact: changes && { gone: membersOf(new Set([...changes.gone, ...outdated])), come: membersOf(changes.come) },
    };
  });
  return { model, policy, answers };
}

export const none: TraceChanges = { queries: new Set(), gone: new Set(), come: new Set() };

/** What the next trace answers otherwise; undefined where nobody knows. */
export function changedSince(before: Trace, now: Trace): TraceChanges | undefined {
  return before === now ? none : now.changedFrom(before);
}

/** Of two steps, one after the other. */
export function bothChanges(
  first: TraceChanges | undefined,
  second: TraceChanges | undefined,
): TraceChanges | undefined {
  if (first === undefined || second === undefined) return undefined;
  if (first === none || second === none) return first === none ? second : first;
  return {
    queries: new Set([...first.queries, ...second.queries]),
    gone: new Set([...first.gone, ...second.gone]),
    come: new Set([...first.come, ...second.come]),
  };
}

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

export function merged(all: readonly Dependencies[]): MergedDependencies {
  let [model, policy, queries, open] = [0, 0, 0, 0];
  const found: unknown[] = [];
  const missed: unknown[] = [];
  for (const each of all) {
    model |= each.model;
    policy |= each.policy;
    queries |= each.queries;
    const { asked } = each;
    for (let at = 0; at < asked.length; at += 3) {
      const { as, bit } = asked[at] as Query;
      if (as === 'found') found.push(asked[at + 2]);
      else if (as === 'missed') missed.push(asked[at + 1]);
      else open |= bit;
    }
  }
  return { model, policy, queries, found, missed, open };
}

function isOfChangedParts(dependencies: Parts, changes: NonNullable<Changes>): boolean {
  return (dependencies.model & changes.model) !== 0 || (dependencies.policy & changes.policy) !== 0;
}

/** Whether nothing changed of what is named there: then nothing has to be asked. */
export function isUntouched(dependencies: Parts, changes: Changes): boolean {
  if (changes === undefined || isOfChangedParts(dependencies, changes)) return false;
  return dependencies.queries === 0 || (dependencies.queries & changes.answers().queries) === 0;
}

/** Whether all of it is known to be so still; where that is not to be seen at once, each of them is to be asked. */
export function areAllUpToDate(dependencies: MergedDependencies, changes: Changes): boolean {
  if (changes === undefined || isOfChangedParts(dependencies, changes)) return false;
  if (isUntouched(dependencies, changes)) return true;
  const { queries: changed, exact } = changes.answers();
  if ((dependencies.open & changed) !== 0) return false;
  return exact !== undefined && !exact.gone.isAmong(dependencies.found) && !exact.come.isAmong(dependencies.missed);
}

export function isUpToDate(dependencies: Dependencies, changes: Changes, facts: Facts): boolean {
  if (changes === undefined || isOfChangedParts(dependencies, changes)) return false;
  if (isUntouched(dependencies, changes)) return true;
  const { queries: changed, exact } = changes.answers();
  const { asked } = dependencies;
  for (let at = 0; at < asked.length; at += 3) {
    const query = asked[at] as Query;
    if ((query.bit & changed) === 0) continue;
    const [what, answer] = [asked[at + 1], asked[at + 2]];
    const isOther =
      exact === undefined || query.as === undefined
        ? query.ask(facts, what as never) !== answer
        : query.as === 'found'
          ? exact.gone.has(answer)
          : exact.come.has(what);
    if (isOther) return false;
  }
  return true;
}
