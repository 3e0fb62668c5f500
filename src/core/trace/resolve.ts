import { isSameList } from '../reading/kept.ts';
import type { Requirement, Resolution } from '../model.ts';
import { type Found, foreign, isSeveral, type Names, namesOf, type Sense } from './names.ts';
import { seated, type Seats } from './seats.ts';

export interface Resolver {
  readonly seats: Seats;
  /** What IDs resolve to that mean one of them, by their seats. */
  readonly found: readonly (Resolution | undefined)[];
  /** The seat of the requirement that an ID means; undefined where it means none, or several. */
  readonly meant: (id: string) => number | undefined;
  readonly resolve: (id: string) => Resolution;
  /** What a citation with a criterion means; `login/2.1` may be criterion 1 of `login/2`. */
  readonly meaning: (id: string, criterion: string | undefined) => Meaning;
  readonly names: Names;
  /** IDs that were asked for and may mean something else than at that time. */
  readonly affectedSince: (before: Resolver) => ReadonlySet<string>;
}

export interface Meaning {
  readonly resolution: Resolution;
  readonly criterion: string | undefined;
}

const none: ReadonlySet<string> = new Set();

/** @param before kept as far as the requirements are the same */
export function resolverOf(requirements: readonly Requirement[], before?: Resolver): Resolver {
  if (before !== undefined && isSameList(before.seats.standing, requirements)) return before;
  const seats = seated(requirements, before?.seats);
  if (before === undefined || !follows(seats, before.seats))
    return resolver(seats, namesOf(seats), none, Array.from(seats.requirements, foundAs));
  const isAlike = seats.left.length === 0 && seats.taken.length === 0;
  const { names, affected } = isAlike ? { names: before.names, affected: none } : before.names.next(seats);
  const found = [...before.found];
  for (const at of seats.changed) found[at] = foundAs(seats.requirements[at]);
  return resolver(seats, names, affected, found);
}

/** Whether seats are those of before, but for those that were left and taken. */
export function follows(now: Seats, before: Seats): boolean {
  return now.known === before.known;
}

/** One for each requirement as long as it is the same: who compares sees at once that an ID still means it. */
function foundAs(requirement: Requirement | undefined): Resolution | undefined {
  return requirement && { kind: 'found', requirement };
}

/** @param affected since the names before */
function resolver(seats: Seats, names: Names, affected: ReadonlySet<string>, found: Resolver['found']): Resolver {
  const ambiguous = new Map<readonly number[], Resolution>();
  const told = (meant: Found): Resolution => {
    if (typeof meant === 'number') return found[meant] ?? foreign;
    if (!isSeveral(meant)) return meant;
    let own = ambiguous.get(meant);
    if (own === undefined) {
      const requirements = meant.flatMap((at) => seats.requirements[at] ?? []);
      ambiguous.set(meant, (own = { kind: 'ambiguous', requirements }));
    }
    return own;
  };
  const meaningOf = (sense: Sense): Meaning => ({ resolution: told(sense.found), criterion: sense.criterion });
  return {
    seats,
    found,
    names,
    affectedSince: (before) => (before.names === names ? none : affected),
    meant: (id) => {
      const { found: own } = names.sense(id, undefined);
      return typeof own === 'number' ? own : undefined;
    },
    resolve: (id) => told(names.found(id)),
    meaning: (id, criterion) => meaningOf(names.sense(id, criterion)),
  };
}
