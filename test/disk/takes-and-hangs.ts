import { workerData } from 'node:worker_threads';
import { type Beginning, takeLot } from '../../src/disk/lots.ts';
import { workFor } from '../../src/disk/second-thread.ts';

takeLot(workFor(workerData as Beginning).lots);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
