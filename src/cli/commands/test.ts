import { bind, detectedTestCommand, type Evidence, message, type Model } from '../../core/index.ts';
import { commandLine } from '../../disk/command-line.ts';
import { runTests } from '../../disk/run-tests.ts';
import { saveEvidence } from '../../disk/evidence.ts';
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
    if (mistake !== undefined) {
      throw new UsageError(
        message('{file} line {line}: {found}', {
          file: mistake.place.file,
          line: mistake.place.line,
          found: mistake.found,
        }),
      );
    }
    const command =
      call.rest.length > 0
        ? commandLine(call.rest)
        : (before.config.config.test ?? detectedTestCommand(openFiles(folder)));
    if (command === undefined) {
      throw new UsageError(message('no test command: give it after `--`, or as `test:` in `tollgate.yaml`'));
    }
    const run = await runInterruptibly(call, folder, command);
    const after = readFolder(call, folder);
    const evidence = bind(before.model, { command, ...run }, after.model);
    saveEvidence(folder, evidence);
    tell(call, evidence, after.model);
    return proves(evidence, after.model) ? 0 : 1;
  },
};

async function runInterruptibly({ terminal, say }: Call, folder: string, command: string): ReturnType<typeof runTests> {
  terminal.err(`${say(message('Running `{command}`', { command }))}\n`);
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => stop.abort());
  try {
    // A terminal is handed on as it is, so that runners colour what they print; anything else gets the bytes.
    const decoder = new TextDecoder();
    const onOutput = (bytes: Uint8Array): void => terminal.out(decoder.decode(bytes, { stream: true }));
    return await runTests(folder, command, { signal: stop.signal, ...(terminal.outIsTerminal ? {} : { onOutput }) });
  } finally {
    release();
  }
}

/** Whether the run proves anything good: it wrote reports, on content that stood still, and nothing failed. */
function proves({ exit, content, reports }: Evidence, model: Model): boolean {
  const bound = boundReports(reports, model);
  const clean = bound.every(({ tests, failures }) => tests.failed + tests.errors + failures.length === 0);
  return exit === 0 && content !== null && clean && bound.some(({ tests }) => tests.passed > 0);
}

function boundReports(reports: Evidence['reports'], model: Model): Model['reports'] {
  return model.reports.filter(({ file }) => reports.some((each) => each.file === file));
}

function tell(call: Call, { exit, content, reports, command }: Evidence, model: Model): void {
  const { terminal, say } = call;
  const paint = painter(terminal);
  const bound = boundReports(reports, model);
  const sum = (count: (report: Model['reports'][number]) => number): number =>
    bound.reduce((n, report) => n + count(report), 0);
  terminal.out('\n');
  if (bound.length === 0) {
    terminal.out(
      `${paint('yellow', say(message('`{command}` wrote no report at the usual places or at `paths.reports`: nothing is proved.', { command })))}\n`,
    );
  } else if (content === null) {
    terminal.out(
      `${paint('yellow', say(message('Files were changed while the tests ran: their results are bound to nothing. Run them again.')))}\n`,
    );
  } else {
    const counts = {
      passed: sum(({ tests }) => tests.passed),
      failed: sum(({ tests, failures }) => tests.failed + tests.errors + failures.length),
      skipped: sum(({ tests }) => tests.skipped),
      reports: bound.length,
    };
    const sentence = message(
      '{passed} passed, {failed} failed, {skipped} skipped in {reports} {reports|report|reports}, recorded for this content.',
      counts,
    );
    terminal.out(`${paint(counts.failed > 0 ? 'red' : 'green', say(sentence))}\n`);
  }
  if (exit !== 0) terminal.out(`${say(message('The command ended with exit code {exit}.', { exit }))}\n`);
}
