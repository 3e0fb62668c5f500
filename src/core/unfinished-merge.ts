import { type Change, changed } from './edit.ts';
import { message } from './message.ts';
import type { Message } from './model.ts';
import { mergeMarker } from './syntax/merge-marker.ts';
import { lineStarts } from './understanding/line-starts.ts';

/**
 * Why nothing is written into a text: where two versions of the lines stand, nobody knows in which of them anything belongs. A change that
 * leaves one version of all of them may be written.
 */
export function unfinishedMerge({
  path: file,
  before,
  spans = [],
}: Pick<Change, 'path' | 'before'> & Partial<Change>): Message | undefined {
  const line = conflictLine(before);
  if (line === undefined || conflictLine(changed({ path: file, before, spans })) === undefined) return undefined;
  return message('{file} line {line}: a merge is not finished; nothing was changed', { file, line });
}

/** The line on which a merge that is not finished begins to show, 1-based. */
export function conflictLine(text: string): number | undefined {
  const marker = mergeMarker.exec(text);
  return marker === null ? undefined : lineStarts(text.slice(0, marker.index)).length;
}
