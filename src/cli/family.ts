import { message, type Message } from '../core/index.ts';
import { type Command, UsageError } from './command.ts';

/**
 * A command that does nothing but lead to those below it: `tollgate new requirement`.
 * @param family with both words as their ids
 * @param unknown what is said of a second word that none of them has
 */
export function familyCommand(
  about: Pick<Command, 'id' | 'summary' | 'examples'>,
  family: readonly Command[],
  unknown: (asked: string, words: readonly string[]) => Message = (asked, words) =>
    message('nothing is called `{asked}` here; there are {words}', { asked, words }),
): Command {
  return {
    ...about,
    takes: '<what>',
    atMost: 1,
    options: {},
    family,
    run(call) {
      const words = family.map(({ id }) => id.slice(about.id.length + 1));
      const [asked] = call.arguments;
      throw new UsageError(
        asked === undefined ? message('say what: one of {words}', { words }) : unknown(asked, words),
      );
    },
  };
}
