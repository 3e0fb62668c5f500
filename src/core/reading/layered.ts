/** A large map that changes a little, again and again: whoever has it from before keeps it as it was, and nobody copies all of it. */
export class Layered<Key, Value> {
  private readonly base: ReadonlyMap<Key, Value>;
  /** Undefined for what was taken out. */
  private readonly above: ReadonlyMap<Key, Value | undefined>;

  constructor(base: ReadonlyMap<Key, Value>, above: ReadonlyMap<Key, Value | undefined> = new Map()) {
    this.base = base;
    this.above = above;
  }

  get(key: Key): Value | undefined {
    const own = this.above.get(key);
    return own !== undefined || this.above.has(key) ? own : this.base.get(key);
  }

  *entries(): Generator<readonly [Key, Value]> {
    for (const entry of this.base) if (!this.above.has(entry[0])) yield entry;
    for (const [key, value] of this.above) if (value !== undefined) yield [key, value];
  }

  /** With those values; without what is undefined. */
  with(changes: ReadonlyMap<Key, Value | undefined>): Layered<Key, Value> {
    if (changes.size === 0) return this;
    const above = new Map([...this.above, ...changes]);
    if (above.size <= 64 + this.base.size / thinnest) return new Layered(this.base, above);
    const base = new Map(this.base);
    for (const [key, value] of above) {
      if (value === undefined) base.delete(key);
      else base.set(key, value);
    }
    return new Layered(base);
  }
}

/** A layer with more than that part of what is below it becomes one with it. */
const thinnest = 8;
