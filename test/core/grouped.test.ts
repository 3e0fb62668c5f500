import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceOf } from '../../src/core/grouped.ts';

const things = Array.from({ length: 12 }, (_, n) => ({ n }));
/** Some of them, in their order. */
const some = fc.subarray(things);

describe('What went from a list and what came', () => {
  it('is nothing that stands in both, however far apart the changes are', () => {
    fc.assert(
      fc.property(some, some, (before, now) => {
        assert.deepEqual(differenceOf(before, now), {
          gone: before.filter((each) => !now.includes(each)),
          come: now.filter((each) => !before.includes(each)),
        });
      }),
    );
  });
});
