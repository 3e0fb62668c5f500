import { criteriaSkeleton, criterionSkeleton } from '../completing/skeleton.ts';
import { criteriaTitle } from '../conventions/tollgate/requirement.ts';
import { message } from '../message.ts';
import type { Finding } from '../model.ts';
import { languageOf } from '../writing/language.ts';
import { lineEndAt, lineStartAt, lineStartBelow } from '../understanding/line-starts.ts';
import { requirementAt } from '../fixing/requirement-at.ts';
import type { Fix, Mending, QuickFix } from '../fix.ts';

/** A first acceptance criterion, to be written on. */
export const writeCriterion: Fix = { id: 'write-criterion', mends: ['criteria-written'], offers: firstCriterion };

function* firstCriterion(mending: Mending<Finding>): Generator<QuickFix> {
  const requirement = requirementAt(mending);
  if (requirement === undefined || requirement.criteria.length > 0) return;
  const { what, text, offset, language: otherwise } = mending;
  const language = languageOf(text, otherwise);
  const last = lineStartBelow(text, lineStartAt(text, offset), requirement.endLine - (what.place?.line ?? 1));
  const end = lineEndAt(text, last);
  const isBegun = criteriaTitle.test(
    text
      .slice(last, end)
      .replace(/^#+\s*/, '')
      .trim(),
  );
  yield {
    title: message('Write an acceptance criterion'),
    spans: [
      {
        from: end,
        to: end,
        text: isBegun ? `\n1. ${criterionSkeleton(language)}` : `\n\n${criteriaSkeleton(language)}`,
      },
    ],
    isSnippet: true,
    isLikeliest: true,
  };
}
