import { finish, inputsOf } from '../core/index.ts';
import { type EarlierListing, openFiles } from '../disk/open-files.ts';
import { folderAt } from '../disk/paths.ts';
import { type Printed, printedAt } from '../disk/printed.ts';
import { loadTyped, type Typed } from '../disk/typed.ts';
import type { Walked } from '../disk/walk.ts';

export interface Again {
  /** Undefined where somebody has to look. */
  readonly printed?: Printed | undefined;
  /** What was found on the way: whoever has to look need not look for that. */
  readonly earlier?: EarlierListing;
}

/**
 * What was printed when the same was typed, where nothing has changed of what that depends on. Knows nothing of commands and their options:
 * most of the program need not even be loaded.
 */
export function printedAgain(typed: Typed): Again {
  const command = typed.words[0] === 'check' ? 'check' : 'overview';
  // Which of the words is the folder is known to what was kept in it.
  for (const word of ['.', ...typed.words.filter((each) => !each.startsWith('-'))]) {
    const root = folderAt(typed.cwd, word);
    const known = root && loadTyped(root, command, typed);
    if (!known) continue;
    const { choice, inputs, key } = known;
    const files = openFiles(root);
    let listing: Walked | undefined;
    const watched: typeof files = {
      ...files,
      *list(options) {
        return (listing = yield* files.list(options));
      },
    };
    const now = finish(inputsOf(watched, () => choice).text());
    const printed = now === inputs ? printedAt(root, command, key) : undefined;
    return { printed, ...(listing && { earlier: { root, choice, listing } }) };
  }
  return {};
}
