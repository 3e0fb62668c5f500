import assert from 'node:assert/strict';
import { sortedInSteps } from '../../src/core/order.ts';
import { finish } from '../../src/core/reading/finish.ts';

interface Member {
  readonly key: number;
  readonly n: number;
}

const byKey = (a: Member, b: Member): number => a.key - b.key;

describe('What is sorted in small steps', () => {
  it('is in the order in which it would be at once, and what is equal in its own', () => {
    for (const n of [0, 1, 2, 511, 512, 513, 1025, 5000]) {
      const all = Array.from({ length: n }, (_, at) => ({ key: (at * 7919) % 97, n: at }));
      assert.deepEqual(finish(sortedInSteps(all, byKey)), all.toSorted(byKey), `${n}`);
    }
  });

  it('takes the more steps the more there is', () => {
    const stepsFor = (n: number): number =>
      [
        ...sortedInSteps(
          Array.from({ length: n }, (_, at) => ({ key: (at * 7919) % n, n: at })),
          byKey,
        ),
      ].length;
    assert.deepEqual([stepsFor(0), stepsFor(1)], [0, 1]);
    assert.ok(stepsFor(8192) >= 16 + 3 * 8);
  });
});
