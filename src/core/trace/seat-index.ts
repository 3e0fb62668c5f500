import { groupedByAll } from '../grouped.ts';
import type { Place } from '../model.ts';
import { byPlace } from '../order.ts';
import { Layered } from '../reading/layered.ts';
import type { Seat, Seats } from './seats.ts';

/** Seats by what of an ID is looked up. Made when it is first asked for, and then kept true. */
export class SeatIndex {
  private readonly keysOf: (id: string) => readonly string[];
  private readonly seats: Seats;
  private made: Layered<string, readonly number[]> | undefined;

  constructor(keysOf: (id: string) => readonly string[], seats: Seats, made?: Layered<string, readonly number[]>) {
    this.keysOf = keysOf;
    this.seats = seats;
    this.made = made;
  }

  /** In the order in which the requirements stand. */
  at(key: string): readonly number[] | undefined {
    return this.groups().get(key);
  }

  /** Now, so that the first question need not. */
  make(): void {
    this.groups();
  }

  isEmpty(): boolean {
    return this.groups().entries().next().done === true;
  }

  next(seats: Seats): SeatIndex {
    if (this.made === undefined) return new SeatIndex(this.keysOf, seats);
    const left = this.grouped(seats.left);
    const taken = this.grouped(seats.taken);
    const changes = new Map<string, readonly number[] | undefined>();
    for (const key of new Set([...left.keys(), ...taken.keys()])) {
      const gone = new Set(left.get(key)?.map(({ seat }) => seat));
      const stay = (this.made.get(key) ?? []).filter((seat) => !gone.has(seat));
      for (const { seat } of taken.get(key) ?? []) stay.splice(placeAmong(stay, seat, seats), 0, seat);
      changes.set(key, stay.length === 0 ? undefined : stay);
    }
    return new SeatIndex(this.keysOf, seats, this.made.with(changes));
  }

  private grouped(seats: readonly Seat[]): ReadonlyMap<string, readonly Seat[]> {
    return groupedByAll(seats, ({ id }) => this.keysOf(id));
  }

  private groups(): Layered<string, readonly number[]> {
    const { standing, at } = this.seats;
    this.made ??= new Layered(
      new Map(
        Array.from(
          groupedByAll(standing, ({ id }) => this.keysOf(id)),
          ([key, own]) => [key, own.map((each) => at(each) ?? -1)],
        ),
      ),
    );
    return this.made;
  }
}

/** Those that are there stand in order. */
function placeAmong(all: readonly number[], seat: number, { requirements }: Seats): number {
  const placeOf = (each: number | undefined): Place | null => requirements[each ?? -1]?.place ?? null;
  const own = placeOf(seat);
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlace(placeOf(all[middle]), own) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
