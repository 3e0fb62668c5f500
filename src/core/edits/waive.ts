import { isPlaceholder } from '../convention/placeholder.ts';
import { longestWaiver } from '../config/definition.ts';
import { dayAfter, daysBetween } from '../days.ts';
import { type Choice, type Desk, type Edit, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { Finding } from '../model.ts';
import { configFile } from '../read.ts';
import { byQuestion, dayQuestion } from '../writing/asking.ts';
import { leftAlone } from '../writing/broken.ts';
import { oneLine } from '../writing/inline.ts';
import { changeTo } from '../writing/lines.ts';
import { appendYaml } from '../writing/yaml-text.ts';

/** Days that a waiver lasts, where nobody says more or less. */
const usual = 14;

/** Excuses a finding for a while, with a name and a reason: the only way past the gate, and it is seen by everybody. */
export const waive: Edit = {
  id: 'waive',
  title: message('Waive a Finding'),
  summary: message('excuse a finding for at most 90 days, with a name and a reason'),
  questions: [
    {
      id: 'finding',
      prompt: message('Which finding? A name, a reason and a last day will stand beside it.'),
      none: message('nothing was found that may be waived'),
      kind: 'one',
      choices: (desk) => standing(desk).map(choice),
    },
    {
      id: 'reason',
      prompt: message('Why may it wait?'),
      example: message('the test bench arrives in December'),
      check: (reason) => (isPlaceholder(reason) ? message('this must not stay empty') : undefined),
    },
    byQuestion(message('Who takes the responsibility?')),
    {
      id: 'until',
      prompt: message('Until which day, at most {n} days from now?', { n: longestWaiver }),
      kind: 'day',
      initial: ({ today }) => dayAfter(today, usual),
      check: (day, { today }) => {
        if (day < today) return message('that day is over');
        return daysBetween(today, day) > longestWaiver
          ? message('at most {n} days from now', { n: longestWaiver })
          : undefined;
      },
    },
    dayQuestion,
  ],
  writesTo: () => [configFile],
  write(desk, answers) {
    const finding = standing(desk).find(({ id }) => id === textOf(answers, 'finding'));
    if (finding === undefined) return { refused: message('there is no such finding that may be waived') };
    const { criterion, subject } = finding;
    const until = textOf(answers, 'until');
    const entry = {
      criterion,
      ...(subject !== null && { subject }),
      on: textOf(answers, 'on') || desk.today,
      until,
      by: oneLine(textOf(answers, 'by')),
      reason: oneLine(textOf(answers, 'reason')),
    };
    const before = desk.text(configFile);
    const after = appendYaml(before ?? '', ['waivers'], [entry]);
    if (after === undefined || desk.verdict.verdict === 'error') return leftAlone(desk, configFile);
    const done = message('`{criterion}` is waived until {until}', { criterion, until });
    return before === undefined
      ? { create: [{ path: configFile, text: after }], change: [], done }
      : { create: [], change: [changeTo(configFile, before, after)], done };
  },
};

/** What stands in the way or warns, and no problem of reading: that is mended. */
function standing({ verdict }: Desk): readonly Finding[] {
  const criteria = new Set(verdict.criteria.map(({ id }) => id));
  return verdict.findings.filter(
    ({ criterion, severity, waived, baselined }) =>
      criteria.has(criterion) && severity !== 'off' && waived === null && !baselined,
  );
}

function choice({ id, found, place, criterion }: Finding): Choice {
  const detail = place === null ? criterion : `${place.file}:${place.line} · ${criterion}`;
  return { value: id, label: found, detail };
}
