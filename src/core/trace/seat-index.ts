import { groupedByAll } from '../grouped.ts';
import type { Place } from '../model.ts';
import { byPlace, partitionPoint } from '../order.ts';
import { Layered } from '../reading/layered.ts';
import type { Seat, Seats } from './seats.ts';

interface Made {
  readonly by: Layered<string, readonly number[]>;
  /** Keys with several seats. */
  readonly shared: number;
}

/** Seats by what of an ID is looked up. Made when it is first asked for, and then kept true. */
export class SeatIndex {
  private readonly keysOf: (id: string) => readonly string[];
  private readonly seats: Seats;
  private made: Made | undefined;

  constructor(keysOf: (id: string) => readonly string[], seats: Seats, made?: Made) {
    this.keysOf = keysOf;
    this.seats = seats;
    this.made = made;
  }

  /** In the order in which the requirements stand. */
  at(key: string): readonly number[] | undefined {
    return this.groups().by.get(key);
  }

  /** Now, so that the first question need not. */
  make(): void {
    this.groups();
  }

  isEmpty(): boolean {
    return this.groups().by.entries().next().done === true;
  }

  /** Whether there are several at one key. */
  isAnyShared(): boolean {
    return this.groups().shared > 0;
  }

  next(seats: Seats): SeatIndex {
    if (this.made === undefined) return new SeatIndex(this.keysOf, seats);
    const left = this.grouped(seats.left);
    const taken = this.grouped(seats.taken);
    const { by } = this.made;
    let { shared } = this.made;
    const changes = new Map<string, readonly number[] | undefined>();
    for (const key of new Set([...left.keys(), ...taken.keys()])) {
      const gone = new Set(left.get(key)?.map(({ seat }) => seat));
      const before = by.get(key) ?? [];
      const stay = before.filter((seat) => !gone.has(seat));
      for (const { seat } of taken.get(key) ?? []) stay.splice(placeAmong(stay, seat, seats), 0, seat);
      shared += Number(stay.length > 1) - Number(before.length > 1);
      changes.set(key, stay.length === 0 ? undefined : stay);
    }
    return new SeatIndex(this.keysOf, seats, { by: by.with(changes), shared });
  }

  private grouped(seats: readonly Seat[]): ReadonlyMap<string, readonly Seat[]> {
    return groupedByAll(seats, ({ id }) => this.keysOf(id));
  }

  private groups(): Made {
    this.made ??= this.first();
    return this.made;
  }

  private first(): Made {
    const { standing, at } = this.seats;
    const by = new Map<string, readonly number[]>();
    let shared = 0;
    for (const [key, own] of groupedByAll(standing, ({ id }) => this.keysOf(id))) {
      if (own.length > 1) shared++;
      by.set(
        key,
        own.map((each) => at(each) ?? -1),
      );
    }
    return { by: new Layered(by), shared };
  }
}

/** Those that are there stand in order. */
function placeAmong(all: readonly number[], seat: number, { requirements }: Seats): number {
  const placeOf = (each: number | undefined): Place | null => requirements[each ?? -1]?.place ?? null;
  const own = placeOf(seat);
  return partitionPoint(0, all.length, (at) => byPlace(placeOf(all[at]), own) <= 0);
}
