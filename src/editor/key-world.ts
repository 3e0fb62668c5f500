import { childrenOf, type KeyWorld, registry } from '../core/index.ts';
import type { Asked } from './asked.ts';
import { today } from './day.ts';

/** All that keys and values of our documents are made of, in one folder. */
export function keyWorld({ judged, lexicon }: Asked): KeyWorld {
  const { read, verdict } = judged;
  return {
    model: read.model,
    config: read.config.config,
    criteria: registry,
    order: lexicon.order,
    today: today(),
    release: verdict.release,
    childrenOf: (folder) => childrenOf(read.filing, folder),
  };
}
