import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withFolder } from '../disk/temporary-folder.ts';

const project = {
  'project/docs/specs/a.md': '---\ntollgate: spec\n---\n# A\n\n## Requirements\n\n### REQ-001 It is\nIt SHALL.\n',
  'bin/README.md': 'here\n',
};

/** Alone in a folder, as somebody may copy it. */
function withProgram(test: (run: (...argv: string[]) => string, bin: string, kept: () => string[]) => void): void {
  withFolder(project, (root) => {
    const bin = join(root, 'bin');
    for (const file of ['cli.js', 'tollgate.cjs']) copyFileSync(join('dist', file), join(bin, file));
    const run = (...argv: string[]): string => {
      const { stdout, stderr } = spawnSync(process.execPath, [join(bin, 'cli.js'), ...argv], {
        cwd: join(root, 'project'),
      });
      assert.equal(String(stderr), '');
      return String(stdout);
    };
    test(run, bin, () => readdirSync(bin).filter((name) => name.startsWith('tollgate.cjs-')));
  });
}

describe('the program on plain node', () => {
  it('CLI-001 says the same with the compiled code that it kept', () => {
    withProgram((run, _bin, kept) => {
      const first = run('check', '--format', 'json');
      assert.match(first, /"verdict": "closed"/);
      assert.equal(kept().length, 1);
      assert.equal(run('check', '--format', 'json'), first);
      assert.equal(kept().length, 1);
    });
  });

  it('CLI-001 says again what nothing has changed of, without the program', () => {
    withProgram((run, bin) => {
      writeFileSync(join(bin, '../project/tollgate.yaml'), 'gate: tests\n');
      // What was written just now may change without a trace.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
      const first = run('check', '--format', 'json');
      rmSync(join(bin, 'tollgate.cjs'));
      assert.equal(run('check', '--format', 'json'), first);
      writeFileSync(join(bin, '../project/a.js'), '');
      assert.throws(() => run('check', '--format', 'json'), /tollgate\.cjs/);
    });
  });

  it('needs no part of node for that which node would have to load first', () => {
    withProgram((run, bin) => {
      writeFileSync(join(bin, '../project/tollgate.yaml'), 'gate: tests\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
      const first = run('check');
      const tells = `const had = process.moduleLoadList.length;
        process.on('exit', () => require('node:fs').writeSync(2, process.moduleLoadList.slice(had).join()));`;
      writeFileSync(join(bin, 'tells.cjs'), tells);
      const again = (): { readonly said: string; readonly loaded: string } => {
        const words = ['--require', join(bin, 'tells.cjs'), join(bin, 'cli.js'), 'check'];
        const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: join(bin, '../project') });
        return { said: String(stdout), loaded: String(stderr) };
      };
      assert.deepEqual(again(), { said: first, loaded: '' });
      writeFileSync(join(bin, '../project/a.js'), '');
      assert.match(again().loaded, /NativeModule crypto/);
    });
  });

  it('looks at each file once where something has changed', () => {
    withProgram((run, bin) => {
      writeFileSync(join(bin, '../project/tollgate.yaml'), 'gate: tests\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
      const first = run('check');
      writeFileSync(join(bin, '../project/a.js'), '');
      const counts = `const fs = require('node:fs'), look = fs.lstatSync;
        let times = 0;
        fs.lstatSync = (path, ...more) => { if (path.endsWith('a.md')) times++; return look(path, ...more); };
        process.on('exit', () => fs.writeSync(2, String(times)));`;
      writeFileSync(join(bin, 'counts.cjs'), counts);
      const words = ['--require', join(bin, 'counts.cjs'), join(bin, 'cli.js'), 'check'];
      const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: join(bin, '../project') });
      assert.equal(String(stdout), first);
      assert.equal(String(stderr), '1');
    });
  });

  it('CLI-004 reads and says what is not ASCII, compiled anew or kept', () => {
    withProgram((run, bin) => {
      const russian = join(bin, '..', 'project/docs/specs/a.md');
      writeFileSync(
        russian,
        '---\ntollgate: spec\n---\n# Счёт\n\n## Требования\n\n### REQ-001 Итог\nСистема ДОЛЖНА считать.\n',
      );
      for (let times = 0; times < 2; times++) {
        assert.match(run('check', '--format', 'json'), /"id": "REQ-001"/);
        assert.match(run('report', '--out', '-', '--lang', 'ru'), /<span class="soft">→ /);
      }
    });
  });

  it('keeps nothing where hardly anything was compiled', () => {
    withProgram((run, _bin, kept) => {
      assert.match(run('--version'), /^\d+\.\d+\.\d+\n$/);
      assert.match(run('check', '--help'), /tollgate check/);
      assert.deepEqual(kept(), []);
    });
  });

  it('compiles anew what is broken, and keeps that', () => {
    withProgram((run, bin, kept) => {
      const said = run('check');
      const [name = ''] = kept();
      const whole = readFileSync(join(bin, name));
      for (const broken of [whole.subarray(0, whole.length >> 1), Buffer.alloc(whole.length), Buffer.from('no code')]) {
        writeFileSync(join(bin, name), broken);
        assert.equal(run('check'), said);
        assert.ok(readFileSync(join(bin, name)).length > whole.length / 2);
        assert.notDeepEqual(readFileSync(join(bin, name)), broken);
      }
    });
  });

  it('runs through a link, and where nothing can be kept', function () {
    if (process.platform === 'win32') return;
    withProgram((run, bin, kept) => {
      chmodSync(bin, 0o555);
      const said = run('check');
      chmodSync(bin, 0o755);
      if (process.getuid?.() !== 0) assert.deepEqual(kept(), []);
      symlinkSync('cli.js', join(bin, 'tollgate'));
      const linked = spawnSync(process.execPath, [join(bin, 'tollgate'), 'check', join(bin, '../project')]);
      assert.equal(String(linked.stdout), said);
      assert.ok(readdirSync(bin).every((name) => !name.startsWith('tollgate-')));
    });
  });

  it('ends with 2 and a sentence where nobody can read what it says, and where the folder is gone', () => {
    withFolder({ 'locked.txt': '', 'gone/x': '' }, (root) => {
      const program = join(process.cwd(), 'dist/cli.js');
      const locked = openSync(join(root, 'locked.txt'), 'r');
      const unwritten = spawnSync(process.execPath, [program, 'check'], {
        cwd: root,
        stdio: ['ignore', locked, 'pipe'],
      });
      const untold = spawnSync(process.execPath, [program, 'nothing-such'], {
        cwd: root,
        stdio: ['ignore', 'pipe', locked],
      });
      closeSync(locked);
      const says = process.platform === 'win32' ? 'EPERM' : 'EBADF';
      assert.match(String(unwritten.stderr), new RegExp(`^tollgate: the system says: ${says}.*\n$`));
      assert.equal(unwritten.status, 2);
      assert.equal(untold.status, 2);
      if (process.platform === 'win32') return;
      const leave = `rm -r ../gone; '${process.execPath}' '${program}' check`;
      const lost = spawnSync('sh', ['-c', leave], { cwd: join(root, 'gone') });
      assert.match(String(lost.stderr), /^tollgate: the system says: ENOENT.*\n$/);
      assert.equal(lost.status, 2);
    });
  });

  it('ends as it would where whoever reads has read enough, as Windows says it too', () => {
    withProgram((run, bin) => {
      writeFileSync(join(bin, '../project/tollgate.yaml'), 'gate: tests\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
      run('check');
      const enough = `const said = Object.assign(new Error('EOF: end of file, write'), { code: 'EOF', syscall: 'write' });
        require('node:fs').writeSync = () => { throw said; };
        process.stdout.write = () => !process.stdout.destroy(said);`;
      writeFileSync(join(bin, 'enough.cjs'), enough);
      const preloaded = ['--require', join(bin, 'enough.cjs'), join(bin, 'cli.js')];
      for (const words of [['check'], ['check', '--no-cache']]) {
        const { status, stderr } = spawnSync(process.execPath, [...preloaded, ...words], {
          cwd: join(bin, '../project'),
        });
        assert.deepEqual([status, String(stderr)], [1, ''], words.join(' '));
      }
    });
  });

  it('leaves nothing half written where the disk is full', () => {
    if (process.platform === 'win32') return;
    withFolder({ 'a.js': '' }, (root) => {
      const program = join(process.cwd(), 'dist/cli.js');
      for (const args of [['report'], ['report', '--out', 'page.html'], ['baseline'], ['test', '--', 'true']]) {
        const limited = ['-c', 'ulimit -f 0; exec "$0" "$@"', process.execPath, program, ...args];
        const { status, stderr } = spawnSync('sh', limited, { cwd: root, encoding: 'utf8' });
        assert.match(stderr, /^tollgate: .*EFBIG.*\n$/);
        assert.equal(status, 2);
        const left = readdirSync(root, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
        assert.deepEqual(
          left.map(({ name }) => name),
          ['a.js'],
        );
      }
    });
  });

  it('takes the tests with it, however it is asked to end', async function () {
    if (process.platform === 'win32') return;
    await Promise.all((['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const).map(endsAllAt));
  });
});

async function endsAllAt(signal: NodeJS.Signals): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'tollgate-ends-'));
  try {
    const writes = "const { writeFileSync } = require('fs'); setInterval(() => writeFileSync('alive', ''), 20)";
    const child = spawn(process.execPath, [join(process.cwd(), 'dist/cli.js'), 'test', '--', 'node', '-e', writes], {
      cwd: root,
      stdio: 'ignore',
    });
    const alive = join(root, 'alive');
    while (!existsSync(alive)) await sleep(20);
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 1, signal);
    rmSync(alive, { force: true });
    await sleep(200);
    assert.ok(!existsSync(alive), `${signal}: the tests still run`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
