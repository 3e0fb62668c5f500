import { attributeNamed } from '../conventions/tollgate/attributes.ts';
import { criteriaTitle, keyAndValue } from '../conventions/tollgate/requirement.ts';
import type { Span } from '../edit.ts';
import type { Fix, Mending, QuickFix } from '../fix.ts';
import { linesOf } from '../writing/lines.ts';
import { message } from '../message.ts';
import type { Problem } from '../model.ts';

/** Numbers from 1, without a gap, for the acceptance criteria of one list. What cites one that moves is to be looked at. */
export const numberCriteria: Fix = {
  id: 'number-criteria',
  mends: 'problems',
  *offers(mending) {
    const { found } = mending.what;
    if (
      found.text === 'an acceptance criterion without a number' ||
      found.text.startsWith('acceptance criterion {number} of')
    )
      yield* numbered(mending);
  },
};

const item = /^([ \t]*)(?:\d{1,9}[.)]|[-*+])[ \t]+/;

function* numbered({ text: whole, offset }: Mending<Problem>): Generator<QuickFix> {
  // From heading to heading: the document may be very long.
  const start = whole.lastIndexOf('\n#', offset - 1) + 1;
  const end = whole.indexOf('\n#', offset);
  const text = whole.slice(start, end < 0 ? whole.length : end);
  const lines = linesOf(text);
  const raw = (index: number): string => text.slice(lines[index]?.from, lines[index]?.to);
  const isTitle = (index: number): boolean =>
    criteriaTitle.test(
      raw(index)
        .replace(/^#+\s*/, '')
        .trim(),
    );
  let first = linesOf(text.slice(0, offset - start)).length - 1;
  const indent = item.exec(raw(first))?.[1];
  while (first >= 0 && !isTitle(first)) first--;
  if (indent === undefined || first < 0) return;
  const spans: Span[] = [];
  let number = 0;
  for (let index = first + 1; index < lines.length && !raw(index).startsWith('#'); index++) {
    const [marker, own] = item.exec(raw(index)) ?? [];
    if (marker === undefined || own !== indent || isAttribute(raw(index).slice(marker.length))) continue;
    number++;
    const from = (lines[index]?.from ?? 0) + indent.length;
    const to = from + marker.trim().length;
    const by = `${String(number)}.`;
    if (text.slice(from, to) !== by) spans.push({ from: start + from, to: start + to, text: by });
  }
  if (spans.length > 0)
    yield { title: message('Number the criteria from 1'), spans, isSnippet: false, isLikeliest: true };
}

function isAttribute(said: string): boolean {
  return attributeNamed(keyAndValue(said).label) !== undefined;
}
