import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/index.ts';
import { reasonLines } from '../../src/editor/reason-lines.ts';
import { judged } from '../judged.ts';
import { prepared } from '../scenarios.ts';

/** Without what keeps the texts of a repository from being markup. */
function told(scenario: string): readonly string[] {
  const lines = reasonLines({ verdict: judged(prepared(scenario)), leadsTo: (place) => place }, inEnglish);
  return Array.from(lines, (line) => line.replaceAll('\\', ''));
}

describe('The reasons in a tooltip', () => {
  it('are the first of them, each with its place', () => {
    assert.deepEqual(told('tests-pass-fails').length, 1);
    assert.match(told('tests-pass-fails')[0] ?? '', /^- The test “says that there is none” fails.* · .*junit\.xml:\d+/);
    assert.equal(told('configuration-broken').at(-1), 'and 3 more');
  });

  it('are also what sent the work back where the gate is open all the same', () => {
    assert.equal(judged(prepared('trial-refused')).verdict, 'open');
    const [back, ...more] = told('trial-refused');
    assert.match(back ?? '', /^- Sent back: M\. Lindqvist refused 1\.0\.0.* · .*docs\/releases\/1\.0\.0\.md:\d+/);
    assert.deepEqual(more, []);
  });
});
