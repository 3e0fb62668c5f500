import {
  finish,
  type GateId,
  isPhase,
  judge,
  message,
  type Model,
  type PhaseId,
  phaseIds,
  type WhollyRead,
  readRepository,
  registry,
  type Verdict,
} from '../core/index.ts';
import { loadReadings, saveReadings } from '../disk/cache.ts';
import { openFiles } from '../disk/open-files.ts';
import { folderAt, isOurs } from '../disk/paths.ts';
import { shareWith } from '../disk/share.ts';
import { type Call, type CommandOption, UsageError, valueOf } from './command.ts';
import { progressLine } from './terminal.ts';

/** The options of every command that judges. */
export const judgingOptions: Readonly<Record<string, CommandOption>> = {
  gate: {
    value: 'GATE',
    oneOf: ['release', 'operation'],
    summary: message('which gate: `release` (may it be handed over, the default) or `operation` (may it run)'),
  },
  phase: { value: 'PHASE', oneOf: phaseIds, summary: message('only the tollgates up to and including this phase') },
  release: { value: 'VERSION', summary: message('the release to judge; default: the next one the repository names') },
  today: { value: 'YYYY-MM-DD', summary: message('the day to judge on; default: today in UTC') },
  'no-cache': { summary: message('read every file anew, and keep nothing') },
};

/** The folder that a command is about: its first argument, else where we are. */
export function folderOf(call: Call): string {
  const asked = call.arguments[0];
  const folder = folderAt(call.terminal.cwd, asked ?? '.');
  if (folder === undefined)
    throw new UsageError(
      message('there is no folder `{folder}` (nor a command of that name)', { folder: asked ?? '.' }),
    );
  return folder;
}

export function judgeFolder(call: Call): { readonly verdict: Verdict; readonly model: Model } {
  const question = { gate: gateOf(call), today: todayOf(call), ...releaseOf(call) };
  const { model, config } = readFolder(call, folderOf(call));
  return { verdict: judge(model, config, question, registry), model };
}

/** Reads a folder with its cache, and shows how far it is where that takes long. */
export function readFolder(call: Call, folder: string): WhollyRead {
  const { terminal, say } = call;
  const useCache = call.options['no-cache'] !== true && isOurs(folder);
  const line = progressLine(terminal, say, (done, of) => message('Reading {done} of {of} files', { done, of }));
  const before = useCache ? loadReadings(folder) : undefined;
  const share = terminal.program === undefined ? undefined : shareWith(terminal.program, folder);
  const read = finish(readRepository(openFiles(folder), before, share), ({ done, of }) => line.show(done, of));
  line.clear();
  const [top] = read.filing.unreadable.filter(({ path }) => path === '');
  if (top !== undefined)
    throw new UsageError(message('the folder `{folder}` cannot be read ({reason})', { folder, reason: top.reason }));
  if (useCache) saveReadings(folder, read.readings, before);
  return read;
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
