import { workerData } from 'node:worker_threads';
import { type Beginning, lotsFrom } from '../../src/disk/lots.ts';
import { workFor } from '../../src/disk/second-thread.ts';

lotsFrom('back', workFor(workerData as Beginning).lots).next();
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
