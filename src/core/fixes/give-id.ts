import { placeholder } from '../completing/snippet.ts';
import type { Fix } from '../fix.ts';
import { restOfLine } from '../fixing/spans.ts';
import { message } from '../message.ts';
import { nextRequirementId } from '../writing/next-id.ts';

/** The next ID for a heading that has none, the one of the file for a heading that has another, and a place for a title that is missing. */
export const giveId: Fix = {
  id: 'give-id',
  mends: 'problems',
  *offers({ what: { found }, path, text, offset, model }) {
    const line = restOfLine(text, offset);
    const hashes = /^#+[ \t]+/.exec(line)?.[0].length ?? 0;
    const at = offset + hashes;
    if (found.text === 'the heading “{title}” without an ID') {
      const id = nextRequirementId({ model, idsElsewhere: [] }, path);
      const spans = [{ from: at, to: at, text: `${id} ` }];
      yield { title: message('Call this one {id}', { id }), spans, isSnippet: false, isLikeliest: true };
    }
    const { title: other, id } = found.args;
    if (found.text === '{title} in the file of {id}' && typeof other === 'string' && typeof id === 'string') {
      const from = offset + line.indexOf(other);
      const spans = [{ from, to: from + other.length, text: id }];
      if (from >= offset)
        yield { title: message('Write {word}', { word: id }), spans, isSnippet: false, isLikeliest: true };
    }
    if (found.text === '{id} without a title') {
      const end = offset + line.trimEnd().length;
      const spans = [{ from: end, to: offset + line.length, text: ` ${placeholder(1, '…')}` }];
      yield { title: message('Write a title'), spans, isSnippet: true, isLikeliest: true };
    }
  },
};
