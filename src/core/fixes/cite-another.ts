import { criterionId } from '../ids.ts';
import { message } from '../message.ts';
import type { Finding } from '../model.ts';
import type { Fix, Mending, QuickFix } from '../fix.ts';

/** Another ID for one that leads nowhere, to several requirements, or to a criterion that there is not. */
export const citeAnother: Fix = { id: 'cite-another', mends: ['references-resolve'], offers: others };

function* others({ path, text, offset, model, lexicon }: Mending<Finding>): Generator<QuickFix> {
  const mention = lexicon.mentionAt(path, text, offset);
  if (mention === undefined || mention.from > offset) return;
  const { meaning, from, to, idTo } = mention;
  const instead = (id: string, end: number, isLikeliest: boolean): QuickFix => ({
    title: message('Cite {id}', { id }),
    spans: [{ from, to: end, text: id }],
    isSnippet: false,
    isLikeliest,
  });
  switch (meaning.kind) {
    case 'unknown':
      for (const [rank, id] of meaning.nearest.entries()) yield instead(id, idTo, rank === 0);
      return;
    case 'ambiguous': {
      const ids = new Set(meaning.requirements.map(({ id }) => id));
      if (ids.size > 1) for (const id of ids) yield instead(id, idTo, false);
      return;
    }
    case 'requirement': {
      const { requirement, criterion } = meaning;
      if (criterion === undefined || requirement.criteria.some(({ number }) => number === criterion)) return;
      if (model.trace.resolve(requirement.id).kind !== 'found') return;
      yield instead(requirement.id, to, true);
      for (const { number } of requirement.criteria) yield instead(criterionId(requirement.id, number), to, false);
      return;
    }
    case 'defect':
  }
}
