import assert from 'node:assert/strict';
import { existsSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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
      let next: Promise<string | undefined> | undefined;
      await inTurn(root, async (goOn) => {
        interrupted(mark);
        goOn();
        next = inTurn(root, () => 'next');
        assert.equal(await Promise.race([next, pause(60, 'waits')]), 'waits');
      });
      assert.equal(await next, 'next');
    }));

  it('gives up waiting, and does nothing then', () =>
    withFolder({}, async (root) => {
      writeFileSync(markFor(root), '');
      try {
        let isGivenUp = false;
        const waiting = inTurn(
          root,
          () => assert.fail('it is not our turn'),
          () => isGivenUp,
        );
        assert.equal(await Promise.race([waiting, pause(60, 'waits')]), 'waits');
        isGivenUp = true;
        assert.equal(await waiting, undefined);
        assert.ok(existsSync(markFor(root)));
      } finally {
        rmSync(markFor(root));
      }
    }));

  it('takes the turn from nobody who has it meanwhile, having taken longer than others wait', () =>
    withFolder({}, async (root) => {
      const mark = markFor(root);
      await inTurn(root, async (goOn) => {
        interrupted(mark);
        await inTurn(root, async () => {
          // Whoever took too long goes on, and ends.
          const theirs = statSync(mark).mtimeMs;
          await pause(20);
          goOn();
          assert.equal(statSync(mark).mtimeMs, theirs);
        });
        writeFileSync(mark, 'theirs');
      });
      assert.ok(existsSync(mark));
      rmSync(mark);
    }));

  it('is taken for a folder that is gone: whoever reads it tells of that', () =>
    withFolder({}, async (root) => {
      assert.equal(await inTurn(`${root}/gone`, () => existsSync(markFor(`${root}/gone`))), true);
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
