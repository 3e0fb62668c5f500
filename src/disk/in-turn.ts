import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isMarked } from './mark.ts';

/** Milliseconds between two looks whether it is our turn. */
const patience = 20;

/**
 * Does what reads a folder, chooses what is still free, and writes it, one after the other of all who do on this machine: so nobody chooses
 * what somebody else is about to write. Whoever was interrupted is waited for no longer than ten seconds. Where nothing can be marked, as on
 * a full disk, it is done all the same.
 * @param work is given what it has to call now and then where it takes long: others then know that it goes on
 * @param isGivenUp asked as long as it is not our turn
 * @returns undefined where it was given up, and nothing was done
 */
export async function inTurn<T>(
  folder: string,
  work: (goOn: () => void) => T | Promise<T>,
  isGivenUp = (): boolean => false,
): Promise<T | undefined> {
  const mark = markFor(folder);
  // Of whoever takes longer than others wait, somebody else has the turn at the end.
  const own = randomUUID();
  while (isTheirTurn(mark, own)) {
    if (isGivenUp()) return undefined;
    await pause(patience);
  }
  try {
    return await work(() => renew(mark, own));
  } finally {
    leave(mark, own);
  }
}

/** Outside of the folder, where nobody commits it. Others may not touch what is ours: each has their own. */
export function markFor(folder: string): string {
  const digest = createHash('sha256').update(pathOf(folder)).digest('hex').slice(0, 16);
  return join(tmpdir(), `tollgate-${process.getuid?.() ?? ''}-${digest}`);
}

/** A folder that is gone meanwhile is told of by whoever reads it. */
function pathOf(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}

function isTheirTurn(mark: string, own: string): boolean {
  try {
    return !isMarked(mark, own);
  } catch {
    return false;
  }
}

function renew(mark: string, own: string): void {
  try {
    if (isOurs(mark, own)) utimesSync(mark, new Date(), new Date());
  } catch {
    // Nothing could be marked.
  }
}

function leave(mark: string, own: string): void {
  try {
    if (isOurs(mark, own)) rmSync(mark, { force: true });
  } catch {
    // It is somebody else's, or there is none.
  }
}

function isOurs(mark: string, own: string): boolean {
  return readFileSync(mark, 'utf8') === own;
}
