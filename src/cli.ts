import { main } from './cli/main.ts';
import { askAtTerminal } from './disk/ask.ts';
import { isSecondThread, readAlong } from './disk/second-thread.ts';

if (isSecondThread()) {
  readAlong();
} else {
  const { argv, env, stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  void main(argv.slice(2), {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    outIsTerminal: stdout.isTTY === true,
    errIsTerminal: stderr.isTTY === true,
    // In this order: to look at an input is to open it.
    ...(stdout.isTTY === true && process.stdin.isTTY === true && { ask: askAtTerminal }),
    cwd: process.cwd(),
    env,
    now: () => new Date(),
    ...(argv[1] !== undefined && { program: argv[1] }),
    onInterrupt(listener) {
      process.on('SIGINT', listener);
      return () => void process.off('SIGINT', listener);
    },
  }).then((exit) => {
    process.exitCode = exit;
  });
}
