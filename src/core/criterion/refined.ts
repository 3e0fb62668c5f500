/** Whether what covers a requirement is verified, where others carry out what it asks. */
import type { Observation } from '../criterion.ts';
import { message } from '../message.ts';
import type { Model, Requirement } from '../model.ts';
import { put } from '../grouped.ts';
import { asksOthers, inForce, lackingKinds, neededTests } from './needed-kinds.ts';

/** It asks for no test of its own, and others carry out what it asks. */
export function isProvenByOthers(requirement: Requirement, { trace }: Model): boolean {
  if (neededTests(requirement).length > 0) return false;
  return trace.verifications(requirement).length === 0 && inForce(requirement, trace).length > 0;
}

/** Whether something is to be shown of a requirement itself. */
type IsOpen = (each: Requirement) => boolean;

/** What is looked at from one requirement. Whoever has more below it asks for all at once: each with all would cost the square. */
const most = 500;

/**
 * As far down as something asks for others. The first thing that is open is named, and folded below it.
 * @param whole the same each time for the same model
 */
export function* openBelow(
  requirement: Requirement,
  model: Model,
  isOpen: IsOpen,
  whole: () => OpenBelow,
): Generator<Observation> {
  const { id, place } = requirement;
  const base = { result: 'unverified', subject: id, place, kind: 'covered-by-unverified' } as const;
  const wanted = message('tests of all that covers it');
  const circle = { ...base, found: message('what covers {id} goes round in a circle', { id }), wanted };
  const named = (other: Requirement): Observation => ({
    ...base,
    found: message('{id} is covered by {other}, which is not verified', { id, other: other.id }),
    wanted,
    cause: { criterion: 'requirements-verified', subject: other.id },
  });
  const seen = new Set([requirement]);
  const waiting = [requirement];
  let isAnyTested = !isProvenByOthers(requirement, model);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.size > most) {
      const found = whole().first.get(requirement);
      if (found !== undefined) yield named(found);
      else if (!whole().tested.has(requirement)) yield circle;
      return;
    }
    const kinds = lackingKinds(next, model.trace);
    const open: Requirement[] = kinds.length > 0 ? [next] : [];
    for (const each of inForce(next, model.trace)) {
      if (seen.has(each)) continue;
      seen.add(each);
      const isUntested = isProvenByOthers(each, model);
      if (isUntested || asksOthers(each)) waiting.push(each);
      if (isUntested) continue;
      isAnyTested = true;
      if (isOpen(each)) open.push(each);
    }
    const [first] = open;
    if (first === requirement) {
      yield { ...base, found: message('nothing of the kind {kinds} covers {id}', { id, kinds }), wanted };
      return;
    }
    if (first !== undefined) {
      yield named(first);
      return;
    }
  }
  if (!isAnyTested) yield circle;
}

/** Of all requirements that ask for others. */
export interface OpenBelow {
  /** Of what is open below each, or is open of itself, what is nearest. */
  readonly first: ReadonlyMap<Requirement, Requirement>;
  /** Those that are tested, or have something below them that is. */
  readonly tested: ReadonlySet<Requirement>;
}

export function openBelowAll(model: Model, isOpen: IsOpen): OpenBelow {
  const { trace } = model;
  const above = new Map<Requirement, Requirement[]>();
  const first = new Map<Requirement, Requirement>();
  const tested = new Map<Requirement, true>();
  const open = new Map<Requirement, boolean>();
  for (const each of model.requirements) {
    const isUntested = isProvenByOthers(each, model);
    if (!isUntested) tested.set(each, true);
    if (!isUntested && !asksOthers(each)) continue;
    if (lackingKinds(each, trace).length > 0) first.set(each, each);
    for (const below of inForce(each, trace)) {
      put(above, below, each);
      if (!open.has(below)) open.set(below, !isProvenByOthers(below, model) && isOpen(below));
      if (open.get(below) === true && !first.has(each)) first.set(each, below);
    }
  }
  upwards(first, above);
  upwards(tested, above);
  return { first, tested: new Set(tested.keys()) };
}

/** What is known of some is known of all above them. */
function upwards<T>(known: Map<Requirement, T>, above: ReadonlyMap<Requirement, readonly Requirement[]>): void {
  for (const [each, what] of known) for (const one of above.get(each) ?? []) if (!known.has(one)) known.set(one, what);
}
