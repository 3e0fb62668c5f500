import assert from 'node:assert/strict';
import { comingBack } from '../../src/editor/coming-back.ts';

describe('Coming back to a window', () => {
  it('is to give it the focus that it did not have, and not to touch it after a minute', () => {
    let times = 0;
    const told = comingBack(true, () => times++);
    const after = (...focused: readonly boolean[]): number => {
      times = 0;
      for (const each of focused) told({ focused: each });
      return times;
    };
    assert.equal(after(true, true), 0);
    assert.equal(after(false), 0);
    assert.equal(after(false, true), 1);
    assert.equal(after(true, true, false, true), 1);
  });
});
