import { createHash } from 'node:crypto';
import { realpathSync, rmSync, utimesSync } from 'node:fs';
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
 */
export async function inTurn<T>(folder: string, work: (goOn: () => void) => T | Promise<T>): Promise<T> {
  const mark = markFor(folder);
  while (isTheirTurn(mark)) await pause(patience);
  try {
    return await work(() => renew(mark));
  } finally {
    leave(mark);
  }
}

/** Outside of the folder, where nobody commits it. Others may not touch what is ours: each has their own. */
export function markFor(folder: string): string {
  const digest = createHash('sha256').update(realpathSync.native(folder)).digest('hex').slice(0, 16);
  return join(tmpdir(), `tollgate-${process.getuid?.() ?? ''}-${digest}`);
}

function isTheirTurn(mark: string): boolean {
  try {
    return !isMarked(mark, '');
  } catch {
    return false;
  }
}

function renew(mark: string): void {
  try {
    utimesSync(mark, new Date(), new Date());
  } catch {
    // Nothing could be marked.
  }
}

function leave(mark: string): void {
  try {
    rmSync(mark, { force: true });
  } catch {
    // It is somebody else's.
  }
}
