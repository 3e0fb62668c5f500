import type { Policy } from '../criterion.ts';
import type { Model, TraceChanges } from '../model.ts';
import { freshnessIn, type Question } from './policy.ts';
import type { Facts } from './queries.ts';

/** The repository as it is once a source was changed, as far as the results of its tests can tell. */
export function afterNextChange(model: Model): Model {
  const { content } = model;
  const newest = { path: content.newest?.path ?? '', time: Infinity };
  return { ...model, content: { ...content, digest: '', newest } };
}

/** Then very much goes stale at once. */
export function areMostFresh({ model: { reports }, policy }: Facts): boolean {
  return reports.filter(({ file }) => policy.freshness.of(file).fresh).length * 2 > reports.length;
}

/** Whether reports are as fresh as a policy takes them to be. */
export function isAsFresh(
  { model, question }: { readonly model: Model; readonly question: Question },
  { freshness }: Policy,
): boolean {
  return freshnessIn(model, question.today, freshness).of === freshness.of;
}

/** Where more changed since something was judged ahead, it is judged again: else the change that it waits for would have to. */
const few = 100;

export function areFew(changes: TraceChanges | undefined): boolean {
  return changes !== undefined && changes.gone.size + changes.come.size <= few;
}
