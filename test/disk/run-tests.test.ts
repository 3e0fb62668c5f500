import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runTests } from '../../src/disk/run-tests.ts';
import { withFolder } from './temporary-folder.ts';

const node = JSON.stringify(process.execPath);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    assert.ok(waited < 5000, 'waited in vain');
    await sleep(20);
  }
}

describe('running the test command', () => {
  it('says how it ended, and when', () =>
    withFolder({}, async (root) => {
      const before = Date.now();
      assert.equal((await runTests(root, 'exit 0', { onOutput: () => undefined })).exit, 0);
      const run = await runTests(root, 'exit 3', { onOutput: () => undefined });
      assert.equal(run.exit, 3);
      assert.match(run.started, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      assert.ok(before <= Date.parse(run.started) && run.started <= run.ended && Date.parse(run.ended) <= Date.now());
    }));

  it('runs a line of the shell, in the folder, without input, and gives what it prints', () =>
    withFolder(
      { 'show.mjs': 'process.stdin.on("end", () => { console.log(process.cwd()); console.error("ä"); }).resume();' },
      async (root) => {
        const printed = { stdout: '', stderr: '' };
        const run = await runTests(root, `${node} show.mjs && echo done`, {
          onOutput: (bytes, stream) => (printed[stream] += Buffer.from(bytes).toString()),
        });
        assert.equal(run.exit, 0);
        assert.deepEqual(printed.stdout.split(/\r?\n/), [root, 'done', '']);
        assert.equal(printed.stderr.trim(), 'ä');
      },
    ));

  it('runs a script that lies there by one line on every system', () =>
    withFolder({ run: '#!/bin/sh\nexit 3\n', 'run.cmd': '@exit /b 3\r\n' }, async (root) => {
      chmodSync(join(root, 'run'), 0o755);
      assert.equal((await runTests(root, './run', { onOutput: () => undefined })).exit, 3);
    }));

  it('a command that is not there fails like any other; a folder that is not there rejects', () =>
    withFolder({}, async (root) => {
      assert.notEqual((await runTests(root, 'no-such-command-anywhere', { onOutput: () => undefined })).exit, 0);
      await assert.rejects(runTests(join(root, 'none'), 'exit 0'), /ENOENT/);
    }));

  it('says which signal ended it, as a shell does', async () => {
    if (process.platform === 'win32') return;
    await withFolder({}, async (root) => {
      assert.equal((await runTests(root, 'kill -9 $$')).exit, 137);
    });
  });

  it('when cancelled, ends all that the command started', () =>
    withFolder(
      {
        'parent.mjs': `import { spawn } from 'node:child_process'; spawn(process.execPath, ['child.mjs'], { stdio: 'ignore' });`,
        'child.mjs': `import { writeFileSync } from 'node:fs'; process.on('SIGTERM', () => setTimeout(() => { writeFileSync('tidied', ''); process.exit(); }, 300));
          writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000);`,
      },
      async (root) => {
        const stop = new AbortController();
        const running = runTests(root, `${node} parent.mjs`, { signal: stop.signal, onOutput: () => undefined });
        await until(() => existsSync(join(root, 'pid')) && readFileSync(join(root, 'pid'), 'utf8') !== '');
        const pid = Number(readFileSync(join(root, 'pid'), 'utf8'));
        stop.abort();
        assert.notEqual((await running).exit, 0);
        if (process.platform !== 'win32') assert.ok(existsSync(join(root, 'tidied')), 'had time to tidy up');
        await until(() => !isAlive(pid));
      },
    )).timeout(20_000);

  it('does not begin to wait for what was cancelled before', () =>
    withFolder({}, async (root) => {
      const run = await runTests(root, `${node} -e "setInterval(() => {}, 1000)"`, { signal: AbortSignal.abort() });
      assert.notEqual(run.exit, 0);
    })).timeout(20_000);

  it('does not wait for a daemon that keeps the streams open', async () => {
    if (process.platform === 'win32') return;
    await withFolder({}, async (root) => {
      let printed = '';
      const run = await runTests(root, 'sleep 30 & echo $!', {
        onOutput: (bytes) => (printed += Buffer.from(bytes).toString()),
      });
      process.kill(Number(printed));
      assert.equal(run.exit, 0);
      assert.ok(Date.parse(run.ended) - Date.parse(run.started) < 5000);
    });
  });
});
