import { differenceOf } from '../grouped.ts';
import type { Requirement } from '../model.ts';

/**
 * Each requirement has a number of its own for as long as its ID and the numbers of its criteria are the same and no other has changed places
 * with it, whatever else is said of it: so what is joined with the others can stay when one of them comes or goes.
 */
export interface Seats {
  /** In order of file and line. */
  readonly standing: readonly Requirement[];
  /** By their numbers; undefined for one that nobody has now. */
  readonly requirements: readonly (Requirement | undefined)[];
  /** Undefined for a requirement that is no longer there. */
  readonly at: (requirement: Requirement) => number | undefined;
  /** Those that were left, and those that were taken, since those before. */
  readonly left: readonly Seat[];
  readonly taken: readonly Seat[];
  /** All that somebody else has, or nobody, since those before: those of another version of a requirement as well. */
  readonly changed: readonly number[];
  /** The same for all that follow from each other. */
  readonly known: WeakMap<Requirement, number>;
}

export interface Seat {
  readonly seat: number;
  readonly id: string;
}

/** So many may be empty before all are numbered anew. */
const most = 1000;

export function seated(standing: readonly Requirement[], before?: Seats): Seats {
  if (before === undefined || before.requirements.length > 2 * standing.length + most) return first(standing);
  const { known } = before;
  const requirements = [...before.requirements];
  const { gone, come } = differenceOf(before.standing, standing);
  const stays = matched(gone, come, ranksAmong(before.standing, gone), ranksAmong(standing, come));
  const left: Seat[] = [];
  const changed = new Set<number>();
  for (const each of gone) {
    const seat = before.at(each) ?? -1;
    const now = stays.get(each);
    requirements[seat] = now;
    changed.add(seat);
    if (now === undefined) left.push({ seat, id: each.id });
    else known.set(now, seat);
  }
  const taken: Seat[] = [];
  const sitting = new Set(stays.values());
  for (const each of come) {
    if (sitting.has(each)) continue;
    const old = known.get(each) ?? -1;
    const seat = old in requirements && requirements[old] === undefined ? old : requirements.length;
    requirements[seat] = each;
    known.set(each, seat);
    changed.add(seat);
    taken.push({ seat, id: each.id });
  }
  return seatsOf(standing, requirements, left, taken, [...changed], known);
}

function first(standing: readonly Requirement[]): Seats {
  const known = new WeakMap(standing.map((each, seat) => [each, seat]));
  return seatsOf(standing, standing, [], [], [], known);
}

function seatsOf(
  standing: readonly Requirement[],
  requirements: Seats['requirements'],
  left: readonly Seat[],
  taken: readonly Seat[],
  changed: readonly number[],
  known: Seats['known'],
): Seats {
  const at: Seats['at'] = (requirement) => {
    const seat = known.get(requirement);
    return seat !== undefined && requirements[seat] === requirement ? seat : undefined;
  };
  return { standing, requirements, at, left, taken, changed, known };
}

/** Between which of those that did not change each stands: by how many of them are in front of it. */
function ranksAmong(
  standing: readonly Requirement[],
  changed: readonly Requirement[],
): ReadonlyMap<Requirement, number> {
  const ranks = new Map<Requirement, number>();
  const [first] = changed;
  if (first === undefined) return ranks;
  let rank = standing.indexOf(first);
  for (let at = rank; ranks.size < changed.length && at < standing.length; at++) {
    if (standing[at] === changed[ranks.size]) ranks.set(standing[at] as Requirement, rank);
    else rank++;
  }
  return ranks;
}

/** What stands for what: of the same name, in the same order, also among those that did not change. */
function matched(
  gone: readonly Requirement[],
  come: readonly Requirement[],
  was: ReadonlyMap<Requirement, number>,
  is: ReadonlyMap<Requirement, number>,
): ReadonlyMap<Requirement, Requirement> {
  const places = new Map<string, number[]>();
  for (const [at, { id }] of gone.entries()) {
    const own = places.get(id);
    if (own === undefined) places.set(id, [at]);
    else own.push(at);
  }
  const stays = new Map<Requirement, Requirement>();
  let next = 0;
  for (const each of come) {
    const isIts = (old: Requirement | undefined): boolean =>
      old !== undefined && was.get(old) === is.get(each) && haveSameNumbers(old, each);
    const at = places.get(each.id)?.find((own) => own >= next && isIts(gone[own]));
    const old = at === undefined ? undefined : gone[at];
    if (at === undefined || old === undefined) continue;
    next = at + 1;
    stays.set(old, each);
  }
  return stays;
}

function haveSameNumbers(a: Requirement, b: Requirement): boolean {
  return (
    a.criteria.length === b.criteria.length && b.criteria.every(({ number }, n) => a.criteria[n]?.number === number)
  );
}
