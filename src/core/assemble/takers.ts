import { withTaken } from '../code/title.ts';
import type { Files } from '../files.ts';
import { memoized } from '../memoized.ts';
import type { Declared } from '../model.ts';
import { languageOf } from '../reading/classify.ts';
import type { Filing } from '../reading/filing.ts';
import { isSameList, keptData } from '../reading/kept.ts';
import type { Reading } from '../reading/readings.ts';
import type { Shelf } from '../reading/shelf.ts';
import { decodeText } from '../syntax/text.ts';

/** Files that are understood between two pauses. */
const atOnce = 8;
/** In bytes: nobody writes such a file by hand. */
const longest = 1024 * 1024;

/** A file that may call tests by what comes from other files. */
interface Taker {
  readonly reading: Reading;
  readonly declared: Declared;
}

const takersOn = memoized(
  ({ files }: Shelf): readonly Taker[] =>
    files.flatMap(({ reading }) => {
      const declared = reading?.facts.find((fact) => fact.kind === 'declared');
      return reading === undefined || declared?.takes !== true ? [] : [{ reading, declared }];
    }),
  new WeakMap(),
);

/** By what was read: a file may say something else of what it takes, and state the same. */
const understood = new WeakMap<Reading, Declared>();
const latest = new WeakMap<Declared, Declared>();
const lists = new WeakMap<readonly Declared[], readonly Declared[]>();

/**
 * What files declare, with the tests that are called by what comes from other files. Those files are opened again, each once for as long as
 * nothing else stands in it: to understand all of them when they are read would cost the many repositories that hand on nothing. Pauses now
 * and then.
 * @returns the same list for as long as it says the same
 */
export function* withTakers(
  files: Pick<Files, 'read'>,
  { shelves }: Pick<Filing, 'shelves'>,
  declared: readonly Declared[],
): Generator<undefined, readonly Declared[]> {
  const told = new Map<Declared, Declared>();
  let n = 0;
  for (const taker of shelves.flatMap(takersOn)) {
    let own = understood.get(taker.reading);
    if (own === undefined) {
      own = keptData(latest.get(taker.declared), takenFrom(files, taker.declared));
      latest.set(taker.declared, own);
      understood.set(taker.reading, own);
      if (++n % atOnce === 0) yield;
    }
    told.set(taker.declared, own);
  }
  const all = declared.map((each) => told.get(each) ?? each);
  const before = lists.get(declared);
  if (before !== undefined && isSameList(before, all)) return before;
  lists.set(declared, all);
  return all;
}

function takenFrom(files: Pick<Files, 'read'>, declared: Declared): Declared {
  const [bytes, language] = [files.read(declared.file, longest), languageOf(declared.file)];
  return bytes === undefined || language === undefined
    ? declared
    : withTaken(declared, decodeText(bytes).text, language);
}
