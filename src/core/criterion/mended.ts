import type { Policy } from '../criterion.ts';
import type { Defect, Model } from '../model.ts';
import { hasFailed, proves } from './verification.ts';

/** Whether the test that showed a defect passes on the content that is here now. */
export function isMended({ test }: Defect, model: Model, policy: Pick<Policy, 'freshness' | 'level'>): boolean {
  if (test === undefined || test.value.trim() === '') return false;
  const cases = model.trace.casesNamed(test.value);
  return cases.some((each) => proves(each, policy)) && !cases.some(hasFailed);
}
