import { type Choice, type Desk, type Edit, isRefusal, listOf, textOf } from '../edit.ts';
import { scopeOf } from '../judge/scope.ts';
import { message } from '../message.ts';
import type { Message } from '../model.ts';
import { entryFor, type Trial, trialsOf } from '../delivery/trial.ts';
import { byQuestion, dayQuestion } from '../writing/asking.ts';
import { leftAlone } from '../writing/broken.ts';
import { oneLine } from '../writing/inline.ts';
import { withTrials } from '../writing/protocol.ts';
import { type OpenRelease, openRelease, releaseQuestion, toOpenRelease } from '../writing/release-record.ts';

/** What the customer saw when an acceptance criterion was tried; what is left comes first. */
export const recordTrial: Edit = {
  id: 'record-trial',
  title: message('Record Trial'),
  summary: message('record how acceptance criteria were tried, whether they passed, and who saw it'),
  questions: [
    releaseQuestion,
    {
      id: 'criteria',
      prompt: message('Which criteria were tried? The next one that is left is chosen.'),
      kind: 'several',
      choices: (desk, answers) => {
        const open = openRelease(desk, answers);
        return isRefusal(open) ? [] : offered(desk, open).map(({ trial, state }) => choice(trial, state));
      },
      initial: (desk, answers) => {
        const open = openRelease(desk, answers);
        const [first] = isRefusal(open) ? [] : offered(desk, open);
        return first?.state === undefined ? [] : [idOf(first.trial)];
      },
    },
    {
      id: 'how',
      prompt: message('How was it tried?'),
      example: message('exported a paid invoice by hand'),
      check: (typed) => (oneLine(typed) === '' ? message('what was done') : undefined),
    },
    {
      id: 'verdict',
      prompt: message('Did it pass?'),
      kind: 'one',
      choices: () => [
        { value: 'passed', label: message('passed') },
        { value: 'failed', label: message('failed') },
      ],
    },
    { ...byQuestion(message('Who saw it?'), 'customer'), id: 'witness' },
    dayQuestion,
  ],
  ...toOpenRelease,
  write(desk, answers) {
    const open = openRelease(desk, answers);
    if (isRefusal(open)) return open;
    const asked = new Set(listOf(answers, 'criteria'));
    const all = offered(desk, open);
    const chosen = all.filter(({ trial }) => asked.delete(idOf(trial)));
    const [unknown] = asked;
    if (unknown !== undefined)
      return {
        refused: message('{version} has no acceptance criterion `{id}` to try', {
          version: open.release.version,
          id: unknown,
        }),
      };
    if (chosen.length === 0) return { refused: message('nothing was chosen to be recorded') };
    const said = {
      how: oneLine(textOf(answers, 'how')),
      verdict: textOf(answers, 'verdict') === 'passed' ? ('passed' as const) : ('failed' as const),
      witness: oneLine(textOf(answers, 'witness')),
      on: textOf(answers, 'on') || desk.today,
    };
    const change = withTrials(
      { ...open, model: desk.model, today: desk.today },
      chosen.map(({ trial }) => ({ trial, said })),
    );
    if (change === undefined) return leftAlone(desk, open.path);
    const left = all.filter((each) => each.state !== undefined && !chosen.includes(each)).length;
    const args = { ids: chosen.map(({ trial }) => idOf(trial)), n: left };
    const done =
      said.verdict === 'passed'
        ? message('{ids} passed; {n} left to try', args)
        : message('{ids} failed; {n} left to try', args);
    return { create: [], change: [change], done };
  },
};

interface Offered {
  readonly trial: Trial;
  /** Why it is still to be tried; undefined where it was, as it is written now. */
  readonly state: Message | undefined;
}

function offered({ model }: Desk, { release }: OpenRelease): Offered[] {
  const all = scopeOf(model, release.version)
    .flatMap(trialsOf)
    .map((trial): Offered => {
      const entry = entryFor(trial, release, model);
      if (entry?.verdict === undefined || entry.on === undefined) return { trial, state: message('not tried yet') };
      if (!trial.digest.startsWith(entry.digest))
        return { trial, state: message('changed after its trial of {on}', { on: entry.on }) };
      if (entry.verdict === 'failed') return { trial, state: message('failed on {on}', { on: entry.on }) };
      return { trial, state: undefined };
    });
  return [...all.filter(({ state }) => state !== undefined), ...all.filter(({ state }) => state === undefined)];
}

function choice(trial: Trial, state: Message | undefined): Choice {
  return {
    value: idOf(trial),
    label: idOf(trial),
    description: state ?? message('passed'),
    detail: trial.text,
  };
}

function idOf({ requirement, number }: Trial): string {
  return `${requirement.id}/${number}`;
}
