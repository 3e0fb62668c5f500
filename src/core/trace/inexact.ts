import { Layered } from '../reading/layered.ts';

interface Known<Found> {
  readonly found: Found;
  readonly keys: readonly string[];
}

/** What IDs mean that are no requirement's own, as far as they were asked for. There are thousands, of which a change reaches a few. */
export class Inexact<Found> {
  /** Never written to again: others follow from it. */
  private kept: Layered<string, Known<Found>> | undefined;
  private added = new Map<string, Known<Found>>();
  /** IDs by their keys, also those that mean something else by now. Shared by all that follow from each other. */
  private readonly asked: Map<string, Set<string>>;

  constructor(kept?: Layered<string, Known<Found>>, asked = new Map<string, Set<string>>()) {
    this.kept = kept;
    this.asked = asked;
  }

  found(id: string): Found | undefined {
    return this.known(id)?.found;
  }

  /** @param keys where something changes at one of these, it may mean something else */
  add(id: string, found: Found, keys: readonly string[]): void {
    this.added.set(id, { found, keys });
    for (const key of keys) {
      const ids = this.asked.get(key);
      if (ids === undefined) this.asked.set(key, new Set([id]));
      else ids.add(id);
    }
  }

  /** Those that may mean something else where something changed at these keys. */
  at(keys: Iterable<string>): ReadonlySet<string> {
    const all = new Set<string>();
    for (const key of keys)
      for (const id of this.asked.get(key) ?? []) if (this.known(id)?.keys.includes(key) === true) all.add(id);
    return all;
  }

  without(ids: Iterable<string>): Inexact<Found> {
    this.kept = this.kept?.with(this.added) ?? new Layered(this.added);
    this.added = new Map();
    return new Inexact(this.kept.with(new Map(Array.from(ids, (id) => [id, undefined]))), this.asked);
  }

  private known(id: string): Known<Found> | undefined {
    return this.added.get(id) ?? this.kept?.get(id);
  }
}
