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
}

/** @param model read after the run */
export function proofOf({ command, exit, content, reports }: Evidence, model: Model): Proof {
  const bound = once(model.reports).filter(({ file }) => reports.some((each) => each.file === file));
  const sum = (count: (report: (typeof bound)[number]) => number): number =>
    bound.reduce((n, report) => n + count(report), 0);
  if (bound.length === 0) {
    const sentence = message(
      '`{command}` wrote no report at the usual places or at `paths.reports`: nothing is proved.',
      { command },
    );
    return { isGood: false, sentence, paint: 'yellow' };
  }
  if (content === null) {
    const sentence = message(
      'Files were changed while the tests ran: their results are bound to nothing. Run them again.',
    );
    return { isGood: false, sentence, paint: 'yellow' };
  }
  const passed = sum(({ tests }) => tests.passed);
  const failed = sum(({ tests, failures }) => tests.failed + tests.errors + failures.length);
  const sentence = message(
    '{passed} passed, {failed} failed, {skipped} skipped in {reports} {reports|report|reports}, recorded for this content.',
    { passed, failed, skipped: sum(({ tests }) => tests.skipped), reports: bound.length },
  );
  return { isGood: exit === 0 && failed === 0 && passed > 0, sentence, paint: failed > 0 ? 'red' : 'green' };
}
