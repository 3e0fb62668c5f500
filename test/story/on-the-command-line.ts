import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answers, edits } from '../../src/core/index.ts';
import { typed } from '../../src/cli/typed.ts';
import { write } from '../disk/temporary-folder.ts';
import type { Act } from './chapters.ts';

export interface Ended {
  readonly exit: number;
  readonly err: string;
}

/** Does it in a folder with nothing but the command line and an editor of plain text; an error says what went otherwise than told. */
export async function act(
  what: Act,
  folder: string,
  tollgate: (argv: readonly string[]) => Promise<Ended> | Ended,
): Promise<void> {
  if ('writes' in what) write(folder, what.writes);
  else if ('rewrites' in what) {
    const text = readFileSync(join(folder, what.rewrites), 'utf8');
    const after = what.by(text);
    if (after === text) throw new Error(`${what.rewrites} stays as it is`);
    write(folder, { [what.rewrites]: after });
  } else if ('runsTests' in what) {
    const { exit, err } = await tollgate(['test']);
    if (exit !== (what.runsTests === 'well' ? 0 : 1)) throw new Error(`the tests ran otherwise than told: ${err}`);
  } else if ('triesTo' in what) {
    const { exit, err } = await tollgate(argvOf(what.triesTo, what.answers));
    if (exit !== 2 || !what.butHears.test(err)) throw new Error(`${what.triesTo}: ${err}`);
  } else {
    const argv = argvOf(what.does, what.answers);
    const { exit, err } = await tollgate(argv);
    if (exit !== 0) throw new Error(`tollgate ${argv.join(' ')}\n${err}`);
  }
}

/** What is typed behind `tollgate`. */
export function argvOf(does: keyof typeof edits, answers: Answers): readonly string[] {
  const options = Object.entries(answers).flatMap(([id, answer]) =>
    answer === undefined || answer === '' ? [] : [`--${id}`, typeof answer === 'string' ? answer : answer.join(',')],
  );
  return [...typed(edits[does]).split(' '), ...options];
}
