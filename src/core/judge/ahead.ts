import type { Policy } from '../criterion.ts';
import type { Model, TraceChanges } from '../model.ts';
import { freshnessIn, type Question } from './policy.ts';
import type { Facts } from './queries.ts';

/**
 * The repository as it is once its results are what they are not now: stale, after the next change of a source, or fresh again, because that
 * is undone, or tested. Very much is judged otherwise at once then.
 * @param other where they were
 * @returns undefined where they are stale, and were never fresh
 */
export function turned(now: Facts, other: Facts | undefined): Model | undefined {
  const { model } = now;
  if (!areMostFresh(now)) return other && { ...model, content: other.model.content };
  const newest = { path: model.content.newest?.path ?? '', time: Infinity };
  return { ...model, content: { ...model.content, digest: '', newest } };
}

function areMostFresh({ model: { reports }, policy }: Facts): boolean {
  return reports.filter(({ file }) => policy.freshness.of(file).fresh).length * 2 > reports.length;
}

/** Whether reports are as fresh as a policy takes them to be. */
export function isAsFresh(
  { model, question }: { readonly model: Model; readonly question: Question },
  { freshness }: Policy,
): boolean {
  return freshnessIn(model, question.today, freshness).of === freshness.of;
}

/**
 * Where more changed since something was judged ahead than a few reports bring, it is judged again: else the change that it waits for would
 * have to. What is gone only takes room.
 */
const few = { come: 500, gone: 5000 };

export function areFew(changes: TraceChanges | undefined): boolean {
  return changes !== undefined && changes.come.size <= few.come && changes.gone.size <= few.gone;
}
