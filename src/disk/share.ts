import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { alone, type Found, type Task, type Turns, type Unread, unpacked } from '../core/index.ts';
import { isListedFile, numbersOfFile } from './listed-file.ts';
import {
  type Beginning,
  cutIntoLots,
  type LotFound,
  lotsFrom,
  rangeOf,
  signsOfLife,
  waitForSign,
  type Work,
} from './lots.ts';

export interface Sharing {
  /** Less than that is read sooner than a thread begins: files, or bytes in reports. */
  readonly from: { readonly files: number; readonly bytes: number };
  /** Milliseconds without a sign of life after which the second thread is given up, and its work is done again. */
  readonly patience: number;
}

const usual: Sharing = { from: { files: 1500, bytes: 8 * 1024 * 1024 }, patience: 10_000 };

/** A reading that is shared with a second thread, where that is worth its while. */
export interface Shared {
  /** Both take what is next, so that a busy machine or a slow start costs nothing; what the second does not bring is read by the first. */
  readonly share: (task: Task) => Turns;
  /** To be told while files are counted that will all have to be read: then the thread has begun when the work arrives. */
  expect(files: number): void;
  /** To be told when the reading is over, or given up. */
  end(): void;
}

/** @param program what runs in the thread; it has to call `readAlong` there */
export function sharedWith(program: string | URL, root: string, { from, patience }: Sharing = usual): Shared {
  let thread: SecondThread | undefined;
  const begun = (): SecondThread | undefined => (thread ??= begin(program, root));
  return {
    expect(files) {
      if (files >= from.files && availableParallelism() > 1) begun();
    },
    share(task) {
      const { files, config, nested } = task;
      const isWorthIt = files.length >= from.files || bytesOf(files) >= from.bytes;
      const second = isWorthIt && availableParallelism() > 1 ? begun() : undefined;
      if (second === undefined) return alone(task);
      const work: Work = {
        task: { config, nested },
        paths: files.map(({ entry }) => entry.path).join('\0'),
        reports: files.filter(({ isReport }) => isReport).length,
        lots: cutIntoLots(files),
        looks: new Float64Array(new SharedArrayBuffer(numbersOfFile * 8 * files.length)).fill(Number.NaN),
      };
      second.give(work);
      return turns(files, work, second.port, patience);
    },
    end() {
      thread?.end();
      thread = undefined;
    },
  };
}

function bytesOf(files: readonly Unread[]): number {
  let bytes = 0;
  for (const { entry, isReport } of files) if (isReport) bytes += entry.size;
  return bytes;
}

interface SecondThread {
  readonly port: MessagePort;
  give(work: Work): void;
  end(): void;
}

function begin(program: string | URL, root: string): SecondThread | undefined {
  const { port1: ours, port2: port } = new MessageChannel();
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const beginning: Beginning = { reads: 'tollgate', root, port, bell };
  try {
    const thread = new Worker(program, {
      workerData: beginning,
      // Nobody typed anything there.
      argv: [program],
      transferList: [port],
      // It lets go of what it found with every lot.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    // What went wrong there is read here.
    thread.on('error', () => undefined);
    thread.unref();
    return {
      port: ours,
      give(work) {
        ours.postMessage(work);
        Atomics.store(bell, 0, 1);
        Atomics.notify(bell, 0);
      },
      end() {
        ours.close();
        void thread.terminate();
      },
    };
  } catch {
    return undefined;
  }
}

function turns(files: readonly Unread[], { lots, looks }: Work, port: MessagePort, patience: number): Turns {
  const arrived: (readonly [index: number, found: Found | null])[] = [];
  const own = lotsFrom('front', lots);
  let missing = lots.ends.length;
  let [at, end] = [0, 0];

  /** At once, so that not all that was sent lies here as text. */
  const receive = (): void => {
    for (let sent = receiveMessageOnPort(port); sent !== undefined; sent = receiveMessageOnPort(port)) {
      const [lot, found] = JSON.parse(String(sent.message)) as LotFound;
      const [from] = rangeOf(lots, lot);
      for (const [offset, each] of found.entries()) {
        const index = from + offset;
        const entry = files[index]?.entry;
        const numbers = looks.subarray(numbersOfFile * index, numbersOfFile * (index + 1));
        if (entry !== undefined && isListedFile(entry) && !Number.isNaN(numbers[0])) entry.takeNumbers(numbers);
        arrived.push([index, each === null ? null : { sha256: each[0], facts: unpacked(each[1]) }]);
      }
      missing--;
    }
  };
  return {
    next() {
      if (at < end) return at++;
      receive();
      const lot = own.next();
      if (lot.done === true) return undefined;
      missing--;
      [at, end] = rangeOf(lots, lot.value);
      return at++;
    },
    others() {
      for (;;) {
        const signs = signsOfLife(lots);
        receive();
        if (missing === 0 || !waitForSign(lots, signs, patience)) break;
      }
      receive();
      return arrived;
    },
  };
}
