import { isSameList } from '../kept.ts';
import { lazily } from '../lazily.ts';
import type { CitedId, Requirement, Resolution } from '../model.ts';
import { type Found, foreign, isSeveral, type Names, namesOf, type Sense } from './names.ts';

export interface Resolver {
  readonly requirements: readonly Requirement[];
  /** Where a requirement stands among them; undefined for one that is no longer there. */
  readonly at: (requirement: Requirement) => number | undefined;
  /** Where the requirement stands that an ID means; undefined where it means none, or several. */
  readonly meant: (id: string) => number | undefined;
  readonly resolve: (id: string) => Resolution;
  /** What a citation with a criterion means; `login/2.1` may be criterion 1 of `login/2`. */
  readonly meaning: (id: string, criterion: string | undefined) => Meaning;
  /** What a mention in running text means: its longest reading that is known. `text` may settle what is ambiguous. */
  readonly mentioned: (cited: CitedId, text: string) => Meaning;
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
    return resolver(requirements, namesOf(requirements));
  return resolver(requirements, before.names);
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

function resolver(requirements: readonly Requirement[], names: Names): Resolver {
  const places = lazily(() => new Map(requirements.map((requirement, at) => [requirement, at])));
  const ambiguous = new Map<readonly number[], Resolution>();
  const told = (found: Found): Resolution => {
    if (typeof found === 'number') {
      const requirement = requirements[found];
      return requirement === undefined ? foreign : foundResolution(requirement);
    }
    if (!isSeveral(found)) return found;
    let own = ambiguous.get(found);
    if (own === undefined)
      ambiguous.set(found, (own = { kind: 'ambiguous', requirements: found.flatMap((at) => requirements[at] ?? []) }));
    return own;
  };
  const meaningOf = ({ found, criterion }: Sense): Meaning => ({ resolution: told(found), criterion });
  return {
    requirements,
    names,
    at: (requirement) => places().get(requirement),
    meant: (id) => {
      const { found } = names.sense(id, undefined);
      return typeof found === 'number' ? found : undefined;
    },
    resolve: (id) => told(names.found(id)),
    meaning: (id, criterion) => meaningOf(names.sense(id, criterion)),
    mentioned: (cited, text) => meaningOf(names.mentioned(cited, text)),
  };
}

const resolutions = new WeakMap<Requirement, Resolution>();

/** One for each requirement: who compares sees at once that an ID still means the same. */
function foundResolution(requirement: Requirement): Resolution {
  let own = resolutions.get(requirement);
  if (own === undefined) resolutions.set(requirement, (own = { kind: 'found', requirement }));
  return own;
}
