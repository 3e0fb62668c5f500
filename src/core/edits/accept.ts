import { type Edit, isRefusal, type Refusal, textOf } from '../edit.ts';
import { handedOverDigest } from '../delivery/hand-over.ts';
import { message } from '../message.ts';
import type { Release } from '../model.ts';
import { byQuestion, dayQuestion } from '../writing/asking.ts';
import { acceptanceValues, earlierAcceptance, withTrial } from '../writing/acceptance.ts';
import { oneLine } from '../writing/inline.ts';
import { openRelease, recordedIn, releaseQuestion, spokenAs, toReadyRelease } from '../writing/release-record.ts';

/** The customer accepts what was handed over. */
export const accept: Edit = {
  id: 'accept',
  title: message('Accept the Release'),
  summary: message('the customer accepts what was handed over'),
  questions: [
    releaseQuestion,
    byQuestion(message('Who accepts it?'), 'customer'),
    { id: 'remarks', prompt: message('Remarks?'), optional: true },
    dayQuestion,
  ],
  ...toReadyRelease(notHandedOver),
  write(desk, answers) {
    const open = openRelease(desk, answers);
    if (isRefusal(open)) return open;
    const { release } = open;
    const { version } = release;
    const why = notHandedOver(release);
    if (why !== undefined) return why;
    const by = oneLine(textOf(answers, 'by'));
    const values = acceptanceValues(release, {
      verdict: 'accepted',
      by,
      on: textOf(answers, 'on') || desk.today,
      sha256: handedOverDigest(release) ?? '',
      reopens: '',
      remarks: oneLine(textOf(answers, 'remarks')),
    });
    const said = spokenAs('customer', by, message('{by} accepted {version}', { by, version }), desk);
    const done = withTrial(said, release, desk);
    return recordedIn(desk, open, ['acceptance', values], earlierAcceptance(release), done);
  },
};

function notHandedOver({ version, handover, place }: Release): Refusal | undefined {
  if (handover !== undefined) return undefined;
  return {
    refused: message('{version} was not handed over, so nobody can accept it; begin with Hand Over', { version }),
    place,
  };
}
