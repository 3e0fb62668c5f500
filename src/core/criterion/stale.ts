import type { Policy } from '../criterion.ts';
import { message } from '../message.ts';
import type { Message } from '../model.ts';

/** Why a report cannot speak for the content that is in the tree now; undefined where it can. */
export function whyStale(file: string, { freshness, level }: Pick<Policy, 'freshness' | 'level'>): Message | undefined {
  const judged = freshness.of(file);
  if (!judged.fresh) return judged.because;
  if (judged.basis === 'time' && level === 'delivery') return message('only file times say that the results are fresh');
  return undefined;
}
