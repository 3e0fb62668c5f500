import { isId, prefixOf, spelling } from '../ids.ts';
import type { CitedId, Requirement, Resolution } from '../model.ts';
import { nearest } from '../nearest.ts';
import { grouped } from '../grouped.ts';

export interface Resolver {
  readonly resolve: (id: string) => Resolution;
  /** What a citation with a criterion means; `login/2.1` may be criterion 1 of `login/2`. */
  readonly meaning: (id: string, criterion: string | undefined) => Meaning;
  /** What a mention in running text means: its longest reading that is known. `text` may settle what is ambiguous. */
  readonly mentioned: (cited: CitedId, text: string) => Meaning;
}

export interface Meaning {
  readonly resolution: Resolution;
  readonly criterion: string | undefined;
}

const resolvers = new WeakMap<
  Requirement,
  { readonly requirements: readonly Requirement[]; readonly resolver: Resolver }
>();

/** Kept for as long as the requirements are the same. */
export function resolverOf(requirements: readonly Requirement[]): Resolver {
  const [first] = requirements;
  const known = first === undefined ? undefined : resolvers.get(first);
  if (
    known?.requirements.length === requirements.length &&
    known.requirements.every((each, i) => each === requirements[i])
  ) {
    return known.resolver;
  }
  const made = resolver(requirements);
  if (first !== undefined) resolvers.set(first, { requirements, resolver: made });
  return made;
}

/** Two requirements that answer to one ID are never chosen between. */
function resolver(requirements: readonly Requirement[]): Resolver {
  const byId = grouped(requirements, ({ id }) => id);
  const bySpelling = grouped(requirements, ({ id }) => spelling(id));
  const byShortForm = grouped(requirements, ({ id }) => shortForm(id));
  const byOrdinal = grouped(requirements, ({ id }) => ordinalForm(id));
  const families = grouped(
    requirements.flatMap(({ id }) => familiesOf(id).map((family) => ({ family, id }))),
    ({ family }) => family,
  );
  const known = new Map<string, Resolution>();

  const resolve: Resolver['resolve'] = (id) => {
    let resolution = known.get(id);
    if (resolution === undefined) known.set(id, (resolution = look(id)));
    return resolution;
  };
  const look: Resolver['resolve'] = (id) => {
    const found = byId.get(id) ?? bySpelling.get(spelling(id)) ?? byShortForm.get(spelling(id));
    if (found !== undefined) return only(found);
    const [, ordinal] = byOrdinal.size === 0 ? [] : (inWords.exec(id) ?? []);
    if (ordinal !== undefined) {
      const numbered = byOrdinal.get(ordinal);
      return numbered === undefined ? { kind: 'unknown', nearest: [] } : only(numbered);
    }
    const kin = familiesOf(id).flatMap((family) => families.get(family) ?? []);
    if (kin.length === 0) return { kind: 'foreign' };
    return { kind: 'unknown', nearest: nearestOf(id, new Set(kin.map((each) => each.id))) };
  };

  const whole = new Map<string, Meaning>();
  const meaning: Resolver['meaning'] = (id, criterion) => {
    if (criterion !== undefined) return lookUp(id, criterion);
    let found = whole.get(id);
    if (found === undefined) whole.set(id, (found = lookUp(id, undefined)));
    return found;
  };
  const lookUp: Resolver['meaning'] = (id, criterion) => {
    const resolution = resolve(id);
    if (resolution.kind === 'found') return { resolution, criterion: numberOf(resolution.requirement, criterion) };
    const [, head, tail] = criterion === undefined ? (numbered.exec(id) ?? []) : [];
    if (head === undefined || tail === undefined) return { resolution, criterion };
    const outer = havingCriterion(resolve(head), tail);
    if (outer.kind === 'found') return { resolution: outer, criterion: numberOf(outer.requirement, tail) };
    return outer.kind === 'foreign' ? { resolution, criterion } : { resolution: outer, criterion: tail };
  };

  const mentioned: Resolver['mentioned'] = ({ readings }, text) => {
    for (const { id, criterion } of readings) {
      const { resolution } = meaning(id, criterion);
      if (resolution.kind === 'found') return meaning(id, criterion);
      if (resolution.kind !== 'ambiguous') continue;
      // `001-login/FR-001 locks` names the whole ID although only its last part looks like one.
      const named = resolution.requirements.filter(
        (requirement) => requirement.id !== id && text.includes(requirement.id),
      );
      return { resolution: named.length > 0 ? only(named) : resolution, criterion };
    }
    return { resolution: { kind: 'foreign' }, criterion: undefined };
  };

  return { resolve, meaning, mentioned };
}

/** IDs that are suggested for one that nobody knows. */
const most = 3;

const numbered = /^((?:.*\/|Requirement )\d+)\.(\d+)$/;
/** Kiro's way to name a requirement of the feature at hand. A bare ordinal means nothing. */
const inWords = /^Requirement (\d+)$/;

/** Of several that are meant by an ordinal alone, the one that has such a criterion at all. */
function havingCriterion(resolution: Resolution, criterion: string): Resolution {
  if (resolution.kind !== 'ambiguous') return resolution;
  const having = resolution.requirements.filter(({ criteria }) => criteria.some(({ number }) => number === criterion));
  return having.length > 0 ? only(having) : resolution;
}

/** The criterion as the requirement numbers it: some conventions write `2.1` for criterion 1 of requirement 2. */
function numberOf(requirement: Requirement, criterion: string | undefined): string | undefined {
  if (criterion === undefined || requirement.criteria.some(({ number }) => number === criterion)) return criterion;
  return requirement.criteria.find(({ number }) => number.endsWith(`.${criterion}`))?.number ?? criterion;
}

function only(requirements: readonly Requirement[]): Resolution {
  const [first, ...others] = requirements;
  if (first === undefined) return { kind: 'foreign' };
  return others.length === 0 ? { kind: 'found', requirement: first } : { kind: 'ambiguous', requirements };
}

/** `FR-001` of `001-login/FR-001`; undefined where nothing but an ordinal is left. */
function shortForm(id: string): string | undefined {
  const short = id.slice(id.lastIndexOf('/') + 1);
  return short === id || /^[\d.]*$/.test(short) ? undefined : spelling(short);
}

/** `2` of `login/2`. */
function ordinalForm(id: string): string | undefined {
  return /\/(\d+)$/.exec(id)?.[1];
}

/** A short form is compared with short forms. */
function nearestOf(id: string, known: ReadonlySet<string>): string[] {
  if (id.includes('/')) return nearest(id, known, most);
  const byShort = new Map([...known].map((each) => [each.slice(each.lastIndexOf('/') + 1), each] as const));
  return nearest(id, byShort.keys(), most).map((short) => byShort.get(short) ?? short);
}

/** IDs of one family belong to one numbering: if nobody uses it here, an ID of it is somebody else's. */
function familiesOf(id: string): string[] {
  const tilde = id.indexOf('~');
  if (tilde > 0) return [id.slice(0, tilde + 1)];
  const slash = id.lastIndexOf('/');
  const short = id.slice(slash + 1);
  const prefix = /\d[a-z]?$/.test(short) ? prefixOf(short).replace(/[_.]/g, '-') : '';
  return [
    ...(prefix === '' || (slash >= 0 && !isId(short)) ? [] : [prefix]),
    ...(slash < 0 ? [] : [id.slice(0, slash + 1)]),
  ];
}
