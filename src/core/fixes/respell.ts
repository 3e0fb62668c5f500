import { message } from '../message.ts';
import type { Problem } from '../model.ts';
import type { Fix, Mending, QuickFix } from '../fix.ts';

/** The key, the attribute or the word that was probably meant, where a problem says which. */
export const respell: Fix = { id: 'respell', mends: 'problems', offers: rightSpelling };

function* rightSpelling({ what, text, offset }: Mending<Problem>): Generator<QuickFix> {
  const { found, wanted } = what;
  if (!wanted.text.endsWith(', perhaps')) return;
  const right = said(wanted.args['word']) ?? said(wanted.args['key']);
  const wrong = said(found.args['value']) ?? said(found.args['key']) ?? said(found.args['name']);
  if (right === undefined || wrong === undefined) return;
  const end = /[\r\n]|$/.exec(text.slice(offset))?.index ?? 0;
  const at = text.slice(offset, offset + end).indexOf(wrong);
  if (at < 0) return;
  const from = offset + at;
  const word = /^\p{Lu}/u.test(wrong) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
  yield {
    title: message('Write {word}', { word }),
    spans: [{ from, to: from + wrong.length, text: word }],
    isSnippet: false,
    isLikeliest: true,
  };
}

function said(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}
