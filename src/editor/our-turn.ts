import type * as vscode from 'vscode';
import { message, type Say } from '../core/index.ts';
import { inTurn } from '../disk/in-turn.ts';
import { whileLong } from './while-long.ts';

/** Milliseconds. */
const beat = 1000;
/** Milliseconds after which nobody need wait for work that hangs: it may be another extension that does, when a document is saved. */
const longest = 60_000;

/**
 * Does what reads a folder, chooses what is still free, and writes it, in turn with the command line and with other windows. Where somebody
 * else is at it for long, that is told, and can be given up.
 * @returns undefined where it was given up, and nothing was done
 */
export async function atOurTurn<T>(
  { uri, name }: Pick<vscode.WorkspaceFolder, 'uri' | 'name'>,
  say: Say,
  work: () => Promise<T>,
): Promise<T | undefined> {
  let isGivenUp = false;
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const done = inTurn(
    uri.fsPath,
    (goOn) => {
      begin();
      return beating(goOn, work());
    },
    () => isGivenUp,
  );
  done.then(begin, begin);
  const waiting = message('Another command of Tollgate is writing in {folder}: waiting until it is done', {
    folder: name,
  });
  await whileLong(begun, say(waiting), () => (isGivenUp = true));
  return done;
}

async function beating<T>(goOn: () => void, work: Promise<T>): Promise<T> {
  const end = Date.now() + longest;
  const beats = setInterval(() => {
    if (Date.now() < end) goOn();
  }, beat);
  try {
    return await work;
  } finally {
    clearInterval(beats);
  }
}
