import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/index.ts';
import { badgeOf } from '../../src/editor/badge.ts';
import { judged } from '../judged.ts';
import { prepared } from '../scenarios.ts';

describe('The number on the view', () => {
  const open = judged(prepared('delivery-open'));
  const closed = judged(prepared('tests-pass-fails'));
  const broken = judged(prepared('configuration-broken'));
  const told = (...verdicts: Parameters<typeof badgeOf>[0]): ReturnType<typeof badgeOf> => badgeOf(verdicts, inEnglish);

  it('is what is to go in all folders, and none where nothing is', () => {
    assert.equal(told(), undefined);
    assert.equal(told(open), undefined);
    assert.deepEqual(told(closed, open, closed), { value: 2 * closed.toGo, tooltip: `${2 * closed.toGo} to go` });
  });

  it('counts what is to be mended before anything can be judged', () => {
    const n = broken.problems.length;
    assert.ok(n > 1);
    assert.deepEqual(told(broken), { value: n, tooltip: `${n} mistakes in the configuration` });
    assert.deepEqual(told(broken, closed), {
      value: n + closed.toGo,
      tooltip: `${n} mistakes in the configuration, ${closed.toGo} to go`,
    });
  });
});
