import { configOf, type Files, finish, inputsOf, type ListingChoice } from '../core/index.ts';
import { openFiles } from '../disk/open-files.ts';
import { hasPrinted, keyOf, type Printed, printedAt, savePrintedAt } from '../disk/printed.ts';
import { saveTyped } from '../disk/typed.ts';
import type { Call } from './command.ts';
import { folderOf, judged, type Judged, keeps, questionOf, readAll } from './judging.ts';
import { painter } from './terminal.ts';

/** Of all that the answer depends on the inputs, and what stands for all of it. */
interface Asked {
  readonly inputs: string;
  readonly key: string;
}

/**
 * Prints what a command has to say of the gate: what it said the last time, as long as nothing has changed of what that depends on. An
 * option that looks beyond the files of the folder must not come here.
 *
 * @returns the exit code
 */
export function print(call: Call, command: string, tell: (judged: Judged, files: Files) => Printed): number {
  const { terminal, language, options, typed } = call;
  const question = questionOf(call);
  const folder = folderOf(call);
  const files = openFiles(folder, terminal.earlier);
  if (!keeps(call, folder)) {
    const { text, exit } = tell(judged(readAll(call, folder, files).read, question), files);
    terminal.out(text);
    return exit;
  }
  let choice: ListingChoice | undefined;
  const inputs = inputsOf(files, (asked) => (choice = configOf(asked).config.paths));
  const look = [language, painter(terminal)('bold', '')];
  const asked = (): Asked | undefined => {
    const text = finish(inputs.text());
    return text === undefined
      ? undefined
      : { inputs: text, key: keyOf(JSON.stringify([question, look, Object.entries(options)]), text) };
  };
  /** The next time the words are enough (again.ts). */
  const remember = ({ inputs: text, key }: Asked): void => {
    if (choice === undefined || terminal.outIsTerminal) return;
    const { cwd, env } = terminal;
    const today = terminal.now().toISOString().slice(0, 10);
    saveTyped(folder, command, { words: typed, cwd, today, env }, { choice, inputs: text, key });
  };
  // Looking at every file costs less on the way of reading it.
  const known = hasPrinted(folder, command) ? asked() : undefined;
  const before = known === undefined ? undefined : printedAt(folder, command, known.key);
  if (known !== undefined && before !== undefined) {
    terminal.out(before.text);
    remember(known);
    return before.exit;
  }
  const { read, keep } = readAll(call, folder, inputs.files);
  const anew = tell(judged(read, question), inputs.files);
  terminal.out(anew.text);
  keep();
  // What could not be opened may be opened by the next who asks.
  const now = read.readings.files.size === inputs.listed() ? asked() : undefined;
  if (now === undefined) return anew.exit;
  savePrintedAt(folder, command, now.key, anew);
  remember(now);
  return anew.exit;
}
