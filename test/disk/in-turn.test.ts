import assert from 'node:assert/strict';
import { existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inTurn, markFor } from '../../src/disk/in-turn.ts';
import { withFolder } from './temporary-folder.ts';

const interrupted = (mark: string): void => {
  const before = new Date(Date.now() - 60_000);
  utimesSync(mark, before, before);
};

// @req AUTH-002
describe('Whoever reads, chooses and writes (AUTH-002)', () => {
  it('waits for whoever is at it, and for nobody in another folder', () =>
    withFolder({ 'a/x': '', 'b/x': '' }, async (root) => {
      const done: string[] = [];
      writeFileSync(markFor(`${root}/a`), '');
      const waiting = inTurn(`${root}/a`, () => done.push('a'));
      await inTurn(`${root}/b`, () => done.push('b'));
      await pause(60);
      assert.deepEqual(done, ['b']);
      rmSync(markFor(`${root}/a`));
      await waiting;
      assert.deepEqual(done, ['b', 'a']);
      assert.ok(!existsSync(markFor(`${root}/a`)));
    }));

  it('waits no longer for whoever was interrupted, but for whoever goes on', () =>
    withFolder({}, async (root) => {
      const mark = markFor(root);
      writeFileSync(mark, '');
      interrupted(mark);
      const isThere = await inTurn(root, (goOn) => {
        interrupted(mark);
        goOn();
        return existsSync(mark);
      });
      assert.ok(isThere);
      let next: Promise<string> | undefined;
      await inTurn(root, async (goOn) => {
        interrupted(mark);
        goOn();
        next = inTurn(root, () => 'next');
        assert.equal(await Promise.race([next, pause(60, 'waits')]), 'waits');
      });
      assert.equal(await next, 'next');
    }));

  it('leaves nothing behind that others wait for, whatever goes wrong', () =>
    withFolder({}, async (root) => {
      const fails = (): never => {
        throw new Error('no');
      };
      await assert.rejects(inTurn(root, fails), /no/);
      assert.ok(!existsSync(markFor(root)));
    }));

  it('does it all the same where nothing can be marked', () =>
    withFolder({}, async (root) => {
      const before = process.env['TMPDIR'];
      process.env['TMPDIR'] = `${root}/nowhere`;
      try {
        assert.equal(await inTurn(root, (goOn) => (goOn(), 'done')), 'done');
      } finally {
        if (before === undefined) delete process.env['TMPDIR'];
        else process.env['TMPDIR'] = before;
      }
    }));
});
