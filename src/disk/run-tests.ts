import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { lineForShell } from './command-line.ts';

export interface TestRunOptions {
  /** What the command prints, as it prints it. Without it the command prints to our own streams. */
  readonly onOutput?: (bytes: Uint8Array, stream: 'stdout' | 'stderr') => void;
  /** Ends the command and everything it started. */
  readonly signal?: AbortSignal;
}

export interface TestRun {
  /** Exit code as a shell says it: 128 and the number of the signal where one ended the command. */
  readonly exit: number;
  /** ISO 8601, UTC, milliseconds. File systems round down: what the command wrote at once may seem some 10 ms older. */
  readonly started: string;
  readonly ended: string;
}

/** After being asked to end, a command has this long, in milliseconds, before it is made to. */
const patience = 5000;
/** A background process, such as a build daemon, may hold the streams open long after the command has ended. */
const lastWords = 1000;

/**
 * Runs the project's own test command, a line for the shell of the system, in a folder. It gets no input: runners that find
 * a person at the keyboard begin to watch, and never end. It runs in a process group of its own, so that ending it ends all of
 * it; an interrupt at the keyboard therefore reaches only us, and whoever calls turns it into `signal`.
 *
 * Rejects only where no shell could be started.
 */
export async function runTests(root: string, command: string, options: TestRunOptions = {}): Promise<TestRun> {
  const { onOutput, signal } = options;
  const started = new Date().toISOString();
  const output = onOutput === undefined ? 'inherit' : 'pipe';
  const child = spawn(lineForShell(command), {
    cwd: root,
    shell: true,
    stdio: ['ignore', output, output],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  child.stdout?.on('data', (bytes: Uint8Array) => onOutput?.(bytes, 'stdout'));
  child.stderr?.on('data', (bytes: Uint8Array) => onOutput?.(bytes, 'stderr'));
  const closed = new Promise((resolve) => child.once('close', resolve));

  let ending: Promise<void> | undefined;
  const abort = (): void => {
    ending ??= endAll(child);
  };
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  try {
    const [code, by] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    const ended = new Date().toISOString();
    await Promise.race([closed, sleep(lastWords, undefined, { ref: false })]);
    await ending;
    return { exit: code ?? 128 + (by === null ? 0 : constants.signals[by]), started, ended };
  } finally {
    signal?.removeEventListener('abort', abort);
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
}

/** The shell may be gone while what it started is still tidying up. */
async function endAll(child: ChildProcess): Promise<void> {
  if (!send(child, 'SIGTERM')) return;
  for (let waited = 0; waited < patience; waited += 50) {
    await sleep(50);
    if (!send(child, 0)) return;
  }
  send(child, 'SIGKILL');
}

/** False where there is nobody left to hear it. */
function send({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false;
  if (process.platform === 'win32') {
    return spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true }).status === 0;
  }
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
