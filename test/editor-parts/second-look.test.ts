import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { SecondLook } from '../../src/editor/second-look.ts';

describe('A second look', () => {
  let looks = '';
  let [looked, changes] = [0, 0];
  const second = new SecondLook(
    {
      look() {
        looked++;
        return Promise.resolve(looks === '' ? undefined : looks);
      },
      changed() {
        changes++;
        second.begin();
      },
    },
    5,
  );
  /** @returns how often something was found to have changed */
  async function found(now: string): Promise<number> {
    looks = now;
    [looked, changes] = [0, 0];
    const end = Date.now() + 5000;
    while (looked < 3 && Date.now() < end) await sleep(5);
    assert.ok(looked >= 3, `${looked} looks`);
    return changes;
  }

  afterEach(() => second.stop());

  it('finds what has changed once, and what may have changed again and again', async () => {
    second.begin();
    assert.equal(await found('a'), 1, 'nobody knows what was there when all was read');
    assert.equal(await found('a'), 0);
    assert.equal(await found('b'), 1);
    assert.ok((await found('')) >= 3);
  });

  it('tells nothing of a look that was overtaken', async () => {
    looks = 'c';
    second.begin();
    second.stop();
    [looked, changes] = [0, 0];
    await sleep(50);
    assert.deepEqual([looked, changes], [0, 0]);
  });
});
