import { criterion } from '../criterion.ts';
import { message } from '../message.ts';
import type { FiledReport } from '../model.ts';
import { whyStale } from '../stale.ts';

export const resultsFresh = criterion<FiledReport>({
  id: 'results-fresh',
  phase: 'test',
  position: 3,
  title: message('The tests ran on the content that is here now'),
  severity: { tests: 'block', requirements: 'block', delivery: 'block' },
  needs: ['report', 'evidence'],
  subjects: ({ reports }) => reports,
  *judge({ file }, _model, policy) {
    const because = whyStale(file, policy);
    if (because === undefined) return;
    yield {
      result: 'unverified',
      subject: file,
      place: { file, line: 1, column: 1 },
      found: message('results stale: {because}', { because }),
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
