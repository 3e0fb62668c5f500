import { finish, inputsOf } from '../core/index.ts';
import { type Printed, loadPrinted, savePrinted } from '../disk/printed.ts';
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
  const inputs = finish(inputsOf(files));
  const look = [language, painter(terminal)('bold', '')];
  const asked =
    inputs.digest === undefined ? undefined : JSON.stringify([inputs.digest, question, look, Object.entries(options)]);
  const before = asked === undefined ? undefined : loadPrinted(folder, command, asked);
  if (before !== undefined) {
    terminal.out(before.text);
    return before.exit;
  }
  const { read, keep } = readAll(call, folder, inputs.files);
  const anew = tell(judged(read, question));
  terminal.out(anew.text);
  keep();
  // What could not be opened may be opened by the next who asks.
  const isWhole = read.readings.files.size === inputs.listed;
  if (asked !== undefined && isWhole) savePrinted(folder, command, asked, anew);
  return anew.exit;
}
