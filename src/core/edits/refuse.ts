import { type Edit, isRefusal, textOf } from '../edit.ts';
import { handedOverDigest } from '../delivery/hand-over.ts';
import { message } from '../message.ts';
import type { Message } from '../model.ts';
import { phases } from '../phases.ts';
import { acceptanceValues, earlierAcceptance } from '../writing/acceptance.ts';
import { byQuestion, dayQuestion } from '../writing/asking.ts';
import { oneLine } from '../writing/inline.ts';
import { openRelease, recordedIn, releaseQuestion, spokenAs, toOpenRelease } from '../writing/release-record.ts';

/** The customer refuses what was handed over, and says where the work begins again. */
export const refuse: Edit = {
  id: 'refuse',
  title: message('Refuse the Release'),
  summary: message('the customer refuses what was handed over: why, and to which phase the work goes back'),
  questions: [
    releaseQuestion,
    {
      id: 'reopens',
      prompt: message('To which phase does the work go back?'),
      kind: 'one',
      choices: () => [
        { value: 'requirements', label: title('requirements'), description: message('something else is needed') },
        {
          value: 'design',
          label: title('design'),
          description: message('it cannot do what is needed as it is designed'),
        },
        { value: 'build', label: title('build'), description: message('it does not do what the specification says') },
      ],
    },
    {
      id: 'remarks',
      prompt: message('Why?'),
      example: message('labels are too small to be scanned'),
      check: (typed) => (oneLine(typed) === '' ? message('what has to change') : undefined),
    },
    byQuestion(message('Who refuses it?'), 'customer'),
    dayQuestion,
  ],
  ...toOpenRelease,
  write(desk, answers) {
    const open = openRelease(desk, answers);
    if (isRefusal(open)) return open;
    const { release } = open;
    const by = oneLine(textOf(answers, 'by'));
    const reopens = textOf(answers, 'reopens');
    const values = acceptanceValues(release, {
      verdict: 'refused',
      by,
      on: textOf(answers, 'on') || desk.today,
      sha256: handedOverDigest(release) ?? '',
      reopens,
      remarks: oneLine(textOf(answers, 'remarks')),
    });
    const said = message('{by} refused {version}: the work goes back to {phase}', {
      by,
      version: release.version,
      phase: title(reopens),
    });
    const done = spokenAs('customer', by, said, desk);
    return recordedIn(desk, open, ['acceptance', values], earlierAcceptance(release), done);
  },
};

function title(phase: string): Message | string {
  return phases.find(({ id }) => id === phase)?.title ?? phase;
}
