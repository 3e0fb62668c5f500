import { readAlong } from '../../src/disk/second-thread.ts';

readAlong();
