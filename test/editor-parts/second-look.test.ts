import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LookedAgain } from '../../src/core/index.ts';
import { SecondLook } from '../../src/editor/second-look.ts';

describe('A second look', () => {
  let now: LookedAgain | 'lost' | undefined;
  let looked = 0;
  let told: string[] = [];
  let second: SecondLook;

  beforeEach(() => {
    [looked, told] = [0, []];
    const looking = {
      look() {
        looked++;
        return now === 'lost' ? Promise.reject(new Error('no such folder')) : Promise.resolve(now);
      },
      changed(paths: readonly string[]) {
        if (paths.length === 0) return false;
        told.push(...paths);
        second.begin();
        return true;
      },
      changedElsewhere() {
        told.push('elsewhere');
        second.begin();
      },
    };
    second = new SecondLook(looking, 5);
  });
  afterEach(() => second.stop());

  /** What is told of three looks that find this. */
  async function found(looks: typeof now): Promise<readonly string[]> {
    now = looks;
    [looked, told] = [0, []];
    const end = Date.now() + 5000;
    while (looked < 3 && Date.now() < end) await sleep(5);
    assert.ok(looked >= 3, `${looked} looks`);
    return told;
  }

  it('finds nothing as long as nothing changes, and what changed', async () => {
    second.begin();
    assert.deepEqual(
      await found({ paths: [], rest: 'a' }),
      ['elsewhere'],
      'nobody knows what was there when all was read',
    );
    assert.deepEqual(await found({ paths: [], rest: 'a' }), []);
    assert.deepEqual((await found({ paths: ['b.js'], rest: 'a' })).slice(0, 2), ['b.js', 'b.js']);
    await found({ paths: [], rest: 'a' });
    assert.deepEqual(await found({ paths: [], rest: 'b' }), ['elsewhere'], 'once');
  });

  it('tells of a folder that cannot be looked at, and goes on where there was nothing to look at', async () => {
    second.begin();
    assert.deepEqual(await found(undefined), []);
    assert.equal((await found('lost'))[0], 'elsewhere');
  });

  it('finds at once what changed where somebody asks, and takes it for anything where it was overtaken', async () => {
    const patient = new SecondLook(
      {
        look: () => Promise.resolve(now === 'lost' ? undefined : now),
        changed: (paths) => told.push(...paths) > 0,
        changedElsewhere: () => void told.push('elsewhere'),
      },
      60_000,
    );
    const asked = async (looks: typeof now): Promise<readonly string[]> => {
      [now, told] = [looks, []];
      patient.soon();
      await sleep(20);
      return told;
    };
    try {
      assert.deepEqual(await asked({ paths: [], rest: 'a' }), ['elsewhere']);
      assert.deepEqual(await asked({ paths: [], rest: 'a' }), []);
      assert.deepEqual(await asked({ paths: ['b.js'], rest: 'a' }), ['b.js']);
      told = [];
      patient.soon();
      patient.stop();
      await sleep(20);
      assert.deepEqual(told, ['elsewhere']);
    } finally {
      patient.stop();
    }
  });

  it('tells nothing of a look that was overtaken', async () => {
    now = { paths: ['b.js'], rest: '' };
    second.begin();
    second.stop();
    await sleep(50);
    assert.deepEqual([looked, told], [0, []]);
  });
});
