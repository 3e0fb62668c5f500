import { mendCitation } from './fixing/citation.ts';
import { addCriteria } from './fixing/criteria.ts';
import type { Mending, QuickFix } from './fixing/quick-fix.ts';
import { renumber } from './fixing/renumber.ts';
import { respell } from './fixing/spelling.ts';
import { reword } from './fixing/wording.ts';
import type { Finding } from './model.ts';

export type { Mending, QuickFix } from './fixing/quick-fix.ts';

/** By criterion: what mends one of its findings where it stands. */
const byCriterion: Readonly<Record<string, (mending: Mending<Finding>) => Iterable<QuickFix>>> = {
  'criteria-written': addCriteria,
  'ids-unique': renumber,
  'references-resolve': mendCitation,
  'wording-testable': reword,
};

/** What mends a finding, or a problem, by an edit in its document. */
export function* quickFixes(mending: Mending): Generator<QuickFix> {
  const { what } = mending;
  if ('criterion' in what) yield* byCriterion[what.criterion]?.({ ...mending, what }) ?? [];
  else yield* respell({ ...mending, what });
}
