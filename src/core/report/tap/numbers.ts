interface Numbered {
  readonly id: number;
  readonly line: number;
}

/** The numbers of tests as they come, which is mostly in order: a million of them need not be kept. */
export class TestNumbers {
  ran = 0;
  lowest: Numbered | undefined;
  highest: Numbered | undefined;
  /** The first that came a second time. */
  repeated: Numbered | undefined;
  #first: number | undefined;
  #next = 0;
  readonly #others = new Set<number>();

  /** A test without a number takes none. */
  add(id: number | undefined, line: number): void {
    this.ran++;
    if (id === undefined) return;
    const own = { id, line };
    if (this.lowest === undefined || id < this.lowest.id) this.lowest = own;
    if (this.highest === undefined || id > this.highest.id) this.highest = own;
    this.#first ??= this.#next = id;
    if (this.#others.has(id) || (id >= this.#first && id < this.#next)) this.repeated ??= own;
    else if (id === this.#next) this.#next++;
    else this.#others.add(id);
  }
}
