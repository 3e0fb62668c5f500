import type { Fix } from '../fix.ts';
import { message } from '../message.ts';
import { linesOf } from '../writing/lines.ts';

/** An attribute that says nothing, or nothing new. */
export const takeOut: Fix = {
  id: 'take-out',
  mends: 'problems',
  *offers({ what: { found, place, spoils, minor }, text }) {
    const isIdle = found.text === '{key} without a value' || (found.text === '{key} a second time' && minor === true);
    const line = linesOf(text)[place.line - 1];
    if (!isIdle || spoils !== 'specification' || line === undefined) return;
    if (!/^[ \t]*[-*+][ \t]/.test(text.slice(line.from, line.to))) return;
    const spans = [{ from: line.from, to: line.next, text: '' }];
    yield { title: message('Take this line out'), spans, isSnippet: false, isLikeliest: false };
  },
};
