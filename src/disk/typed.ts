import { join } from 'node:path';
import type { ListingChoice } from '../core/index.ts';
import { program } from './build.ts';
import { keep, readKept } from './own-folder.ts';
import { headed } from './pieces.ts';

/** What somebody typed, and all that decides what is printed then, but for the files of the folder. */
export interface Typed {
  readonly words: readonly string[];
  readonly cwd: string;
  /** In UTC. */
  readonly today: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What was printed then, and of what. */
export interface Known {
  readonly choice: ListingChoice;
  /** See `Inputs` of the core. */
  readonly inputs: string;
  /** What `printedAt` gives it out for. */
  readonly key: string;
}

/** Languages and colours hang on these. */
const deciding = ['LC_ALL', 'LC_MESSAGES', 'LANG', 'LANGUAGE', 'FORCE_COLOR', 'NO_COLOR', 'TERM'];

/** Undefined where something else was typed last, or anything is wrong with what is kept. */
export function loadTyped(root: string, command: string, typed: Typed): Known | undefined {
  try {
    const kept = readKept(root, fileOf(command)).toString();
    const end = kept.indexOf('\n');
    const { of, ...known } = JSON.parse(kept.slice(0, end)) as { readonly of: string } & Omit<Known, 'inputs'>;
    return of === textOf(root, typed) ? { ...known, inputs: kept.slice(end + 1) } : undefined;
  } catch {
    return undefined;
  }
}

/** Does nothing where the folder cannot be written. */
export function saveTyped(root: string, command: string, typed: Typed, { choice, inputs, key }: Known): void {
  try {
    const { exclude, reports } = choice;
    const head = JSON.stringify({ of: textOf(root, typed), choice: { exclude, reports }, key });
    keep(root, fileOf(command), headed(`${head}\n`, inputs));
  } catch {
    // It will be found again.
  }
}

function fileOf(command: string): string {
  return join('cache', `typed-${command}`);
}

function textOf(root: string, { words, cwd, today, env }: Typed): string {
  const around = deciding.map((name) => env[name] ?? null);
  const locale = around.slice(0, 3).some(Boolean) ? '' : Intl.DateTimeFormat().resolvedOptions().locale;
  return JSON.stringify([program(), process.version, root, words, cwd, today, around, locale]);
}
