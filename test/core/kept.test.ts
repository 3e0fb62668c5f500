import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keptFilter } from '../../src/core/reading/kept.ts';

const things = Array.from({ length: 12 }, (_, n) => ({ n, isLeft: n % 3 > 0 }));
/** Some of them, in their order, or in another one, and some of them twice. */
const some = fc.oneof(fc.subarray(things), fc.array(fc.constantFrom(...things)));
const left = (all: readonly (typeof things)[number][]): typeof things => all.filter(({ isLeft }) => isLeft);

describe('What a filter leaves of a list that changed', () => {
  it('is what it leaves of any other', () => {
    fc.assert(
      fc.property(some, some, (before, now) => {
        const kept = keptFilter(now, ({ isLeft }) => isLeft, { all: before, left: left(before) });
        assert.deepEqual(kept, left(now));
      }),
    );
  });

  it('is asked only of what came', () => {
    const [another] = things.slice(11);
    assert.ok(another);
    const before = things.slice(0, 11);
    const now = before.with(4, another);
    const asked: number[] = [];
    keptFilter(now, ({ n, isLeft }) => asked.push(n) > 0 && isLeft, { all: before, left: left(before) });
    assert.deepEqual(asked, [11]);
  });
});
