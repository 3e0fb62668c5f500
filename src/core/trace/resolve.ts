import { isSameList } from '../reading/kept.ts';
import { lazily } from '../lazily.ts';
import type { Requirement, Resolution } from '../model.ts';
import { type Found, foreign, isSeveral, type Names, namesOf, type Sense } from './names.ts';

export interface Resolver {
  readonly requirements: readonly Requirement[];
  /** What IDs resolve to that mean one of them. */
  readonly found: readonly Resolution[];
  /** Where a requirement stands among them; undefined for one that is no longer there. */
  readonly at: (requirement: Requirement) => number | undefined;
  /** Where the requirement stands that an ID means; undefined where it means none, or several. */
  readonly meant: (id: string) => number | undefined;
  readonly resolve: (id: string) => Resolution;
  /** What a citation with a criterion means; `login/2.1` may be criterion 1 of `login/2`. */
  readonly meaning: (id: string, criterion: string | undefined) => Meaning;
  /** The same for as long as every ID and every number of a criterion stands where it stood: then what all IDs mean is the same. */
  readonly names: Names;
}

export interface Meaning {
  readonly resolution: Resolution;
  readonly criterion: string | undefined;
}

/** @param before kept as far as the requirements are the same */
export function resolverOf(requirements: readonly Requirement[], before?: Resolver): Resolver {
  if (before !== undefined && isSameList(before.requirements, requirements)) return before;
  if (before === undefined || !haveSameNames(before.requirements, requirements))
    return resolver(requirements, namesOf(requirements), before);
  return resolver(requirements, before.names, before);
}

function haveSameNames(before: readonly Requirement[], now: readonly Requirement[]): boolean {
  return (
    before.length === now.length &&
    now.every((each, at) => {
      const old = before[at];
      if (old === each) return true;
      return (
        old?.id === each.id &&
        old.criteria.length === each.criteria.length &&
        each.criteria.every(({ number }, n) => old.criteria[n]?.number === number)
      );
    })
  );
}

function resolver(requirements: readonly Requirement[], names: Names, before: Resolver | undefined): Resolver {
  const places = lazily(() => new Map(requirements.map((requirement, at) => [requirement, at])));
  /** One for each requirement: who compares sees at once that an ID still means the same. */
  const found = requirements.map((requirement, at): Resolution => {
    const known = before?.found[before.requirements[at] === requirement ? at : (before.at(requirement) ?? -1)];
    return known ?? { kind: 'found', requirement };
  });
  const ambiguous = new Map<readonly number[], Resolution>();
  const told = (meant: Found): Resolution => {
    if (typeof meant === 'number') return found[meant] ?? foreign;
    if (!isSeveral(meant)) return meant;
    let own = ambiguous.get(meant);
    if (own === undefined)
      ambiguous.set(meant, (own = { kind: 'ambiguous', requirements: meant.flatMap((at) => requirements[at] ?? []) }));
    return own;
  };
  const meaningOf = (sense: Sense): Meaning => ({ resolution: told(sense.found), criterion: sense.criterion });
  return {
    requirements,
    found,
    names,
    at: (requirement) => places().get(requirement),
    meant: (id) => {
      const { found: own } = names.sense(id, undefined);
      return typeof own === 'number' ? own : undefined;
    },
    resolve: (id) => told(names.found(id)),
    meaning: (id, criterion) => meaningOf(names.sense(id, criterion)),
  };
}
