import { rmSync, statSync } from 'node:fs';
import { writeNew } from './write-new.ts';

/** Milliseconds after which nobody is at it any more: whoever was, was interrupted. */
const abandonedAfter = 10_000;

/**
 * Makes a file that is there as long as somebody is at something. Of all who try at once one is first.
 * @returns false where somebody else is at it
 * @throws what the system says
 */
export function isMarked(mark: string, content: string | Uint8Array): boolean {
  const since = statSync(mark, { throwIfNoEntry: false })?.mtimeMs;
  if (since !== undefined && Date.now() - since > abandonedAfter) rmSync(mark, { force: true });
  try {
    writeNew(mark, content);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
