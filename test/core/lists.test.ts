import assert from 'node:assert/strict';
import { appended, trimmed } from '../../src/core/lists.ts';

describe('A list that is kept for long', () => {
  it('has one more at its end each time, however long it is, and a short one is left as it was', () => {
    let list: number[] = [];
    for (let n = 0; n < 100; n++) {
      const [before, length] = [list, list.length];
      list = appended(list, n);
      assert.deepEqual(
        list,
        Array.from({ length: n + 1 }, (_, at) => at),
      );
      if (n < 8) assert.equal(before.length, length);
    }
    assert.deepEqual(appended([[1]], [2]), [[1], [2]], 'a list of lists');
  });

  it('is another of the same when it is trimmed', () => {
    const list = [1, 2, 3].filter((each) => each > 1);
    assert.deepEqual(trimmed(list), [2, 3]);
    assert.notEqual(trimmed(list), list);
  });
});
