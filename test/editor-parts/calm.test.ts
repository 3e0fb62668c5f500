import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Calm } from '../../src/editor/calm.ts';

/** Whether somebody who waits still does after a moment. */
async function isWaiting(waited: Promise<void>): Promise<boolean> {
  return await Promise.race([waited.then(() => false), sleep(100, true)]);
}

describe('A question and a view that is drawn anew', () => {
  it('wait for each other, and for nobody else', async () => {
    for (const [first, second] of [
      ['untilDrawn', 'untilAsked'],
      ['untilAsked', 'untilDrawn'],
    ] as const) {
      const calm = new Calm();
      await calm[first]();
      assert.equal(await isWaiting(calm[first]()), false, `${first} does not wait for its own kind`);
      const waited = calm[second]();
      assert.equal(await isWaiting(waited), true, `${second} waits`);
      await waited;
    }
  });
});
