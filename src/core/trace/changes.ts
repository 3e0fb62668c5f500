import { differenceOf } from '../grouped.ts';
import type { Trace, TraceChanges } from '../model.ts';
import { groupedQuestions } from './groupings.ts';
import type { Joined, Joins } from './joins.ts';

/**
 * What is answered otherwise than before.
 * @param was what was joined before, of which now holds the same seats
 */
export function changesSince(was: Joined, now: Joins): TraceChanges {
  const { joined } = now;
  const { facts, resolver } = joined;
  const { seats } = resolver;
  const queries = new Set<keyof Trace>();
  const gone = new Set<unknown>();
  const come = new Set<unknown>();
  const compare = (question: keyof Trace, what: unknown, old: unknown, own: unknown): void => {
    if (old === own) return;
    queries.add(question);
    gone.add(old);
    come.add(what);
  };

  if (was.resolver !== resolver)
    for (const seat of seats.changed) compare('resolve', undefined, was.resolver.found[seat], resolver.found[seat]);
  for (const id of now.affected) {
    compare('resolve', id, was.resolver.resolve(id), resolver.resolve(id));
    compare('resolve', id, was.resolver.meaning(id, undefined).resolution, resolver.meaning(id, undefined).resolution);
  }

  for (const question of groupedQuestions) {
    const old = was.grouped[question];
    // What nobody asked for then needs not be looked for now.
    if (old === undefined) continue;
    const { groups } = now.grouped(question);
    if (groups === old.groups) continue;
    for (let seat = 0; seat < groups.length; seat++)
      if (old.groups[seat] !== groups[seat])
        compare(question, seats.requirements[seat], old.groups[seat], groups[seat]);
  }

  if (was.facts.specifications !== facts.specifications) {
    queries.add('specification');
    for (const each of differenceOf(was.facts.specifications ?? [], facts.specifications ?? []).gone) gone.add(each);
  }

  if (was.reported !== undefined) {
    if (was.reported !== now.reported()) queries.add('casesNamed');
    const reached = new Set(seatsReached(was, now));
    for (const seat of reached)
      if (was.links[seat] !== undefined)
        compare('verifications', seats.requirements[seat], was.links[seat], now.linksAt(seat));
    // The next trace is compared with this one, of which nobody may have asked for what did not change.
    for (let seat = 0; seat < was.links.length; seat++) if (!reached.has(seat)) joined.links[seat] ??= was.links[seat];
  }
  return { queries, gone, come };
}

/** Requirements between two pauses. */
const atOnce = 64;

/** Links anew, in small steps, what may be linked otherwise: otherwise whoever asks for what changed would have to wait for all of it. */
export function* linkAgain(was: Joined, now: Joins): Generator<undefined, void> {
  if (was.reported === undefined) return;
  let n = 0;
  for (const seat of seatsReached(was, now)) {
    if (was.links[seat] === undefined) continue;
    now.linksAt(seat);
    if (++n % atOnce === 0) yield;
  }
}

/** Seats of requirements whose tests may be other ones. */
function seatsReached(was: Joined, now: Joins): Iterable<number> {
  const { joined } = now;
  const { seats, meant } = joined.resolver;
  if (joined.reached === undefined || now.naming().handedOn !== was.naming?.handedOn) return seats.requirements.keys();
  const places = new Set<number>();
  for (const { id } of joined.reached) {
    const seat = meant(id);
    if (seat !== undefined) places.add(seat);
  }
  for (const [own, old] of [
    [now.naming().links, was.naming?.links],
    [now.verifying().groups, was.verifying?.groups],
  ] as const)
    if (own !== old) for (let seat = 0; seat < own.length; seat++) if (own[seat] !== old?.[seat]) places.add(seat);
  return places;
}
