import { message } from '../message.ts';
import type { Evidence, Message, Model } from '../model.ts';
import { once } from '../report/once.ts';
import type { Paint } from '../output.ts';

/** What a test run is worth, once it was bound. */
export interface Proof {
  /** Whether it proves anything good: it wrote reports, on content that stood still, and nothing failed. */
  readonly isGood: boolean;
  readonly sentence: Message;
  readonly paint: Paint;
  /**
   * False where the run says nothing of this content: what an earlier run proved stands. That a run failed is known also without a report,
   * unless somebody cancelled it.
   */
  readonly isToKeep: boolean;
  /** True where it ran to its end and left no report behind: then it is worth saying how its runner would (test-command.ts). */
  readonly lacksReport: boolean;
}

/** What a shell says of a command that it did not find, or could not run; above it, of one that a signal ended. */
const couldNotRun = 126;

/**
 * @param model read after the run, with the evidence of an earlier one
 * @param isCancelled whether somebody ended the run, which then did not fail by itself
 */
export function proofOf(
  { command, exit, started, content, reports }: Evidence,
  model: Model,
  isCancelled: boolean,
): Proof {
  const bound = once(model.reports).filter(({ sha256 }) => reports.some((each) => each.sha256 === sha256));
  const sum = (count: (report: (typeof bound)[number]) => number): number =>
    bound.reduce((n, report) => n + count(report), 0);
  if (bound.length === 0) {
    if (isCancelled) {
      const sentence = message(
        '`{command}` was cancelled before it wrote a report: nothing is proved, and what was recorded before stands.',
        { command },
      );
      return { isGood: false, sentence, paint: 'yellow', isToKeep: false, lacksReport: false };
    }
    const isToKeep = exit !== 0 && content !== null;
    const sentence =
      isToKeep || model.evidence === undefined
        ? message('`{command}` wrote no report at the usual places or at `paths.reports`: nothing is proved.', {
            command,
          })
        : message(
            '`{command}` wrote no report at the usual places or at `paths.reports`: nothing is proved, and what was recorded of an earlier run stands.',
            { command },
          );
    return { isGood: false, sentence, paint: 'yellow', isToKeep, lacksReport: exit < couldNotRun };
  }
  if (content === null) {
    return { isGood: false, sentence: moved(model, started), paint: 'yellow', isToKeep: true, lacksReport: false };
  }
  const passed = sum(({ tests }) => tests.passed);
  const failed = sum(({ tests, failures }) => tests.failed + tests.errors + failures.length);
  const sentence = message(
    '{passed} passed, {failed} failed, {skipped} skipped in {reports} {reports|report|reports}, recorded for this content.',
    { passed, failed, skipped: sum(({ tests }) => tests.skipped), reports: bound.length },
  );
  const hasFailed = exit !== 0 || failed > 0;
  const isGood = !hasFailed && passed > 0;
  const paint = hasFailed ? 'red' : isGood ? 'green' : 'yellow';
  return { isGood, sentence, paint, isToKeep: true, lacksReport: false };
}

/** What a run writes itself would be changed by each run anew, so it is named; a file that is gone cannot be. */
function moved({ content: { newest } }: Model, started: string): Message {
  if (newest === undefined || newest.time < Date.parse(started)) {
    return message('Files were changed while the tests ran: their results are bound to nothing. Run them again.');
  }
  return message(
    'Files were changed while the tests ran, `{file}` last: their results are bound to nothing. Run them again; what the run itself writes belongs in `.gitignore` or in `paths.generated`.',
    { file: newest.path },
  );
}
