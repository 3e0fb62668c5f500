import { finish, inputsOf } from '../core/index.ts';
import { hasPrinted, type Printed, loadPrinted, savePrinted } from '../disk/printed.ts';
import { openFiles } from '../disk/open-files.ts';
import type { Call } from './command.ts';
import { folderOf, judged, type Judged, keeps, questionOf, readAll } from './judging.ts';
import { painter } from './terminal.ts';

/**
 * Prints what a command has to say of the gate: what it said the last time, as long as nothing has changed of what that depends on. An
 * option that looks beyond the files of the folder must not come here.
 *
 * @returns the exit code
 */
export function print(call: Call, command: string, tell: (judged: Judged) => Printed): number {
  const { terminal, language, options } = call;
  const question = questionOf(call);
  const folder = folderOf(call);
  const files = openFiles(folder);
  if (!keeps(call, folder)) {
    const { text, exit } = tell(judged(readAll(call, folder, files).read, question));
    terminal.out(text);
    return exit;
  }
  const inputs = inputsOf(files);
  const look = [language, painter(terminal)('bold', '')];
  const asked = (): string | undefined => {
    const digest = finish(inputs.digest());
    return digest && JSON.stringify([digest, question, look, Object.entries(options)]);
  };
  // Looking at every file costs less on the way of reading it.
  const known = hasPrinted(folder, command) ? asked() : undefined;
  const before = known === undefined ? undefined : loadPrinted(folder, command, known);
  if (before !== undefined) {
    terminal.out(before.text);
    return before.exit;
  }
  const { read, keep } = readAll(call, folder, inputs.files);
  const anew = tell(judged(read, question));
  terminal.out(anew.text);
  keep();
  // What could not be opened may be opened by the next who asks.
  const now = read.readings.files.size === inputs.listed() ? asked() : undefined;
  if (now !== undefined) savePrinted(folder, command, now, anew);
  return anew.exit;
}
