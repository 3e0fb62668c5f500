import {
  baselineFile,
  inOneLine,
  message,
  problemLine,
  registry,
  turned,
  type Turn,
  writeBaseline,
} from '../../core/index.ts';
import { saveBaseline } from '../../disk/baseline.ts';
import { inTurn } from '../../disk/in-turn.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import { folderOf, judgingOptions, questionOf, readFolder } from '../judging.ts';

export const baseline: Command = {
  id: 'baseline',
  summary: message('record what is found today, and let it only get better'),
  takes: '[folder]',
  atMost: 1,
  options: {
    ...judgingOptions,
    add: { summary: message('excuse what is found today as well, although there is a baseline') },
    'dry-run': { summary: message('only say what would change') },
  },
  examples: ['tollgate baseline', 'tollgate baseline --add', 'tollgate baseline --dry-run'],
  async run(call) {
    const folder = folderOf(call);
    const isDry = call.options['dry-run'] === true;
    // What others excuse meanwhile would be excused no more, or what they took out be excused again.
    await (isDry ? turn(call, folder, isDry) : inTurn(folder, () => turn(call, folder, isDry)));
    return 0;
  },
};

function turn(call: Call, folder: string, isDry: boolean): void {
  const question = questionOf(call);
  const { model, config } = readFolder(call, folder);
  const [mistake] = config.mistakes;
  if (mistake !== undefined) throw new UsageError(problemLine(mistake));
  const isFirst = config.baseline === undefined;
  const now = turned(model, config, question, registry, isFirst || call.options['add'] === true);
  const before = config.baseline === undefined ? undefined : writeBaseline(config.baseline);
  const after = writeBaseline(now.baseline);
  if (after !== before && !isDry) saveBaseline(folder, after);
  if (isDry) call.terminal.out(`${call.say(message('Nothing is written. It would say:'))}\n`);
  for (const line of told(now, isFirst, after !== before)) call.terminal.out(`${call.say(line)}\n`);
  listed(call, now);
}

function* told(
  { baseline: { findings, tests }, added, mended, notAdded, withoutNumbers }: Turn,
  isFirst: boolean,
  isChanged: boolean,
): Generator<ReturnType<typeof message>> {
  const excused = countOf(findings);
  if (isFirst) {
    yield message('{n} {n|finding|findings} recorded in `{file}`. It only shrinks from now on.', {
      n: excused,
      file: baselineFile,
    });
  } else {
    if (mended.length > 0) {
      yield message('{n} {n|finding|findings} mended and taken out.', { n: countOf(mended) });
    }
    if (added.length > 0) yield message('{n} {n|finding|findings} added.', { n: countOf(added) });
    yield message('{n} {n|finding|findings} excused by `{file}`.', { n: excused, file: baselineFile });
  }
  if (notAdded.length > 0) {
    yield message('{n} new {n|finding|findings} not excused; `--add` would excuse {n|it|them}.', {
      n: countOf(notAdded),
    });
  }
  if (withoutNumbers !== undefined) {
    yield message('No number was taken from the results: {found}.', { found: withoutNumbers });
  } else if (tests.atLeast !== undefined) {
    yield message('At least {n} {n|test|tests} must be reported.', { n: tests.atLeast });
  }
  if (!isChanged) yield message('Nothing changed.');
}

/** What changed, one line each, as it stands in the file. */
function listed({ terminal }: Call, { added, mended, notAdded }: Turn): void {
  for (const [sign, findings] of [
    ['-', mended],
    ['+', added],
    ['!', notAdded],
  ] as const) {
    for (const { criterion, subject, file, times } of findings.slice(0, shown)) {
      const parts = [criterion, subject, file].filter((part) => part !== null);
      terminal.out(`  ${sign} ${parts.map(inOneLine).join('  ')}${times > 1 ? `  ×${times}` : ''}\n`);
    }
    if (findings.length > shown) terminal.out(`  ${sign} … ${findings.length - shown}\n`);
  }
}

const shown = 50;

function countOf(findings: readonly { readonly times: number }[]): number {
  return findings.reduce((n, { times }) => n + times, 0);
}
