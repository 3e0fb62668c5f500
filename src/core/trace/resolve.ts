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
  if (before === undefined || !follows(seats, before.seats)) return resolver(seats, namesOf(seats), none, []);
  const isAlike = seats.left.length === 0 && seats.taken.length === 0;
  const { names, affected } = isAlike ? { names: before.names, affected: none } : before.names.next(seats);
  const found = before.found.map((each, at) =>
    before.seats.requirements[at] === seats.requirements[at] ? each : undefined,
  );
  return resolver(seats, names, affected, found);
}

/** Whether seats are those of before, but for those that were left and taken. */
export function follows(now: Seats, before: Seats): boolean {
  return now.known === before.known;
}

/**
 * @param affected since the names before
 * @param known one for each requirement that is the same: who compares sees at once that an ID still means it
 */
function resolver(
  seats: Seats,
  names: Names,
  affected: ReadonlySet<string>,
  known: readonly (Resolution | undefined)[],
): Resolver {
  const found = seats.requirements.map(
    (requirement, at): Resolution | undefined => known[at] ?? (requirement && { kind: 'found', requirement }),
  );
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
