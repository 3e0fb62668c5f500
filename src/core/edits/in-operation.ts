import { type Edit, isRefusal, type Refusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import type { Release } from '../model.ts';
import { isAcceptance } from '../delivery/reopened.ts';
import { withTrial } from '../writing/acceptance.ts';
import { byQuestion, dayQuestion } from '../writing/asking.ts';
import { oneLine } from '../writing/inline.ts';
import { openRelease, recordedIn, releaseQuestion, toReadyRelease } from '../writing/release-record.ts';

/** The release runs where it is used, and its signs of success were seen. */
export const inOperation: Edit = {
  id: 'in-operation',
  title: message('In Operation'),
  summary: message('record since when the release runs, who watched it, and which signs of success were seen'),
  questions: [
    releaseQuestion,
    {
      id: 'observed',
      prompt: message('Which signs of success were seen?'),
      example: message('no failed export for a day'),
      check: (typed) => (oneLine(typed) === '' ? message('what was seen') : undefined),
    },
    byQuestion(message('Who watched it?'), 'devops'),
    { ...dayQuestion, id: 'since', prompt: message('Since which day?') },
  ],
  ...toReadyRelease(notAccepted),
  write(desk, answers) {
    const open = openRelease(desk, answers);
    if (isRefusal(open)) return open;
    const why = notAccepted(open.release);
    if (why !== undefined) return why;
    const { version } = open.release;
    const since = textOf(answers, 'since') || desk.today;
    const operation = { since, by: oneLine(textOf(answers, 'by')), observed: oneLine(textOf(answers, 'observed')) };
    const done = message('{version} is in operation since {since}', { version, since });
    return recordedIn(desk, open, ['operation', operation], undefined, withTrial(done, open.release, desk));
  },
};

function notAccepted({ version, acceptance, place }: Release): Refusal | undefined {
  if (isAcceptance(acceptance?.verdict)) return undefined;
  return {
    refused: message('the customer has not accepted {version}', { version }),
    place: acceptance?.place ?? place,
  };
}
