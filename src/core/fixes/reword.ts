import { placeholder } from '../completing/snippet.ts';
import { lineStartAt, lineStartBelow } from '../understanding/line-starts.ts';
import { message } from '../message.ts';
import type { Finding } from '../model.ts';
import { faultyTexts, type WordingFault } from '../criterion/wording.ts';
import type { Fix, Mending, QuickFix } from '../fix.ts';
import { requirementAt } from '../fixing/requirement-at.ts';

/** The word that nobody can test is chosen, to be written anew; one that obliges nobody becomes one that does. */
export const reword: Fix = { id: 'reword', mends: ['wording-testable'], offers: otherWords };

function* otherWords(mending: Mending<Finding>): Generator<QuickFix> {
  const requirement = requirementAt(mending);
  if (requirement === undefined) return;
  const { what, text, offset } = mending;
  for (const { subject, place, faults } of faultyTexts(requirement)) {
    if (subject !== what.subject || place.line !== what.place?.line) continue;
    const start = lineStartAt(text, offset);
    const end = lineStartBelow(text, start, requirement.endLine + 1 - place.line);
    for (const fault of faults) {
      if (
        fault.word === '' ||
        fault.found.text !== what.found.text ||
        fault.found.args['word'] !== what.found.args['word']
      )
        continue;
      const from = text.indexOf(fault.word, Math.min(start + place.column - 1, text.length));
      if (from >= 0 && from < end) yield* instead(fault, from);
    }
  }
}

/** What people write when they mean an obligation, and what obliges. */
const obliging: Readonly<Record<string, string>> = {
  should: 'SHALL',
  will: 'SHALL',
  shall: 'SHALL',
  must: 'MUST',
};

function* instead({ kind, word, wanted }: WordingFault, from: number): Generator<QuickFix> {
  const to = from + word.length;
  const obligation = kind === 'obligation' ? obliging[word.toLowerCase()] : undefined;
  if (obligation !== undefined) {
    const title = message('Write {word}', { word: obligation });
    yield { title, spans: [{ from, to, text: obligation }], isSnippet: false, isLikeliest: true };
    return;
  }
  const title = message('Instead of “{word}” write {wanted}', { word, wanted });
  yield { title, spans: [{ from, to, text: placeholder(1, word) }], isSnippet: true, isLikeliest: false };
}
