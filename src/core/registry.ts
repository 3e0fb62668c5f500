import type { Criterion } from './criterion.ts';
import * as criteria from './criteria/index.ts';

/** Every criterion there is; order carries no meaning. */
export const registry: readonly Criterion[] = Object.values(criteria);
export const criterionIds: readonly string[] = registry.map((criterion) => criterion.id);
