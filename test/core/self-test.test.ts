import assert from 'node:assert/strict';
import { inEnglish } from '../../src/core/message.ts';
import { registry } from '../../src/core/registry.ts';
import { faults, selfTest } from '../../src/core/self-test.ts';

describe('The self-test (GATE-011)', () => {
  it('begins with a delivery that is open, and sees every planted fault', () => {
    const { sound, tried } = selfTest();
    assert.equal(inEnglish(sound.sentence), 'everything asked for holds: 2 requirements verified, 2 tests passed');
    assert.equal(sound.verdict, 'open');
    assert.deepEqual(
      tried.filter(({ isSeen }) => !isSeen).map(({ fault }) => inEnglish(fault.title)),
      [],
    );
  });

  it('has a fault for every criterion that blocks by default', () => {
    const blocking = registry.filter(({ severity }) => Object.values(severity).includes('block')).map(({ id }) => id);
    const planted = new Set(faults.map(({ seenBy }) => seenBy));
    assert.deepEqual(
      blocking.filter((id) => !planted.has(id)),
      [],
      'add a fault to src/core/self-test/faults',
    );
    const known = [...registry.map(({ id }) => id), 'configuration'];
    assert.deepEqual(
      [...planted].filter((id) => !known.includes(id)),
      [],
    );
  });

  it('tells what a gate with blind criteria misses, whichever they are', () => {
    for (const blind of [['tests-pass', 'spec-signed-off'], ...registry.map(({ id }) => [id])]) {
      const broken = registry.map((criterion) =>
        blind.includes(criterion.id) ? { ...criterion, judge: () => [] } : criterion,
      );
      const missed = selfTest(broken).tried.filter(({ isSeen }) => !isSeen);
      const expected = faults.filter(({ seenBy }) => blind.includes(seenBy)).map(({ seenBy }) => seenBy);
      // What cannot be read is said without asking the criterion.
      const unreadable = ['the report breaks off in the middle', 'a merge of the specification is left unfinished'];
      assert.deepEqual(
        missed.map(({ fault }) => fault.seenBy),
        expected.filter((_, at) => {
          const own = faults.filter(({ seenBy }) => blind.includes(seenBy))[at];
          return own !== undefined && !unreadable.includes(inEnglish(own.title));
        }),
        blind.join(', '),
      );
    }
  }).timeout(240_000);

  it('misses everything where nothing blocks, and then not even the sound delivery is open', () => {
    const tame = registry.map((criterion) => ({
      ...criterion,
      severity: { tests: 'warn', requirements: 'warn', delivery: 'warn' } as const,
    }));
    const { sound, tried } = selfTest(tame);
    assert.equal(sound.verdict, 'unverified');
    assert.ok(tried.some(({ isSeen }) => !isSeen));
  });
});
