import { type ReadConfig, readConfig } from '../config.ts';
import { textOf } from '../file-content.ts';
import type { Entry, Files, Listing, Unreadable } from '../files.ts';
import { message } from '../message.ts';
import type { Problem } from '../model.ts';
import { baselineFile, configFile, notesFile, policyFiles } from '../own-paths.ts';
import { readBaseline, stricter } from '../policy/baseline.ts';
import { criterionIds } from '../registry.ts';
import { unreadable } from '../unreadable.ts';

/** What `tollgate.yaml`, `.adr-dir` and the baseline say together. */
export function configOf(files: Pick<Files, 'read'>): ReadConfig {
  const config = withNotesAt(readConfig(textOf(files, configFile), criterionIds), textOf(files, notesFile));
  return withBaseline(config, textOf(files, baselineFile));
}

/** Where adr-tools was told to keep decisions, unless the configuration says where they are. */
function withNotesAt(read: ReadConfig, text: string | undefined): ReadConfig {
  const { config } = read;
  const folder = text
    ?.trim()
    .replace(/^(?:\.\/)+/, '')
    .replace(/(?<!\/)\/+$/, '');
  const isFolder =
    folder !== undefined && /^(?!.*(?:^|\/)\.\.(?:\/|$))(?![/\\~]|[A-Za-z]:)[^\n*?{}[\]!]+$/.test(folder);
  if (!isFolder || config.paths.architecture !== undefined) return read;
  return { ...read, config: { ...config, paths: { ...config.paths, architecture: [folder] } } };
}

/** A baseline with mistakes excuses nothing, and is as much in the way as a configuration with mistakes. */
function withBaseline(read: ReadConfig, text: string | undefined): ReadConfig {
  if (text === undefined) return read;
  const { config, mistakes } = read;
  const { baseline, mistakes: more } = readBaseline(text, criterionIds);
  return {
    ...read,
    config: { ...config, tests: stricter(config.tests, baseline.tests) },
    mistakes: [...mistakes, ...more],
    baseline,
  };
}

/** A configuration that is there and cannot be read may ask for more than the defaults do, whether or not it is listed. */
export function lockedPolicy(files: Pick<Files, 'read' | 'isThere'>, others: readonly Unreadable[]): Problem[] {
  return policyFiles.flatMap((path) => {
    const told = others.find((each) => each.path === path);
    const isLocked = told !== undefined || (files.read(path) === undefined && files.isThere?.(path) === true);
    return isLocked ? [unreadable(told ?? { path }, 'config')] : [];
  });
}

/** With what only a listing tells of it. */
export function asListed(read: ReadConfig, files: Files, { entries, unreadable: others }: Listing): ReadConfig {
  const locked = lockedPolicy(files, others);
  const misnamed = entries.filter(({ path }) => /^tollgate\.ya?ml$/i.test(path) && path !== configFile).map(misnaming);
  const mistakes = [...read.mistakes, ...locked, ...misnamed];
  return mistakes.length === read.mistakes.length ? read : { ...read, mistakes };
}

/** Whoever wrote it believes that it is obeyed, as some systems do that take two names for one. */
function misnaming({ path }: Entry): Problem {
  const found = message('`{path}` is not read: it has another name', { path });
  const wanted = message('`tollgate.yaml`, in lower case');
  return { kind: 'problem', spoils: 'config', place: { file: path, line: 1, column: 1 }, found, wanted };
}
