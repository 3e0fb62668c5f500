import { type Edit, isRefusal, textOf } from '../edit.ts';
import { message } from '../message.ts';
import { byQuestion } from '../writing/asking.ts';
import { oneLine } from '../writing/inline.ts';
import {
  type Earlier,
  openRelease,
  recordedIn,
  releaseQuestion,
  spokenAs,
  toOpenRelease,
} from '../writing/release-record.ts';
import type { Release } from '../model.ts';

/** A tester's word on a release, on the content that is here now. */
export const recordTest: Edit = {
  id: 'record-test',
  title: message('Tester’s Statement'),
  summary: message('a tester says whether this content passed'),
  questions: [
    releaseQuestion,
    {
      id: 'verdict',
      prompt: message('What does the tester say?'),
      kind: 'one',
      choices: ({ verdict: { results } }) => [
        {
          value: 'passed',
          label: message('passed'),
          description: message('{passed} passed, {failed} failed, {skipped} skipped', {
            passed: results.tests.passed,
            failed: results.tests.failed + results.tests.errors,
            skipped: results.tests.skipped,
          }),
        },
        { value: 'failed', label: message('failed'), description: message('the work goes back to the build') },
      ],
    },
    byQuestion(message('Who tested it?'), 'tester'),
  ],
  ...toOpenRelease,
  write(desk, answers) {
    const open = openRelease(desk, answers);
    if (isRefusal(open)) return open;
    const by = oneLine(textOf(answers, 'by'));
    const verdict = textOf(answers, 'verdict');
    const content = desk.model.content.digest;
    const { version } = open.release;
    const said =
      verdict === 'passed'
        ? message('{by} says that {version} passed, on this content', { by, version })
        : message('{by} says that {version} failed', { by, version });
    const done = spokenAs('tester', by, said, desk);
    return recordedIn(desk, open, ['tested', { by, on: desk.today, verdict, content }], earlier(open.release), done);
  },
};

function earlier({ tested }: Release): Earlier {
  if (tested?.verdict === undefined) return undefined;
  const { on = '—', by = '—', verdict } = tested;
  return { en: `${on}: tested by ${by}: ${verdict}`, ru: `${on}: испытания, ${by}: ${verdict}` };
}
