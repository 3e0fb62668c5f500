/** A run of text that is the same in both, or is only in the one before or the one after. */
export interface Piece {
  readonly what: 'same' | 'gone' | 'come';
  readonly text: string;
}

/**
 * What changed between two texts, word by word. The pieces that are not `come` make the text
 * before, those that are not `gone` the text after. Of a change what is gone stands first.
 */
export function wordDiff(before: string, after: string): Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const head = sharedHead(old, now);
  const tail = sharedTail(old, now, head);
  const [oldMiddle, nowMiddle] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  const pieces = new Pieces();
  pieces.add('same', old.slice(0, head));
  if (oldMiddle.length * nowMiddle.length > mostCompared) {
    pieces.add('gone', oldMiddle);
    pieces.add('come', nowMiddle);
  } else compare(oldMiddle, nowMiddle, pieces);
  pieces.add('same', old.slice(old.length - tail));
  return pieces.all();
}

/** Words times words. Above it nobody would read the difference word by word. */
const mostCompared = 4_000_000;

function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
}

function sharedHead(old: readonly string[], now: readonly string[]): number {
  let n = 0;
  while (n < old.length && n < now.length && old[n] === now[n]) n++;
  return n;
}

function sharedTail(old: readonly string[], now: readonly string[], head: number): number {
  let n = 0;
  while (n < old.length - head && n < now.length - head && old[old.length - 1 - n] === now[now.length - 1 - n]) n++;
  return n;
}

/** The longest common subsequence of words, by the table that every textbook has. */
function compare(old: readonly string[], now: readonly string[], pieces: Pieces): void {
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number): number => longest[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      longest[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  let row = 0;
  let column = 0;
  while (row < old.length || column < now.length) {
    const [gone, come] = [old[row], now[column]];
    if (gone !== undefined && gone === come) {
      pieces.add('same', [gone]);
      row++;
      column++;
    } else if (gone !== undefined && (come === undefined || at(row + 1, column) >= at(row, column + 1))) {
      pieces.add('gone', [gone]);
      row++;
    } else {
      pieces.add('come', [come ?? '']);
      column++;
    }
  }
}

/** Joins neighbours of a kind; of two changes with nothing but a space between them makes one. What is gone stands before what comes. */
class Pieces {
  readonly #found: Piece[] = [];
  #gone = '';
  #come = '';
  /** White space that may turn out to stand between two changes. */
  #space = '';

  add(what: Piece['what'], words: readonly string[]): void {
    for (const word of words) this.#word(what, word);
  }

  all(): Piece[] {
    this.#end();
    this.#same(this.#space);
    this.#space = '';
    return this.#found;
  }

  #word(what: Piece['what'], word: string): void {
    const isInChange = this.#gone !== '' || this.#come !== '';
    if (what !== 'same') {
      this.#gone += this.#space;
      this.#come += this.#space;
      this.#space = '';
      if (what === 'gone') this.#gone += word;
      else this.#come += word;
    } else if (isInChange && this.#space === '' && /^[^\S\n]+$/.test(word)) this.#space = word;
    else {
      const space = this.#space;
      this.#space = '';
      this.#end();
      this.#same(space + word);
    }
  }

  #end(): void {
    if (this.#gone !== '') this.#found.push({ what: 'gone', text: this.#gone });
    if (this.#come !== '') this.#found.push({ what: 'come', text: this.#come });
    this.#gone = '';
    this.#come = '';
  }

  #same(text: string): void {
    const last = this.#found.at(-1);
    if (text === '') return;
    if (last?.what === 'same') this.#found[this.#found.length - 1] = { what: 'same', text: last.text + text };
    else this.#found.push({ what: 'same', text });
  }
}

const context = 30;

/** The difference on one line: `… a PDF within [-3-]{+5+} s.`; of what stayed the same as much as tells where it is. */
export function inOneLine(pieces: readonly Piece[]): string {
  return pieces
    .map(({ what, text }, index) => {
      const line = text.replace(/\s+/g, ' ');
      if (what === 'same') return shortened(line, index > 0, index < pieces.length - 1);
      return what === 'gone' ? `[-${line}-]` : `{+${line}+}`;
    })
    .join('')
    .trim();
}

/** Words that are cut in two are left out, unless nothing else is there. */
function shortened(text: string, keepsHead: boolean, keepsTail: boolean): string {
  const head = keepsHead ? Array.from(text).slice(0, context).join('') : '';
  const tail = keepsTail ? Array.from(text).slice(-context).join('') : '';
  if (head.length + tail.length >= text.length) return text;
  const isCut = (at: number): boolean => /^\S\S$/.test(text.slice(at - 1, at + 1));
  const before = isCut(head.length) ? head.replace(/(?<=\s)\S+$/, '') : head;
  const after = isCut(text.length - tail.length) ? tail.replace(/^\S+(?=\s)/, '') : tail;
  return `${before}…${after}`;
}
