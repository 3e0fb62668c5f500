import type { Fix } from '../fix.ts';
import { restOfLine } from '../fixing/spans.ts';
import { message } from '../message.ts';
import type { Problem } from '../model.ts';
import { nearest } from '../convention/nearest.ts';

/** Nobody looks through more of them in a menu. */
const most = 8;

/** One of the few words that may stand there. */
export const chooseWord: Fix = {
  id: 'choose-word',
  mends: 'problems',
  *offers({ what, text, offset }) {
    const line = restOfLine(text, offset);
    const { value, verdict, key } = what.found.args;
    const wrong = said(value ?? verdict ?? key) || (/^[\p{L}\p{N}_-]+/u.exec(line)?.[0] ?? '');
    const words = wordsFor(what);
    const at = line.indexOf(wrong);
    if (wrong === '' || at < 0 || words.length > most) return;
    const from = offset + at;
    const [near] = nearest(wrong.toLowerCase(), words);
    for (const word of near === undefined ? words : [near, ...words.filter((each) => each !== near)]) {
      const span = { from, to: from + wrong.length, text: word };
      yield { title: message('Write {word}', { word }), spans: [span], isSnippet: false, isLikeliest: word === near };
    }
  },
};

function wordsFor({ found, wanted }: Problem): readonly string[] {
  const { words } = wanted.args;
  if (Array.isArray(words)) return words.filter((each) => typeof each === 'string');
  if (found.text === 'state: {value}') return ['draft', 'agreed'];
  if (found.text === 'the verdict “{verdict}”') return ['passed', 'failed'];
  return found.text === '`tollgate:` with another word' ? ['spec'] : [];
}

function said(argument: unknown): string {
  return typeof argument === 'string' ? argument : '';
}
