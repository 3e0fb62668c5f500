import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { alone, type Found, type Task, type Turns, type Unread, unpacked } from '../core/index.ts';
import {
  type Beginning,
  cutIntoLots,
  type LotFound,
  type Lots,
  rangeOf,
  signsOfLife,
  takeLot,
  waitForSign,
} from './lots.ts';

export interface Sharing {
  /** Less than that is read sooner than a thread begins: files, or bytes in them. */
  readonly from: { readonly files: number; readonly bytes: number };
  /** Milliseconds without a sign of life after which the second thread is given up, and its work is done again. */
  readonly patience: number;
}

const usual: Sharing = { from: { files: 1500, bytes: 8 * 1024 * 1024 }, patience: 10_000 };

/**
 * Shares a reading with a second thread, where that is worth its while. Both take what is next, so that a busy machine or a slow
 * start costs nothing; and what the second thread does not bring is read by the first.
 *
 * @param program what runs in the thread; it has to call `readAlong` there
 */
export function shareWith(
  program: string | URL,
  root: string,
  { from, patience }: Sharing = usual,
): (task: Task) => Turns {
  return (task) => {
    const { files, config, nested } = task;
    if (availableParallelism() < 2 || (files.length < from.files && bytesOf(files) < from.bytes)) return alone(task);
    const lots = cutIntoLots(files);
    const { port1: ours, port2: port } = new MessageChannel();
    const beginning: Beginning = {
      reads: 'tollgate',
      root,
      task: { config, nested },
      paths: files.map(({ path }) => path).join('\0'),
      sizes: Float64Array.from(files, ({ size }) => size),
      reports: files.filter(({ isReport }) => isReport).length,
      lots,
      port,
    };
    const thread = begin(program, beginning);
    return thread === undefined ? alone(task) : turns(lots, ours, thread, patience);
  };
}

function bytesOf(files: readonly Unread[]): number {
  let bytes = 0;
  for (const { size } of files) bytes += size;
  return bytes;
}

function begin(program: string | URL, beginning: Beginning): Worker | undefined {
  try {
    const thread = new Worker(program, {
      workerData: beginning,
      transferList: [beginning.port],
      // It lets go of what it found with every lot.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    // What went wrong there is read here.
    thread.on('error', () => undefined);
    thread.unref();
    return thread;
  } catch {
    return undefined;
  }
}

function turns(lots: Lots, port: MessagePort, thread: Worker, patience: number): Turns {
  const arrived: (readonly [index: number, found: Found | null])[] = [];
  let missing = lots.ends.length;
  let [at, end] = [0, 0];

  /** At once, so that not all that was sent lies here as text. */
  const receive = (): void => {
    for (let sent = receiveMessageOnPort(port); sent !== undefined; sent = receiveMessageOnPort(port)) {
      const [lot, found] = JSON.parse(String(sent.message)) as LotFound;
      const [from] = rangeOf(lots, lot);
      for (const [offset, each] of found.entries()) {
        arrived.push([from + offset, each === null ? null : { sha256: each[0], facts: unpacked(each[1]) }]);
      }
      missing--;
    }
  };
  return {
    next() {
      if (at < end) return at++;
      receive();
      const lot = takeLot(lots);
      if (lot === undefined) return undefined;
      missing--;
      [at, end] = rangeOf(lots, lot);
      return at++;
    },
    others() {
      for (;;) {
        const signs = signsOfLife(lots);
        receive();
        if (missing === 0 || !waitForSign(lots, signs, patience)) break;
      }
      receive();
      port.close();
      void thread.terminate();
      return arrived;
    },
  };
}
