import { criteriaSkeleton, criterionSkeleton } from '../completing/skeleton.ts';
import { criteriaTitle } from '../conventions/tollgate/requirement.ts';
import { message } from '../message.ts';
import type { Finding } from '../model.ts';
import { languageOf } from '../writing/language.ts';
import { linesOf } from '../writing/lines.ts';
import { requirementAt } from '../fixing/requirement-at.ts';
import type { Fix, Mending, QuickFix } from '../fix.ts';

/** A first acceptance criterion, to be written on. */
export const writeCriterion: Fix = { id: 'write-criterion', mends: ['criteria-written'], offers: firstCriterion };

function* firstCriterion(mending: Mending<Finding>): Generator<QuickFix> {
  const requirement = requirementAt(mending);
  if (requirement === undefined || requirement.criteria.length > 0) return;
  const { text, language: otherwise } = mending;
  const language = languageOf(text, otherwise);
  const lines = linesOf(text);
  const last = lines[requirement.endLine - 1];
  if (last === undefined) return;
  const isBegun = criteriaTitle.test(
    text
      .slice(last.from, last.to)
      .replace(/^#+\s*/, '')
      .trim(),
  );
  yield {
    title: message('Write an acceptance criterion'),
    spans: [
      {
        from: last.to,
        to: last.to,
        text: isBegun ? `\n1. ${criterionSkeleton(language)}` : `\n\n${criteriaSkeleton(language)}`,
      },
    ],
    isSnippet: true,
    isLikeliest: true,
  };
}
