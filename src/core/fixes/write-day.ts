import { isDay } from '../days.ts';
import type { Fix, QuickFix } from '../fix.ts';
import { restOfLine } from '../fixing/spans.ts';
import { message } from '../message.ts';

/** The same day as the calendar of all files has it: `2026-11-20` for `20.11.2026`, `2026/11/20` and `2026-11-5`. Days that may be months are left alone. */
export const writeDay: Fix = {
  id: 'write-day',
  mends: 'problems',
  *offers({ what: { found }, text, offset }) {
    yield* dayAt(said(found.args['value'] ?? found.args['day']), text, offset);
  },
};

function* dayAt(written: string, text: string, offset: number): Generator<QuickFix> {
  const day = dayOf(written);
  const at = restOfLine(text, offset).indexOf(written);
  if (day === undefined || at < 0) return;
  const from = offset + at;
  const title = message('Write {word}', { word: day });
  yield { title, spans: [{ from, to: from + written.length, text: day }], isSnippet: false, isLikeliest: true };
}

function dayOf(written: string): string | undefined {
  const [, year, month = '', date = ''] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(written) ?? [];
  const [, onDate = '', inMonth = '', inYear = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written) ?? [];
  const parts = year === undefined ? [inYear, inMonth, onDate] : [year, month, date];
  const day = parts.map((part) => part.padStart(2, '0')).join('-');
  return isDay(day) && day !== written ? day : undefined;
}

function said(argument: unknown): string {
  return typeof argument === 'string' ? argument : '';
}
