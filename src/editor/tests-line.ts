import { message, type Message, type Verdict } from '../core/index.ts';

/** What the tests say, and what that is worth. */
export function testsLine({ results: { tests, reports, basis }, problems }: Verdict): Message {
  if (reports.length === 0) return message('no test results');
  const failed = tests.failed + tests.errors;
  const counts =
    failed > 0
      ? message('{passed} passed, {failed} failed', { passed: tests.passed, failed })
      : message('{passed} passed', { passed: tests.passed });
  const broken = problems.find(({ spoils, minor }) => spoils === 'report' && minor !== true);
  if (broken !== undefined)
    return message('{counts}, and {file} cannot be read whole', { counts, file: broken.place.file });
  if (reports.some((report) => !report.fresh)) return message('{counts}, but on other content', { counts });
  return basis === 'content'
    ? message('{counts}, on this content', { counts })
    : message('{counts}, as far as file times tell', { counts });
}
