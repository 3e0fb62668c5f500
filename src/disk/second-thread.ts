import { isMainThread, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { packed, taskReader } from '../core/index.ts';
import { ListedFile, LookedAt, numbersOfFile } from './listed-file.ts';
import {
  type Beginning,
  giveSignOfLife,
  leave,
  lotsFrom,
  type LotFound,
  type PackedFound,
  rangeOf,
  type Work,
} from './lots.ts';
import { platform } from './open-files.ts';
import { reader } from './read.ts';

/** True in a thread that `secondThread` began: this program has nothing else to do there than `readAlong`. */
export function isSecondThread(): boolean {
  return !isMainThread && isBeginning(workerData);
}

/** Waits until there is work, and reads along until no lot is left. */
export function readAlong(): void {
  if (!isBeginning(workerData)) return;
  const work = workFor(workerData);
  try {
    readLots(workerData, work);
  } finally {
    leave(work.lots);
  }
}

function isBeginning(data: unknown): data is Beginning {
  return typeof data === 'object' && data !== null && 'reads' in data && data.reads === 'tollgate';
}

/** Blocks: a thread that nobody has work for is ended from outside. */
export function workFor({ port, bell }: Beginning): Work {
  Atomics.wait(bell, 0, 0);
  return receiveMessageOnPort(port)?.message as Work;
}

function readLots({ root, port }: Beginning, { task, paths, reports, lots, looks }: Work): void {
  const all = paths.split('\0');
  const listed = new Map<string, ListedFile>();
  const { read, chunks } = reader(root, listed);
  function* livelyChunks(path: string): Generator<Uint8Array> {
    for (const chunk of chunks(path)) {
      giveSignOfLife(lots);
      yield chunk;
    }
  }
  const find = taskReader({ ...platform, read, chunks: livelyChunks }, task);
  for (const lot of lotsFrom('back', lots)) {
    const found: (PackedFound | null)[] = [];
    const [from, to] = rangeOf(lots, lot);
    const looked = new LookedAt(root);
    for (let at = from; at < to; at++) {
      const entry = new ListedFile(looked, all[at] ?? '');
      listed.clear();
      listed.set(entry.path, entry);
      const one = find({ entry, isReport: at < reports });
      if (entry.isKnown) looks.set(entry.numbers(), numbersOfFile * at);
      found.push(one === undefined ? null : [one.sha256, packed(one.facts)]);
      giveSignOfLife(lots);
    }
    const answer: LotFound = [lot, found];
    port.postMessage(JSON.stringify(answer));
    giveSignOfLife(lots);
  }
}
