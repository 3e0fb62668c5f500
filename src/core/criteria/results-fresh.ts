import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { FiledReport, Message } from '../model.ts';
import { whyStale } from '../criterion/stale.ts';

export const resultsFresh = criterion<FiledReport>({
  id: 'results-fresh',
  phase: 'test',
  position: 3,
  title: message('The tests ran on the content that is here now'),
  severity: { tests: 'block', requirements: 'block', delivery: 'block' },
  // A source that cannot be read leaves the content unknown.
  needs: ['report', 'evidence', 'source'],
  subjects: ({ reports }) => reports,
  *judge({ file }, _model, policy) {
    const because = whyStale(file, policy);
    if (because === undefined) return;
    const freshness = policy.freshness.of(file);
    yield {
      result: 'unverified',
      subject: file,
      place: { file, line: 1, column: 1 },
      found: freshness.fresh
        ? because
        : message('results stale: {because}', {
            because: (freshness.isOlder && changedFile(policy.freshness.newest)) ?? because,
          }),
      wanted:
        policy.level === 'delivery'
          ? message('a run with `tollgate test`, which records the content')
          : message('a new run of the tests'),
      kind: 'stale',
      fix: 'tollgate.runTests',
    };
  },
  folds: {
    stale: (n) => ({ found: message('{n} reports are stale', { n }), wanted: message('a new run of the tests') }),
  },
});

function changedFile(file: string | undefined): Message | undefined {
  if (file === undefined) return undefined;
  return message('`{file}` was changed after the tests ran, or so shortly before that nobody can tell', { file });
}
