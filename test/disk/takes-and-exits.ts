import { workerData } from 'node:worker_threads';
import { type Beginning, takeLot } from '../../src/disk/lots.ts';

takeLot((workerData as Beginning).lots);
process.exit(1);
