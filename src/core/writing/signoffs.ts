import type { Desk, Edits, Refusal } from '../edit.ts';
import type { Message } from '../model.ts';
import { gone, leftAlone } from './broken.ts';
import { changeTo } from './lines.ts';
import { recordLists, withEntriesInSteps } from './sorted-entries.ts';
import type { YamlRecord } from './yaml-text.ts';

export const signoffsFile = 'docs/signoffs.yaml';

/** Adds entries to the signatures or the reviews; nothing that stands there is touched. */
export function* recorded(
  desk: Desk,
  list: 'signatures' | 'reviews',
  entries: readonly YamlRecord[],
  done: Message,
): Generator<undefined, Edits | Refusal> {
  const before = desk.text(signoffsFile);
  if (before === undefined && desk.exists(signoffsFile)) return gone(signoffsFile);
  const after = yield* withEntriesInSteps(before ?? '', recordLists[list], entries);
  if (after === undefined) return leftAlone(desk, signoffsFile);
  return before === undefined
    ? { create: [{ path: signoffsFile, text: after }], change: [], done }
    : { create: [], change: [changeTo(signoffsFile, before, after)], done };
}
