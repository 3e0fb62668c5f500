import type { MessagePort } from 'node:worker_threads';
import type { PackedFact, Task, Unread } from '../core/index.ts';

/** What a second thread is given to begin with: where what there is to do will arrive. */
export interface Beginning {
  readonly reads: 'tollgate';
  readonly root: string;
  readonly port: MessagePort;
  /** Not 0 as soon as it has arrived. */
  readonly bell: Int32Array;
}

/** All that there is to do. */
export interface Work {
  readonly task: Omit<Task, 'files'>;
  /** Paths with NUL between them, and how many of them are reports, which come first: cheap to hand over. */
  readonly paths: string;
  readonly reports: number;
  readonly lots: Lots;
  /** By file, where the second thread writes what the system says of it (see listed-file.ts); the first number is NaN until then. */
  readonly looks: Float64Array;
}

/** What was found in the files of a lot, in their order; sent as JSON, which is twice as fast as cloning objects. */
export type LotFound = readonly [lot: number, found: readonly (PackedFound | null)[]];
export type PackedFound = readonly [sha256: string, facts: readonly PackedFact[]];

/** Files are taken in lots: whoever is done with one takes the next. Both threads hold the same memory. */
export interface Lots {
  /** By lot: index of the first file that is no longer in it. */
  readonly ends: Int32Array;
  /** Lots that are taken, signs of life, and whether the second thread has left. */
  readonly shared: Int32Array;
}

const [taken, lifeSign, gone] = [0, 1, 2];

/** Files of a lot, and bytes of the reports in one: small enough that nobody waits long for the other's last one. */
const lotFiles = 32;
const lotBytes = 256 * 1024;

/** How large a file is that is no report, nobody knows before it is opened. */
export function cutIntoLots(files: readonly Unread[]): Lots {
  const ends: number[] = [];
  let [bytes, first] = [0, 0];
  for (const [at, { entry, isReport }] of files.entries()) {
    if (isReport) bytes += entry.size;
    if (bytes < lotBytes && at + 1 - first < lotFiles && at + 1 < files.length) continue;
    ends.push(at + 1);
    [bytes, first] = [0, at + 1];
  }
  return { ends: Int32Array.from(ends), shared: new Int32Array(new SharedArrayBuffer(12)) };
}

/** The indices of the files in it. */
export function rangeOf({ ends }: Lots, lot: number): readonly [from: number, to: number] {
  return [ends[lot - 1] ?? 0, ends[lot] ?? 0];
}

/**
 * Lots that nobody else gets, until none is left. One thread takes from the front and the other from the back, so that each reads much of a
 * kind: documents and reports state what takes long to hand over, and code that reads few kinds is fast sooner.
 */
export function* lotsFrom(side: 'front' | 'back', { ends, shared }: Lots): Generator<number, undefined> {
  for (let own = 0; Atomics.add(shared, taken, 1) < ends.length; own++)
    yield side === 'front' ? own : ends.length - 1 - own;
}

/** Whoever waits for this thread knows that it goes on. */
export function giveSignOfLife({ shared }: Lots): void {
  Atomics.add(shared, lifeSign, 1);
  Atomics.notify(shared, lifeSign);
}

export function leave(lots: Lots): void {
  Atomics.store(lots.shared, gone, 1);
  giveSignOfLife(lots);
}

/** To be asked for before looking for what the other has sent: then nothing is missed in between. */
export function signsOfLife({ shared }: Lots): number {
  return Atomics.load(shared, lifeSign);
}

/**
 * False where the other has left, or gave no further sign of life for so long.
 * @param patience milliseconds
 */
export function waitForSign({ shared }: Lots, signs: number, patience: number): boolean {
  if (Atomics.load(shared, gone) === 1) return false;
  return Atomics.wait(shared, lifeSign, signs, patience) !== 'timed-out';
}
