import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Burst } from '../../src/editor/burst.ts';
import { telling } from '../../src/core/reading/finish.ts';
import { drive } from '../../src/editor/pace.ts';

function* busy(steps: number): Generator<number, string> {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + 2;
    while (performance.now() < end);
    yield step;
  }
  return 'done';
}

describe('Long work in the editor', () => {
  it('lets others have their turn, and comes to its end', async () => {
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    const told: number[] = [];
    const result = await drive(busy(60), { onProgress: (step) => told.push(step), isStopped: () => false });
    clearInterval(others);
    assert.equal(result, 'done');
    assert.ok(turns >= 3, `${turns} turns`);
    assert.ok(told.length >= 3 && told.length < 30, `${told.length} slices`);
  });

  it('is given up when it is stopped', async () => {
    let told = 0;
    const result = await drive(busy(1000), { onProgress: () => told++, isStopped: () => told === 2 });
    assert.equal(result, undefined);
    assert.equal(told, 2);
  });

  it('closes what it holds open when it is given up', async () => {
    const open = new Set<string>();
    function* reading(): Generator<undefined, string> {
      open.add('file');
      try {
        for (;;) yield;
      } finally {
        open.delete('file');
      }
    }
    let told = 0;
    const work = telling(0, reading());
    await drive(work, { onProgress: () => told++, isStopped: () => told === 2 });
    assert.equal(told, 2);
    assert.deepEqual([...open], []);
  });

  it('hands on what goes wrong', async () => {
    function* broken(): Generator<number, string> {
      throw new Error('no');
    }
    await assert.rejects(drive(broken()), /no/);
  });
});

describe('A burst of changes', () => {
  it('is one call, soon after the last of them', async () => {
    let calls = 0;
    const burst = new Burst(() => calls++);
    for (let n = 0; n < 5; n++) {
      burst.change();
      await sleep(20);
    }
    assert.equal(calls, 0);
    await sleep(250);
    assert.equal(calls, 1);
  });

  it('never waits for its end for long', async () => {
    let calls = 0;
    const burst = new Burst(() => calls++);
    const end = Date.now() + 1200;
    while (Date.now() < end) {
      burst.change();
      await sleep(20);
    }
    burst.cancel();
    assert.ok(calls >= 1 && calls <= 3, `${calls} calls`);
    await sleep(200);
    assert.ok(calls <= 3, 'nothing comes after it was cancelled');
  });
});
