import { nearest, slipsForgiven } from './nearest.ts';

/** A word is compared with few others one by one; for more it pays to put them in order first. */
const fewQuestions = 4;

/** `nearest` among the same words again and again: what words begin with alike is compared once for all of them. */
export class NearWords {
  readonly #words: () => Iterable<string>;
  #asked = 0;
  #ordered: Ordered | undefined;

  /** @param words the same whenever it is called */
  constructor(words: () => Iterable<string>) {
    this.#words = words;
  }

  nearest(word: string, most: number): string[] {
    if (this.#ordered === undefined && this.#asked++ < fewQuestions) return nearest(word, this.#words(), most);
    this.#ordered ??= ordered(this.#words());
    const wanted = word.toLowerCase();
    const limit = slipsForgiven(wanted);
    // Whoever has made one slip only is found soon.
    for (let slips = 1; ; slips++) {
      const near = within(this.#ordered, wanted, slips);
      if (near.length < most && slips < limit) continue;
      near.sort((a, b) => a.slips - b.slips || a.position - b.position);
      return near.slice(0, most).map((each) => each.word);
    }
  }
}

interface Ordered {
  readonly words: readonly OrderedWord[];
  /** How much of each is the beginning of the one before. */
  readonly shared: readonly number[];
}

interface OrderedWord {
  readonly word: string;
  readonly lower: string;
  /** Among the words as they were given. */
  readonly position: number;
}

function ordered(given: Iterable<string>): Ordered {
  const words = Array.from(new Set(given), (word, position) => ({ word, lower: word.toLowerCase(), position }));
  words.sort((a, b) => (a.lower < b.lower ? -1 : a.lower > b.lower ? 1 : 0));
  const shared = words.map(({ lower }, index) => sharedStart(lower, words[index - 1]?.lower ?? ''));
  return { words, shared };
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length++;
  return length;
}

/** All that are no more slips away, by optimal string alignment: a row for each letter of a word, a column for each that is wanted. */
function within({ words, shared }: Ordered, wanted: string, limit: number): (OrderedWord & { slips: number })[] {
  const found: (OrderedWord & { slips: number })[] = [];
  const width = wanted.length;
  const rows: number[][] = [Array.from({ length: width + 1 }, (_, column) => column)];
  // Rows that hold for the word at hand.
  let holding = 0;
  for (let index = 0; index < words.length; ) {
    const each = words[index];
    if (each === undefined) break;
    const { lower } = each;
    holding = Math.min(holding, shared[index] ?? 0);
    let isHopeless = false;
    while (holding < lower.length && !isHopeless) {
      const row = (rows[holding + 1] ??= []);
      isHopeless = fill(row, rows[holding] ?? [], rows[holding - 1], lower, holding, wanted, limit) > limit;
      holding++;
    }
    const slips = rows[lower.length]?.[width] ?? limit + 1;
    if (!isHopeless && Math.abs(lower.length - width) <= limit && slips <= limit) found.push({ ...each, slips });
    index = isHopeless ? behind(words, index, lower.slice(0, holding)) : index + 1;
  }
  return found;
}

/** The first after a word that does not begin like it. */
function behind(words: readonly OrderedWord[], at: number, beginning: string): number {
  const begins = (index: number): boolean => words[index]?.lower.startsWith(beginning) === true;
  let reach = 1;
  while (begins(at + reach)) reach *= 2;
  let [last, end] = [at + Math.floor(reach / 2), at + reach];
  while (end - last > 1) {
    const middle = (last + end) >> 1;
    if (begins(middle)) last = middle;
    else end = middle;
  }
  return end;
}

/** Only as far from the diagonal as slips are allowed; beyond stands what is too much. @returns the least in the row */
function fill(
  row: number[],
  above: readonly number[],
  twoAbove: readonly number[] | undefined,
  word: string,
  letter: number,
  wanted: string,
  limit: number,
): number {
  const char = word.charCodeAt(letter);
  const before = letter > 0 ? word.charCodeAt(letter - 1) : 0;
  const first = Math.max(1, letter + 1 - limit);
  const last = Math.min(wanted.length, letter + 1 + limit);
  let left = (row[first - 1] = first === 1 ? letter + 1 : limit + 1);
  let least = left;
  for (let column = first; column <= last; column++) {
    const other = wanted.charCodeAt(column - 1);
    let slips = Math.min((above[column] ?? 0) + 1, left + 1, (above[column - 1] ?? 0) + (char === other ? 0 : 1));
    if (twoAbove !== undefined && before === other && column > 1 && char === wanted.charCodeAt(column - 2))
      slips = Math.min(slips, (twoAbove[column - 2] ?? 0) + 1);
    row[column] = left = slips;
    if (slips < least) least = slips;
  }
  row[last + 1] = limit + 1;
  return least;
}
