/** Whether what covers a requirement is verified, where others carry out what it asks. */
import type { Observation } from '../criterion.ts';
import { message } from '../message.ts';
import type { Model, Requirement } from '../model.ts';
import { asksOthers, inForce, lackingKinds, neededTests } from './needed-kinds.ts';

/** It asks for no test of its own, and others carry out what it asks. */
export function isProvenByOthers(requirement: Requirement, { trace }: Model): boolean {
  if (neededTests(requirement).length > 0) return false;
  return trace.verifications(requirement).length === 0 && inForce(requirement, trace).length > 0;
}

/**
 * As far down as something asks for others. The first thing that is open is named, and folded below it.
 * @param isOpen whether something is to be shown of a requirement itself
 */
export function* openBelow(
  requirement: Requirement,
  model: Model,
  isOpen: (each: Requirement) => boolean,
): Generator<Observation> {
  const { id, place } = requirement;
  const base = { result: 'unverified', subject: id, place, kind: 'covered-by-unverified' } as const;
  const wanted = message('tests of all that covers it');
  const seen = new Set([requirement]);
  const waiting = [requirement];
  let isAnyTested = !isProvenByOthers(requirement, model);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
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
      const found = message('{id} is covered by {other}, which is not verified', { id, other: first.id });
      yield { ...base, found, wanted, cause: { criterion: 'requirements-verified', subject: first.id } };
      return;
    }
  }
  if (!isAnyTested) yield { ...base, found: message('what covers {id} goes round in a circle', { id }), wanted };
}
