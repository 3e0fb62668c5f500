import {
  bind,
  type Evidence,
  howToLeaveReport,
  message,
  offeredTestCommand,
  problemLine,
  type Proof,
  proofOf,
  testFilesIn,
} from '../../core/index.ts';
import { commandLine } from '../../disk/command-line.ts';
import type { TestRun } from '../../disk/run-tests.ts';
import { saveEvidence, whyNoEvidence } from '../../disk/evidence.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { openFiles } from '../../disk/open-files.ts';
import { folderOf, readFolder } from '../judging.ts';
import { painter } from '../terminal.ts';

// @req CLI-002
export const test: Command = {
  id: 'test',
  summary: message('run the tests and record what they prove, and on which content'),
  takes: '[folder] [-- command]',
  atMost: 1,
  options: {},
  examples: ['tollgate test', 'tollgate test -- npx vitest run --reporter=junit --outputFile=junit.xml'],
  async run(call) {
    const folder = folderOf(call);
    const before = readFolder(call, folder);
    const [mistake] = before.config.mistakes;
    if (mistake !== undefined) throw new UsageError(problemLine(mistake));
    const command =
      call.rest.length > 0
        ? commandLine(call.rest)
        : (before.config.config.test ?? offeredTestCommand(openFiles(folder), testFilesIn(before.filing)));
    if (command === undefined) {
      throw new UsageError(message('no test command: give it after `--`, or as `test:` in `tollgate.yaml`'));
    }
    const inTheWay = whyNoEvidence(folder);
    if (inTheWay !== undefined) throw new UsageError(inTheWay);
    const { isCancelled, ...run } = await runInterruptibly(call, folder, command);
    const after = readFolder(call, folder);
    const evidence = bind(before.model, { command, ...run }, after.model);
    const proof = proofOf(evidence, after.model, isCancelled);
    if (proof.isToKeep) saveEvidence(folder, evidence);
    tell(call, evidence, proof);
    const how = proof.lacksReport ? howToLeaveReport(openFiles(folder), command) : undefined;
    if (how !== undefined) call.terminal.out(`${call.say(how)}\n`);
    return proof.isGood ? 0 : 1;
  },
};

async function runInterruptibly(
  { terminal, say }: Call,
  folder: string,
  command: string,
): Promise<TestRun & { readonly isCancelled: boolean }> {
  terminal.err(`${say(message('Running `{command}`', { command }))}\n`);
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  try {
    // A terminal is handed on as it is, so that runners colour what they print; anything else gets the bytes.
    const decoder = new TextDecoder();
    const onOutput = (bytes: Uint8Array): void => terminal.out(decoder.decode(bytes, { stream: true }));
    // Only this command needs what it takes to run another: no other one loads it.
    const { runTests } = await import('../../disk/run-tests.ts');
    const { signal } = stop;
    const run = await runTests(folder, command, { signal, ...(terminal.outIsTerminal ? {} : { onOutput }) });
    return { ...run, isCancelled: signal.aborted };
  } finally {
    release();
  }
}

function tell({ terminal, say }: Call, { exit }: Evidence, { sentence, paint }: Proof): void {
  terminal.out(`\n${painter(terminal)(paint, say(sentence))}\n`);
  if (exit !== 0) terminal.out(`${say(message('The command ended with exit code {exit}.', { exit }))}\n`);
}
