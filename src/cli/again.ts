import { finish, inputsOf } from '../core/index.ts';
import { openFiles } from '../disk/open-files.ts';
import { folderAt } from '../disk/paths.ts';
import { type Printed, printedAt } from '../disk/printed.ts';
import { loadTyped, type Typed } from '../disk/typed.ts';

/**
 * What was printed when the same was typed, where nothing has changed of what that depends on; undefined where somebody has to look.
 * Knows nothing of commands and their options: most of the program need not even be loaded.
 */
export function printedAgain(typed: Typed): Printed | undefined {
  const command = typed.words[0] === 'check' ? 'check' : 'overview';
  // Which of the words is the folder is known to what was kept in it.
  for (const word of ['.', ...typed.words.filter((each) => !each.startsWith('-'))]) {
    const root = folderAt(typed.cwd, word);
    const known = root && loadTyped(root, command, typed);
    if (!known) continue;
    const now = finish(inputsOf(openFiles(root), () => known.choice).text());
    return now === known.inputs ? printedAt(root, command, known.key) : undefined;
  }
  return undefined;
}
