/** Finds the next of several characters, again and again. Each is looked for by itself: nothing is faster in a long text. */
export class Finder {
  readonly #text: string;
  readonly #characters: readonly string[];
  /** By index of the character: where the next one is. */
  readonly #nexts: number[];
  #from = 0;
  /** Index of the character that was found last. */
  found = 0;

  constructor(text: string, characters: readonly string[]) {
    this.#text = text;
    this.#characters = characters;
    this.#nexts = characters.map(() => -1);
  }

  /** Offset of the first of them at or behind another offset; the length of the text where there is none. */
  next(from: number): number {
    const nexts = this.#nexts;
    if (from < this.#from) nexts.fill(-1);
    this.#from = from;
    let first = this.#text.length;
    for (let at = 0; at < nexts.length; at++) {
      let next = nexts[at] ?? 0;
      if (next < from) nexts[at] = next = this.#look(at, from);
      if (next >= first) continue;
      first = next;
      this.found = at;
    }
    return first;
  }

  #look(at: number, from: number): number {
    const found = this.#text.indexOf(this.#characters[at] ?? '', from);
    return found < 0 ? this.#text.length : found;
  }
}
