import { wordOf } from '../code/words.ts';
import { put } from '../grouped.ts';
import type { Declared } from '../model.ts';
import { finish } from '../reading/finish.ts';

/** Files that cite nothing, by what they may call suites and tests. Looked through when it is first asked for. */
export interface Worded {
  /** Those that may have a test, or a class of tests, of these words: its language and names, the last its own. The same list each time. */
  readonly having: (words: readonly string[]) => readonly Declared[];
  /** Looks through them in small steps. */
  readonly index: () => Generator<undefined, void>;
  readonly isIndexed: () => boolean;
}

/** Files between two pauses. */
const atOnce = 256;

export function wordedIn(all: readonly Declared[]): Worded {
  let byWord: Map<number, Declared[]> | undefined;
  function* index(): Generator<undefined, Map<number, Declared[]>> {
    if (byWord !== undefined) return byWord;
    const groups = new Map<number, Declared[]>();
    for (const [n, each] of all.entries()) {
      for (const word of each.words ?? nowhere) put(groups, word, each);
      if (n % atOnce === atOnce - 1) yield;
    }
    return (byWord = groups);
  }
  const known = new Map<string, readonly Declared[]>();
  return {
    having(written) {
      const key = written.join('\0');
      let found = known.get(key);
      if (found === undefined) {
        const groups = finish(index());
        const words = written.map(wordOf);
        const files = words.map((word) => groups.get(word) ?? nowhere);
        const fewest = files.reduce((a, b) => (b.length < a.length ? b : a));
        found = fewest.filter((each) => words.every((word) => each.words?.includes(word)));
        known.set(key, found);
      }
      return found;
    },
    *index() {
      yield* index();
    },
    isIndexed: () => byWord !== undefined,
  };
}

/** What is changed where files come or go that may call a test so. */
export function keyOfWord(word: number): string {
  return `\0${word}`;
}

const nowhere: readonly never[] = [];
