import { complain, main } from './cli/main.ts';
import type { Terminal } from './cli/terminal.ts';
import { askAtTerminal } from './disk/ask.ts';
import type { EarlierListing } from './disk/open-files.ts';
import { isSecondThread, readAlong } from './disk/second-thread.ts';
import { isEnough } from './disk/standard-output.ts';

/** What `src/start.ts` found before it ran this. */
declare const earlier: EarlierListing | undefined;

if (isSecondThread()) {
  readAlong();
} else {
  const { argv, env, stdout, stderr } = process;
  const endings = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
  const terminal: Terminal = {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    // In this order: to look at an input is to open it.
    ...(stdout.isTTY === true && process.stdin.isTTY === true && { ask: askAtTerminal }),
    // Not yet: the folder may be gone.
    get cwd() {
      return process.cwd();
    },
    env,
    now: () => new Date(),
    ...(argv[1] !== undefined && { program: argv[1] }),
    ...(earlier && { earlier }),
    onInterrupt(listener) {
      for (const each of endings) process.on(each, listener);
      return () => {
        for (const each of endings) process.off(each, listener);
      };
    },
  };
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (!isEnough(error)) process.exit(complain(error, terminal));
  });
  // There nobody can be told; the exit code says it.
  stderr.on('error', () => undefined);
  void main(argv.slice(2), terminal).then((exit) => {
    process.exitCode = exit;
  });
}
