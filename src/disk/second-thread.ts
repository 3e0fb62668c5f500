import { isMainThread, workerData } from 'node:worker_threads';
import { packed, taskReader } from '../core/index.ts';
import { type Beginning, giveSignOfLife, leave, type LotFound, type PackedFound, rangeOf, takeLot } from './lots.ts';
import { platform } from './open-files.ts';
import { reader } from './read.ts';

/** True in a thread that `shareWith` began: this program has nothing else to do there than `readAlong`. */
export function isSecondThread(): boolean {
  return !isMainThread && isBeginning(workerData);
}

/** Reads along until no lot is left. */
export function readAlong(): void {
  if (!isBeginning(workerData)) return;
  try {
    readLots(workerData);
  } finally {
    leave(workerData.lots);
  }
}

function isBeginning(data: unknown): data is Beginning {
  return typeof data === 'object' && data !== null && 'reads' in data && data.reads === 'tollgate';
}

function readLots({ root, task, paths, sizes, reports, lots, port }: Beginning): void {
  const all = paths.split('\0');
  const listed = new Map<string, { readonly size: number }>();
  const { read, chunks } = reader(root, listed);
  function* livelyChunks(path: string): Generator<Uint8Array> {
    for (const chunk of chunks(path)) {
      giveSignOfLife(lots);
      yield chunk;
    }
  }
  const find = taskReader({ ...platform, read, chunks: livelyChunks }, task);
  for (let lot = takeLot(lots); lot !== undefined; lot = takeLot(lots)) {
    const found: (PackedFound | null)[] = [];
    const [from, to] = rangeOf(lots, lot);
    listed.clear();
    for (let at = from; at < to; at++) {
      const [path = '', size = 0] = [all[at], sizes[at]];
      listed.set(path, { size });
      const one = find({ path, size, isReport: at < reports });
      found.push(one === undefined ? null : [one.sha256, packed(one.facts)]);
    }
    const answer: LotFound = [lot, found];
    port.postMessage(JSON.stringify(answer));
    giveSignOfLife(lots);
  }
}
