import {
  type Files,
  finish,
  type GateId,
  isPhase,
  judge,
  message,
  type Model,
  type PhaseId,
  phaseIds,
  type Question,
  type WhollyRead,
  readRepository,
  registry,
  type Verdict,
} from '../core/index.ts';
import { loadReadings, saveReadings } from '../disk/cache.ts';
import { openFiles } from '../disk/open-files.ts';
import { folderAt, isOurs } from '../disk/paths.ts';
import { sharedWith } from '../disk/share.ts';
import { type Call, type CommandOption, UsageError, valueOf } from './command.ts';
import { progressLine } from './terminal.ts';

/** The options of every command that judges. */
export const judgingOptions = {
  gate: {
    value: 'GATE',
    oneOf: ['release', 'operation'],
    summary: message('which gate: `release` (may it be handed over, the default) or `operation` (may it run)'),
  },
  phase: { value: 'PHASE', oneOf: phaseIds, summary: message('only the tollgates up to and including this phase') },
  release: { value: 'VERSION', summary: message('the release to judge; default: the next one the repository names') },
  today: { value: 'YYYY-MM-DD', summary: message('the day to judge on; default: today in UTC') },
  'no-cache': { summary: message('read every file anew, and keep nothing') },
} satisfies Readonly<Record<string, CommandOption>>;

/** The folder that a command is about: its first argument, else where we are. */
export function folderOf(call: Call): string {
  const asked = call.arguments[0];
  const folder = folderAt(call.terminal.cwd, asked ?? '.');
  if (folder === undefined) throw new UsageError(message('`{path}` is no folder', { path: asked ?? '.' }));
  return folder;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly model: Model;
}

export function judgeFolder(call: Call): Judged {
  const question = questionOf(call);
  const folder = folderOf(call);
  const { read, keep } = readAll(call, folder, openFiles(folder));
  keep();
  return judged(read, question);
}

/** Reads a folder with its cache, and shows how far it is where that takes long. */
export function readFolder(call: Call, folder: string): WhollyRead {
  const { read, keep } = readAll(call, folder, openFiles(folder));
  keep();
  return read;
}

/** @returns what was read, and how to keep it for the next time */
export function readAll(
  call: Call,
  folder: string,
  files: Files,
): { readonly read: WhollyRead; readonly keep: () => void } {
  const { terminal, say } = call;
  const line = progressLine(terminal, say, (done, of) => message('Reading {done} of {of} files', { done, of }));
  const before = keeps(call, folder) ? loadReadings(folder) : undefined;
  const shared = terminal.program === undefined ? undefined : sharedWith(terminal.program, folder);
  const reading = readRepository(files, before, shared?.share);
  const read = finish(reading, ({ done, of }) => {
    if (of === 0 && before === undefined) shared?.expect(done);
    line.show(done, of);
  });
  shared?.end();
  line.clear();
  const [top] = read.filing.unreadable.filter(({ path }) => path === '');
  if (top !== undefined)
    throw new UsageError(message('the folder `{folder}` cannot be read ({reason})', { folder, reason: top.reason }));
  return {
    read,
    keep() {
      if (keeps(call, folder)) saveReadings(folder, read.readings, before);
    },
  };
}

export function keeps(call: Call, folder: string): boolean {
  return call.options['no-cache'] !== true && isOurs(folder);
}

export function judged({ model, config }: WhollyRead, question: Question): Judged {
  return { verdict: judge(model, config, question, registry), model };
}

/** What the options ask. */
export function questionOf(call: Call): Question {
  return { gate: gateOf(call), today: todayOf(call), ...releaseOf(call) };
}

/** 0 open, 1 closed or unverified, 2 error. */
export function exitCodeOf({ verdict }: Verdict): number {
  return verdict === 'open' ? 0 : verdict === 'error' ? 2 : 1;
}

function gateOf(call: Call): GateId | { readonly phase: PhaseId } {
  const phase = valueOf(call, 'phase');
  const gate = valueOf(call, 'gate');
  if (phase !== undefined && gate !== undefined)
    throw new UsageError(message('`--gate` and `--phase` exclude each other'));
  if (phase !== undefined && isPhase(phase)) return { phase };
  return gate === 'operation' ? 'operation' : 'release';
}

export function todayOf(call: Call): string {
  const asked = valueOf(call, 'today');
  if (asked === undefined) return call.terminal.now().toISOString().slice(0, 10);
  const time = Date.parse(`${asked}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(asked) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== asked) {
    throw new UsageError(message('`--today` is `{value}`, but must be a day like 2026-11-23', { value: asked }));
  }
  return asked;
}

function releaseOf(call: Call): { release?: string } {
  const release = valueOf(call, 'release');
  if (release?.trim() === '') throw new UsageError(message('`--release` needs a version'));
  return release === undefined ? {} : { release };
}
