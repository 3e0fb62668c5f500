import { message } from '../message.ts';
import type { Finding } from '../model.ts';
import { ownSpans } from '../renaming/requirement.ts';
import { nextRequirementId } from '../writing/next-id.ts';
import type { Fix, Mending, QuickFix } from '../fix.ts';
import { requirementAt } from '../fixing/requirement-at.ts';

/** A number of its own for the second requirement of an ID. What cites the ID means the other one, but for what stands in its own section. */
export const renumber: Fix = { id: 'renumber', mends: ['ids-unique'], offers: ownNumber };

function* ownNumber(mending: Mending<Finding>): Generator<QuickFix> {
  const requirement = requirementAt(mending);
  if (requirement === undefined || requirement.place.line !== mending.what.place?.line) return;
  const { path, text, lexicon, model } = mending;
  const id = nextRequirementId({ model, idsElsewhere: [] }, path);
  const spans = ownSpans(requirement, id, text, lexicon);
  if (spans.length === 0) return;
  yield { title: message('Call this one {id}', { id }), spans, isSnippet: false, isLikeliest: true };
}
